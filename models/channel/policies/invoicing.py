"""What a shop's orders become once they are in Odoo: documents, payments, taxes."""

from odoo import api, fields, models


class CommerceChannel(models.Model):
    _inherit = "commerce.channel"

    confirm_orders = fields.Boolean(
        default=True, help="Orders are confirmed and cancelled as the rules below say."
    )
    invoicing = fields.Selection(
        [("none", "None"), ("draft", "Drafts"), ("post", "Posted")],
        "Invoices",
        required=True,
        default="post",
        help="Invoices and credit notes of the orders that the rules invoice.",
    )
    register_payments = fields.Boolean(
        default=True,
        help="Payments and refunds are registered, each once, where the rules say so.",
    )
    documents_since = fields.Date(
        "Invoices and Payments Since",
        help="Orders placed before this day, in the shop's time zone, get neither"
        " invoices nor payments: they are in your accounts already. Money that moves"
        " for them from this day on, such as a refund, is told as an issue, to be"
        " booked by hand. Empty, all orders get them.",
    )
    payment_journal_id = fields.Many2one(
        "account.journal",
        "Journal of Other Payments",
        domain="[('type', 'in', ('bank', 'cash', 'credit')),"
        " ('company_id', '=', company_id)]",
        check_company=True,
        help="Payments whose method has no journal of its own. Without one they wait"
        " among the issues.",
    )
    invoice_journal_id = fields.Many2one(
        "account.journal",
        "Journal of Invoices",
        domain="[('type', '=', 'sale'), ('company_id', '=', company_id)]",
        check_company=True,
        help="Empty, the first sales journal of the company.",
    )
    gateway_ids = fields.One2many(
        "commerce.payment.gateway", "channel_id", "Payment Methods"
    )
    rule_ids = fields.One2many("commerce.order.rule", "channel_id", "Rules")

    # Taxes
    create_taxes = fields.Boolean(
        "Make Missing Taxes",
        default=True,
        help="A tax that an order has and Odoo has not is made. Off: the order waits as"
        " a quotation until you choose a tax for it.",
    )
    channel_tax_account_id = fields.Many2one(
        "account.account",
        "Account of Channels' Taxes",
        check_company=True,
        help="Where taxes are booked that a sales channel pays to the state. Empty: as"
        " other taxes.",
    )
    tax_ids = fields.One2many("commerce.tax", "channel_id", "Taxes")
    tax_warning = fields.Text(compute="_compute_tax_warning", compute_sudo=True)

    def _shopify_gateways_of_debts(self) -> dict[str, str]:
        """Return the ways to pay that spend what the shop owes, and what that is."""
        return {"gift_card": "gift_card", "shopify_store_credit": "store_credit"}

    def _begin_order_life(self, vals_list: list[dict]) -> None:
        """Give new shops rules for their orders and a journal for their payments."""
        self.env["commerce.order.rule"]._create_defaults(
            self.filtered(lambda shop: not shop.rule_ids)
        )
        for shop, vals in zip(self, vals_list, strict=True):
            if "payment_journal_id" not in vals:
                shop.payment_journal_id = shop._first_bank_journal()

    def _first_bank_journal(self) -> models.BaseModel:
        """Return where Odoo books payments if nobody chooses otherwise."""
        journals = self.env["account.journal"].sudo()
        domain = [
            *journals._check_company_domain(self.company_id),
            ("type", "=", "bank"),
        ]
        return journals.search(domain, limit=1)

    def action_default_rules(self) -> None:
        """Put the rules back to those that suit most shops."""
        self.rule_ids.unlink()
        self.env["commerce.order.rule"]._create_defaults(self)

    # Whether the shop and Odoo mean the same by a price

    @api.depends(
        "taxes_included",
        "checked_at",
        "company_id.account_sale_tax_id.price_include",
    )
    def _compute_tax_warning(self) -> None:
        for shop in self:
            tax = shop.company_id.account_sale_tax_id
            known = tax and shop.checked_at
            differs = bool(known) and tax.price_include != shop.taxes_included
            shop.tax_warning = differs and shop._describe_difference(tax)

    def _describe_difference(self, tax: models.BaseModel) -> str:
        names = {"shop": self.name, "tax": tax.name, "company": self.company_id.name}
        if self.taxes_included:
            return self.env._(
                "The prices of “%(shop)s” include tax, but “%(tax)s”, the sales tax"
                " that new products of %(company)s get, is added on top: Odoo would"
                " sell dearer than Shopify. Set this tax to “Included in Price”, or"
                " choose another default sales tax. Nothing is converted.",
                **names,
            )
        return self.env._(
            "The prices of “%(shop)s” do not include tax, but “%(tax)s”, the sales tax"
            " that new products of %(company)s get, is part of the price: Odoo would"
            " sell cheaper than Shopify. Set this tax to “Excluded from Price”, or"
            " choose another default sales tax. Nothing is converted.",
            **names,
        )
