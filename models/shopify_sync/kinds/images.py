"""The work of images that wait, without their products."""

from odoo.tools.translate import LazyTranslate

from ....services.shopify.importers.phase import ChosenRecords
from ...shopify_sync_mode import SyncMode
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
    def is_due(cls, shop):
        """Whether images wait, and no run of products is there to load them, too."""
        runs = shop.env["shopify.sync"]
        return (
            not (
                runs._is_at_work(cls.kind, shop) or runs._is_open_or_failed([cls], shop)
            )
            and waiting_images(shop).any()
        )

    def records(self, source, importer):
        return ChosenRecords(source, importer, [])

    def phases(self):
        return [self.images_phase()]


WORKS = (ImportImages,)
