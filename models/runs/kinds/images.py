"""The work of images that wait, without their products."""

from odoo.models import BaseModel
from odoo.tools.translate import LazyTranslate

from ....services.shopify.run.phases import ChosenRecords, Importer, Phase
from ....services.shopify.run.reader import Source
from ..mode import SyncMode
from .products import ImportProducts
from .waiting_images import waiting_images

_lt = LazyTranslate(__name__)


class ImportImages(ImportProducts):
    """Loads images, as every run of products does at its end; it reads no product."""

    mode = SyncMode.IMPORT_IMAGES.value
    label = _lt("Import waiting images")
    hint = _lt("Loads the images that an import of products left for later.")
    # It follows up what an import has planned.
    can_dry_run = False

    @classmethod
    def is_due(cls, shop: BaseModel) -> bool:
        """Whether images wait, and no run of products is there to load them, too."""
        runs = shop._runs()
        if runs._is_at_work(cls.kind, shop) or runs._is_open_or_failed([cls], shop):
            return False
        return waiting_images(shop).any()

    def records(self, source: Source, importer: Importer) -> ChosenRecords:
        return ChosenRecords(source, importer, [])

    def phases(self) -> list[Phase]:
        return [self.images_phase()]


WORKS = (ImportImages,)
