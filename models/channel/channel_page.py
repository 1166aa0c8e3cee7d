"""A shop's page: how much came in, what is opened from it, what is to do first."""

from collections.abc import Iterator
from typing import Any

from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import SQL

from ..runs.kinds.kind import KINDS, Kind


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
    conflict_count = fields.Integer(
        "Conflicts",
        compute="_compute_product_count",
        help="Fields that both sides changed, and that wait for a choice.",
    )
    customer_count = fields.Integer("Customers", compute="_compute_order_count")
    order_count = fields.Integer("Orders", compute="_compute_order_count")
    held_count = fields.Integer("Held Orders", compute="_compute_order_count")
    orders_to_do = fields.Text(
        "Before the First Import of Orders",
        compute="_compute_orders_to_do",
        compute_sudo=True,
    )

    def _compute_product_count(self) -> None:
        counts = self._count("commerce.product", [("state", "=", "bound")])
        gone = self._count("commerce.product", [("state", "=", "gone")])
        collections = self._count("commerce.collection", [])
        media = self._count("commerce.media", [("state", "=", "stored")])
        conflicts = self._count("commerce.conflict", [("state", "=", "open")])
        for shop in self:
            shop.conflict_count = conflicts.get(shop, 0)
            shop.product_count = counts.get(shop, 0)
            shop.gone_count = gone.get(shop, 0)
            shop.collection_count = collections.get(shop, 0)
            shop.media_count = media.get(shop, 0)

    def _compute_order_count(self) -> None:
        customers = self._count("commerce.customer", [("state", "=", "bound")])
        orders = self._count("commerce.order", [("state", "=", "bound")])
        held = self._count("commerce.order", [("is_held", "=", True)])
        for shop in self:
            shop.customer_count = customers.get(shop, 0)
            shop.order_count = orders.get(shop, 0)
            shop.held_count = held.get(shop, 0)

    def _compute_not_imported(self) -> None:
        for shop in self:
            external_ids = set(shop._issues_not_imported().mapped("external_id"))
            shop.not_imported_count = len(external_ids)

    def _issues_not_imported(self) -> models.BaseModel:
        """Return the open issues of records that have no link."""
        issues = [("channel_id", "=", self.id), ("state", "=", "open")]
        without = Domain.OR(self._without_link(kind) for kind in KINDS)
        return self.env["commerce.issue"].search(Domain(issues) & without)

    def _without_link(self, kind: Kind) -> Domain:
        linked = self.env[kind.link]._search(
            [("channel_id", "=", self.id), ("external_id", "!=", False)]
        )
        return self._by_system("ids_of", kind) & Domain(
            "external_id",
            "not in",
            linked.subselect(SQL.identifier(linked.table, "external_id")),
        )

    def action_open_not_imported(self) -> dict[str, Any]:
        """Open the issues of what did not come in."""
        self.check_access("read")
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "commerce_sync.issue_action"
        )
        issues = self._issues_not_imported()
        return action | {"context": {}, "domain": [("id", "in", issues.ids)]}

    def action_open_in_channel(self) -> dict[str, Any]:
        """Open the shop's back office in its system."""
        self.ensure_one()
        return self._open_record("")

    def _open_record(self, external_id: str) -> dict:
        """Return the action that opens the page of a record in its system."""
        url = self._by_system("page", external_id)
        return {"type": "ir.actions.act_url", "url": url, "target": "new"}

    # What is missing before orders can come in for the first time

    @api.depends(
        "shopify_scopes",
        "checked_at",
        "first_import_at",
        "first_orders_at",
        "invoicing",
        "invoice_journal_id",
        "register_payments",
        "payment_journal_id",
        "documents_since",
        "create_taxes",
        "tax_warning",
        "company_id.account_fiscal_country_id",
        "order_warehouse_id",
    )
    @api.depends_context("lang")
    def _compute_orders_to_do(self) -> None:
        for shop in self:
            steps = () if shop.first_orders_at else shop._orders_to_do()
            shop.orders_to_do = "\n".join(f"• {step}" for step in steps) or False

    def _orders_to_do(self) -> Iterator[str]:
        """Yield what a person should do first, in its order."""
        if not self.checked_at:
            yield self.env._("Press Test Connection, which tells the granted scopes.")
            return
        yield from self._scopes_to_do()
        yield from self._company_to_do()
        if not self.first_import_at:
            yield self.env._(
                "Import the products first, so that order lines find theirs."
            )
        if self.tax_warning:
            yield self.tax_warning
        if not self.create_taxes and not self.tax_ids:
            yield self.env._(
                "Name the shop's taxes under Mappings, or let missing ones be made: no"
                " order with an unknown tax goes on."
            )
        yield from self._journals_to_do()

    def _scopes_to_do(self) -> Iterator[str]:
        if "read_orders" not in (granted := self._granted()):
            yield self.env._(
                "Grant the scope read_orders to the app in Shopify, and test the"
                " connection again. Without it no order comes in."
            )
        if "read_customers" not in granted:
            yield self.env._(
                "Grant the scope read_customers to the app in Shopify. Without it"
                " customers do not come in, and orders know their buyers by the billing"
                " address alone."
            )

    def _company_to_do(self) -> Iterator[str]:
        """Yield what Odoo wants of every company that sells."""
        company = self.company_id.name
        if not self.company_id.account_fiscal_country_id:
            yield self.env._(
                "Set the country of %(company)s under Settings → Users & Companies →"
                " Companies. Without it Odoo can have no taxes, and orders with taxes"
                " wait.",
                company=company,
            )
        if not self._has_warehouse():
            yield self.env._(
                "Create a warehouse of %(company)s under Inventory → Configuration →"
                " Warehouse Management → Warehouses: Odoo confirms no order of goods"
                " without one.",
                company=company,
            )

    def _has_warehouse(self) -> bool:
        return bool(
            self.order_warehouse_id
            or self.env["stock.warehouse"].search_count(
                [("company_id", "=", self.company_id.id)], limit=1
            )
        )

    def _journals_to_do(self) -> Iterator[str]:
        if self.invoicing != "none" and not self._has_sale_journal():
            yield self.env._(
                "Create a sales journal in Accounting: %(company)s has none to invoice"
                " with.",
                company=self.company_id.name,
            )
        if self.register_payments and not self.payment_journal_id:
            yield self.env._(
                "Choose a journal of other payments under Invoicing, or"
                " payments of unknown methods wait among the issues."
            )
        if self.invoicing != "none" and not self.documents_since:
            yield self.env._(
                "Are older orders in your accounts already? Then set Invoices and"
                " Payments Since, or they are invoiced again."
            )

    def _has_sale_journal(self) -> bool:
        return bool(
            self.invoice_journal_id
            or self.env["account.journal"].search_count(
                [("type", "=", "sale"), ("company_id", "=", self.company_id.id)],
                limit=1,
            )
        )
