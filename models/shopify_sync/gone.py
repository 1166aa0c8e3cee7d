"""What Shopify deleted is marked when a run has stored everything else."""

from odoo import api, fields, models
from odoo.tools import SQL

from ...services.shopify.importers.gone import GonePhase
from ...services.shopify.importers.product_gone_source import ProductGoneSource
from ...services.shopify.importers.product_gone_store import ProductGoneStore
from ..shopify_sync_mode import SyncMode


class ShopifySync(models.Model):
    _inherit = "shopify.sync"

    gone_count = fields.Integer(
        "Gone",
        readonly=True,
        copy=False,
        help="Records that Shopify deleted. They are marked; nothing is deleted here.",
    )

    @api.model
    def _afresh(self):
        return {**super()._afresh(), "gone_count": 0}

    def _later_phases(self, mode, shop, service):
        source = ProductGoneSource(service.client)
        gone = GonePhase(
            source,
            ProductGoneStore(shop.env, shop),
            lambda window: self._suspects(mode, source, window),
        )
        return [gone, *super()._later_phases(mode, shop, service)]

    def _suspects(self, mode, source, window):
        """Return the gids that may be gone: of all links, or where a run has a hint."""
        if mode.is_one or mode.is_batch:
            return self._bound_gids(
                self.parameters.get("gids") or [self.parameters["gid"]]
            )
        since = window.get("since")
        if mode is SyncMode.IMPORT_CHANGED_PRODUCTS and since:
            return self._bound_gids(source.deleted_since(since))
        return self._bound_gids()

    def _bound_gids(self, among=None):
        """Return gids of linked products, by a cursor that is closed at once."""
        chosen = SQL() if among is None else SQL("AND gid = ANY(%s)", list(among))
        with self.pool.cursor() as cr:
            cr.execute(
                SQL(
                    """
                    SELECT gid FROM shopify_product
                     WHERE shop_id = %s AND state = 'bound' AND gid IS NOT NULL %s
                    """,
                    self.shop_id.id,
                    chosen,
                )
            )
            return [gid for (gid,) in cr.fetchall()]
