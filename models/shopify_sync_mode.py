"""The modes of synchronisation, and the lane each one belongs to."""

from enum import Enum
from typing import NamedTuple

from odoo.tools.translate import LazyTranslate

_lt = LazyTranslate(__name__)


class SyncMode(Enum):
    """What a run does. Only what works is listed."""

    IMPORT_CHANGED_PRODUCTS = "import_changed_products"
    IMPORT_ALL_PRODUCTS = "import_all_products"
    IMPORT_ONE_PRODUCT = "import_one_product"
    IMPORT_BATCH_PRODUCTS = "import_batch_products"
    IMPORT_IMAGES = "import_images"
    IMPORT_CHANGED_CUSTOMERS = "import_changed_customers"
    IMPORT_ALL_CUSTOMERS = "import_all_customers"
    IMPORT_ONE_CUSTOMER = "import_one_customer"
    IMPORT_BATCH_CUSTOMERS = "import_batch_customers"
    IMPORT_CHANGED_ORDERS = "import_changed_orders"
    IMPORT_ALL_ORDERS = "import_all_orders"
    IMPORT_ONE_ORDER = "import_one_order"
    IMPORT_BATCH_ORDERS = "import_batch_orders"
    CHECK_ORDERS = "check_orders"

    @property
    def lane(self) -> str:
        """Runs of one lane of a shop follow each other."""
        return LANES[self]

    @property
    def kind(self) -> "Kind":
        """The kind of record that the mode is about."""
        return next(kind for kind in KINDS if kind.lane == self.lane)

    @property
    def is_one(self) -> bool:
        """Whether the mode needs to be told which record."""
        return any(self is kind.one for kind in KINDS)

    @property
    def is_batch(self) -> bool:
        """Whether the mode needs to be told which records."""
        return any(self is kind.batch for kind in KINDS)

    @property
    def is_changed(self) -> bool:
        """Whether the mode reads what changed since the last time."""
        return any(self is kind.changed for kind in KINDS)

    @property
    def is_all(self) -> bool:
        """Whether the mode reads every record of its kind."""
        return any(self is kind.all for kind in KINDS)


class Kind(NamedTuple):
    """A kind of record, Shopify's name of it, and the modes that import it."""

    lane: str
    resource: str
    changed: SyncMode
    all: SyncMode
    one: SyncMode
    batch: SyncMode


KINDS = (
    Kind(
        "products",
        "Product",
        SyncMode.IMPORT_CHANGED_PRODUCTS,
        SyncMode.IMPORT_ALL_PRODUCTS,
        SyncMode.IMPORT_ONE_PRODUCT,
        SyncMode.IMPORT_BATCH_PRODUCTS,
    ),
    Kind(
        "customers",
        "Customer",
        SyncMode.IMPORT_CHANGED_CUSTOMERS,
        SyncMode.IMPORT_ALL_CUSTOMERS,
        SyncMode.IMPORT_ONE_CUSTOMER,
        SyncMode.IMPORT_BATCH_CUSTOMERS,
    ),
    Kind(
        "orders",
        "Order",
        SyncMode.IMPORT_CHANGED_ORDERS,
        SyncMode.IMPORT_ALL_ORDERS,
        SyncMode.IMPORT_ONE_ORDER,
        SyncMode.IMPORT_BATCH_ORDERS,
    ),
)

LABELS = [
    (SyncMode.IMPORT_CHANGED_PRODUCTS.value, _lt("Import changed products")),
    (SyncMode.IMPORT_ALL_PRODUCTS.value, _lt("Import all products")),
    (SyncMode.IMPORT_ONE_PRODUCT.value, _lt("Import one product")),
    (SyncMode.IMPORT_BATCH_PRODUCTS.value, _lt("Import chosen products")),
    (SyncMode.IMPORT_IMAGES.value, _lt("Import waiting images")),
    (SyncMode.IMPORT_CHANGED_CUSTOMERS.value, _lt("Import changed customers")),
    (SyncMode.IMPORT_ALL_CUSTOMERS.value, _lt("Import all customers")),
    (SyncMode.IMPORT_ONE_CUSTOMER.value, _lt("Import one customer")),
    (SyncMode.IMPORT_BATCH_CUSTOMERS.value, _lt("Import chosen customers")),
    (SyncMode.IMPORT_CHANGED_ORDERS.value, _lt("Import changed orders")),
    (SyncMode.IMPORT_ALL_ORDERS.value, _lt("Import all orders")),
    (SyncMode.IMPORT_ONE_ORDER.value, _lt("Import one order")),
    (SyncMode.IMPORT_BATCH_ORDERS.value, _lt("Import chosen orders")),
    (SyncMode.CHECK_ORDERS.value, _lt("Look for missing orders")),
]

LANES = {
    **{mode: kind.lane for kind in KINDS for mode in kind[2:]},
    SyncMode.IMPORT_IMAGES: "products",
    SyncMode.CHECK_ORDERS: "orders",
}

# An import of everything brings in what changed, too.
COVERED_BY = {kind.changed: kind.all for kind in KINDS}

# A person waits for what was chosen; a whole catalogue can wait for a person.
URGENT = 5
