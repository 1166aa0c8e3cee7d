"""What a person opens from a shop."""

from odoo import fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain
from odoo.tools import SQL

from ...services.shopify.gid import GID, parse_shopify_id_from_gid
from ..runs.kinds.kind import KINDS, Kind

ADMIN_URL = "https://admin.shopify.com/store"
PAGES = {
    **{kind.resource: kind.page for kind in KINDS},
    "Collection": "collections",
    "Company": "companies",
}


class CommerceChannel(models.Model):
    _inherit = "commerce.channel"

    product_count = fields.Integer("Products", compute="_compute_product_count")
    gone_count = fields.Integer("Gone", compute="_compute_product_count")
    not_imported_count = fields.Integer(
        "Not Imported",
        compute="_compute_not_imported",
        help="Products, customers and orders that wait among the issues and did not"
        " come in.",
    )
    collection_count = fields.Integer("Collections", compute="_compute_product_count")
    media_count = fields.Integer("Images", compute="_compute_product_count")
    customer_count = fields.Integer("Customers", compute="_compute_order_count")
    order_count = fields.Integer("Orders", compute="_compute_order_count")
    held_count = fields.Integer("Held Orders", compute="_compute_order_count")

    def _compute_product_count(self):
        counts = self._count("commerce.product", [("state", "=", "bound")])
        gone = self._count("commerce.product", [("state", "=", "gone")])
        collections = self._count("commerce.collection", [])
        media = self._count("commerce.media", [("state", "=", "stored")])
        for shop in self:
            shop.product_count = counts.get(shop, 0)
            shop.gone_count = gone.get(shop, 0)
            shop.collection_count = collections.get(shop, 0)
            shop.media_count = media.get(shop, 0)

    def _compute_order_count(self):
        customers = self._count("commerce.customer", [("state", "=", "bound")])
        orders = self._count("commerce.order", [("state", "=", "bound")])
        held = self._count("commerce.order", [("is_held", "=", True)])
        for shop in self:
            shop.customer_count = customers.get(shop, 0)
            shop.order_count = orders.get(shop, 0)
            shop.held_count = held.get(shop, 0)

    def _compute_not_imported(self):
        for shop in self:
            external_ids = set(shop._issues_not_imported().mapped("external_id"))
            shop.not_imported_count = len(external_ids)

    def _issues_not_imported(self):
        """Return the open issues of records that have no link."""
        issues = [("channel_id", "=", self.id), ("state", "=", "open")]
        without = Domain.OR(self._without_link(kind) for kind in KINDS)
        return self.env["commerce.issue"].search(Domain(issues) & without)

    def _without_link(self, kind: Kind) -> Domain:
        linked = self.env[kind.link]._search(
            [("channel_id", "=", self.id), ("external_id", "!=", False)]
        )
        return Domain(
            "external_id", "=like", f"gid://shopify/{kind.resource}/%"
        ) & Domain(
            "external_id",
            "not in",
            linked.subselect(SQL.identifier(linked.table, "external_id")),
        )

    def action_open_not_imported(self):
        """Open the issues of what did not come in."""
        self.check_access("read")
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "commerce_sync.issue_action"
        )
        issues = self._issues_not_imported()
        return action | {"context": {}, "domain": [("id", "in", issues.ids)]}

    def action_open_in_channel(self):
        """Open the shop's back office in its system."""
        self.ensure_one()
        return self._open_record("")

    def _open_record(self, external_id):
        """Return the action that opens the page of a record in its system."""
        url = self._by_system("page", external_id)
        return {"type": "ir.actions.act_url", "url": url, "target": "new"}

    def _shopify_page(self, external_id):
        found = GID.fullmatch(external_id or "")
        page = PAGES.get(found and found["kind"])
        path = f"/{page}/{found['id']}" if page else ""
        if self.shopify_api_url:
            raise UserError(
                self.env._(
                    "“%(shop)s” is a test shop at %(address)s and has no page at"
                    " Shopify.",
                    shop=self.name,
                    address=self.shopify_api_url,
                )
            )
        return f"{ADMIN_URL}/{self.shopify_shop_url_key}{path}"

    def _shopify_number(self, external_id):
        return parse_shopify_id_from_gid(external_id)
