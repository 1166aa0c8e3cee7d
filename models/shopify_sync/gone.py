"""What Shopify deleted is marked when a run has stored everything else."""

from functools import partial

from odoo import api, fields, models
from odoo.tools import SQL

from ...services.shopify.importers.gone import GonePhase
from ...services.shopify.importers.product_gone_source import ProductGoneSource
from ...services.shopify.importers.product_gone_store import ProductGoneStore
from ...services.shopify.importers.tried_gone import TriedGone
from ..shopify_sync_mode import SyncMode

# Where links lead to in Odoo.
LINKED = {"shopify.customer": "partner_id", "shopify.order": "sale_order_id"}


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
        if mode.lane != "products":
            return super()._later_phases(mode, shop, service)
        store = ProductGoneStore(shop.env, shop)
        gone = self._gone_phase(mode, shop, service, store)
        return [gone, *super()._later_phases(mode, shop, service)]

    def _gone_phase(self, mode, shop, service, store):
        """Return the phase that finds what is gone and hands it to a store."""
        source = ProductGoneSource(service.client)
        return GonePhase(
            source,
            store,
            # Read now: no transaction is to be open while the network is used.
            partial(self._suspects, mode, source, shop.id, self._gids_asked_for()),
        )

    def _gids_asked_for(self):
        parameters = self.parameters or {}
        return parameters.get("gids") or [parameters.get("gid")]

    def _suspects(self, mode, source, shop_id, gids, window):
        """Return the gids that may be gone: of all links, or where a run has a hint."""
        if mode.is_one or mode.is_batch:
            return self._bound_gids(shop_id, gids)
        since = window.get("since")
        if mode is SyncMode.IMPORT_CHANGED_PRODUCTS and since:
            return self._bound_gids(shop_id, source.deleted_since(since))
        return self._bound_gids(shop_id)

    def _gone_by_ids(self, mode, shop, service, store, model, condition=None):
        """Return the phase of records whose deletion Shopify tells by no event.

        :param condition: which links may be asked for; none where all
        """
        chosen = mode.is_one or mode.is_batch
        gids = self._gids_asked_for() if chosen else None
        return GonePhase(
            # It asks for ids alone, of whatever kind.
            ProductGoneSource(service.client),
            self._tried(shop, store, model) if self.dry_run else store,
            lambda window: self._bound_gids(shop.id, gids, model, condition),
        )

    def _tried(self, shop, store, model):
        """Return what tells of marking links, and marks none."""
        return TriedGone(
            shop.env,
            shop,
            store,
            self._plan_book(),
            links=model,
            record=LINKED[model],
            lang=self._reader_lang(),
        )

    def _bound_gids(self, shop_id, among=None, model="shopify.product", condition=None):
        """Return gids of linked records, by a cursor that is closed at once."""
        chosen = SQL() if among is None else SQL("AND gid = ANY(%s)", list(among))
        if condition:
            chosen = SQL("%s AND %s", chosen, condition)
        with self.pool.cursor() as cr:
            cr.execute(
                SQL(
                    """
                    SELECT gid FROM %s
                     WHERE shop_id = %s AND state = 'bound' AND gid IS NOT NULL %s
                    """,
                    SQL.identifier(self.env[model]._table),
                    shop_id,
                    chosen,
                )
            )
            return [gid for (gid,) in cr.fetchall()]
