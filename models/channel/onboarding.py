"""What is missing before orders can come in for the first time."""

from collections.abc import Iterator

from odoo import api, fields, models


class CommerceChannel(models.Model):
    _inherit = "commerce.channel"

    orders_to_do = fields.Text(
        "Before the First Import of Orders",
        compute="_compute_orders_to_do",
        compute_sudo=True,
    )

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
    def _compute_orders_to_do(self):
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
        granted = (self.shopify_scopes or "").split(", ")
        if "read_orders" not in granted:
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
