"""What a run of one record brought in, for the person who wanted it."""

from odoo import api, fields, models

from ...services.shopify.gid import GID
from ..shopify_shop.navigation import LINKS
from ..shopify_sync_mode import SyncMode

# What each kind of link leads to.
SHOWN = ("sale_order_id", "product_tmpl_id", "partner_id")


class ShopifySync(models.Model):
    _inherit = "shopify.sync"

    has_imported = fields.Boolean(
        compute="_compute_has_imported", help="Its one record is in Odoo."
    )

    held_count = fields.Integer(
        "Held Orders",
        compute="_compute_held_count",
        help="Orders of the shop that wait for a person now.",
    )

    def _compute_held_count(self):
        for sync in self:
            is_about = bool(sync.mode) and SyncMode(sync.mode).lane == "orders"
            sync.held_count = is_about and sync.shop_id.held_count

    @api.depends("state")
    def _compute_has_imported(self):
        for sync in self:
            sync.has_imported = sync.state == "success" and bool(sync._imported())

    def _imported(self):
        """Return the link of a run's one record; empty if it did not come in."""
        gid = self._only_gid()
        kind = gid and GID.fullmatch(gid)
        if not kind or kind["kind"] not in LINKS:
            return self.env["shopify.order"]
        links = self.env[LINKS[kind["kind"]]]
        return links.search([("shop_id", "=", self.shop_id.id), ("gid", "=", gid)])

    def _only_gid(self):
        """Return the gid of a run's one record, which a name was looked up for."""
        parameters = self.parameters or {}
        found = (self.window or {}).get("gids") or []
        gids = [parameters.get("gid"), *(found if parameters.get("name") else [])]
        return next(filter(None, gids), None)

    def action_open_imported(self):
        """Open what came in: the sales order, the contact or the product."""
        self.ensure_one()
        link = self._imported()
        record = next(
            filter(None, (link[name] for name in SHOWN if name in link._fields)), link
        )
        return {
            "type": "ir.actions.act_window",
            "res_model": record._name,
            "res_id": record.id,
            "views": [(False, "form")],
        }
