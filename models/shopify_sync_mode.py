"""The modes of synchronisation, and the lane each one belongs to."""

from enum import Enum

from odoo.tools.translate import LazyTranslate

_lt = LazyTranslate(__name__)


class SyncMode(Enum):
    """What a run does. Only what works is listed."""

    IMPORT_CHANGED_PRODUCTS = "import_changed_products"
    IMPORT_ALL_PRODUCTS = "import_all_products"
    IMPORT_ONE_PRODUCT = "import_one_product"
    IMPORT_BATCH_PRODUCTS = "import_batch_products"
    IMPORT_IMAGES = "import_images"

    @property
    def lane(self) -> str:
        """Runs of one lane of a shop follow each other."""
        return LANES[self]

    @property
    def is_one(self) -> bool:
        """Whether the mode needs to be told which record."""
        return self in ONE

    @property
    def is_batch(self) -> bool:
        """Whether the mode needs to be told which records."""
        return self in BATCH


LABELS = [
    (SyncMode.IMPORT_CHANGED_PRODUCTS.value, _lt("Import changed products")),
    (SyncMode.IMPORT_ALL_PRODUCTS.value, _lt("Import all products")),
    (SyncMode.IMPORT_ONE_PRODUCT.value, _lt("Import one product")),
    (SyncMode.IMPORT_BATCH_PRODUCTS.value, _lt("Import chosen products")),
    (SyncMode.IMPORT_IMAGES.value, _lt("Import waiting images")),
]

LANES = {
    SyncMode.IMPORT_CHANGED_PRODUCTS: "products",
    SyncMode.IMPORT_ALL_PRODUCTS: "products",
    SyncMode.IMPORT_ONE_PRODUCT: "products",
    SyncMode.IMPORT_BATCH_PRODUCTS: "products",
    SyncMode.IMPORT_IMAGES: "products",
}

# An import of everything brings in what changed, too.
COVERED_BY = {SyncMode.IMPORT_CHANGED_PRODUCTS: SyncMode.IMPORT_ALL_PRODUCTS}

ONE = {SyncMode.IMPORT_ONE_PRODUCT}
BATCH = {SyncMode.IMPORT_BATCH_PRODUCTS}

# A person waits for what was chosen; a whole catalogue can wait for a person.
URGENT = 5
