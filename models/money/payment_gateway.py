"""`commerce.payment.gateway`: where the money of a shop's way to pay is booked."""

from odoo import api, fields, models
from odoo.exceptions import ValidationError


class CommercePaymentGateway(models.Model):
    """A way to pay in a shop, and the journal that its payments go to."""

    _name = "commerce.payment.gateway"
    _description = "Shopify Payment Method"
    _inherit = ["commerce.channel.part"]
    _order = "channel_id, sequence, title, id"
    _rec_name = "title"

    company_id = fields.Many2one(store=True)
    sequence = fields.Integer(default=10)
    name = fields.Char(
        "Shopify's Name",
        required=True,
        help="As Shopify names it to programs, such as shopify_payments or paypal.",
    )
    title = fields.Char("Payment Method", required=True)
    journal_id = fields.Many2one(
        "account.journal",
        domain="[('type', 'in', ('bank', 'cash', 'credit')),"
        " ('company_id', '=', company_id)]",
        check_company=True,
        ondelete="restrict",
        help="Payments go to this journal; empty, to the shop's journal for others.",
    )
    inbound_line_id = fields.Many2one(
        "account.payment.method.line",
        "Method of Payments",
        domain="[('journal_id', '=', journal_id), ('payment_type', '=', 'inbound')]",
        help="Empty, the first one of the journal.",
    )
    outbound_line_id = fields.Many2one(
        "account.payment.method.line",
        "Method of Refunds",
        domain="[('journal_id', '=', journal_id), ('payment_type', '=', 'outbound')]",
        help="Empty, the first one of the journal.",
    )
    ignored = fields.Boolean(
        "No Payments",
        help="What is paid this way is only shown, and never registered in Odoo.",
    )

    _name_unique = models.UniqueIndex(
        "(channel_id, name)", "This payment method of the shop is mapped already."
    )

    @api.constrains("journal_id", "inbound_line_id", "outbound_line_id")
    def _check_lines(self) -> None:
        for gateway in self:
            lines = gateway.inbound_line_id | gateway.outbound_line_id
            if lines.journal_id - gateway.journal_id:
                raise ValidationError(
                    self.env._(
                        "The methods of “%(gateway)s” belong to another journal than"
                        " “%(journal)s”. Choose methods of this journal, or none.",
                        gateway=gateway.title,
                        journal=gateway.journal_id.name or "",
                    )
                )

    @api.onchange("journal_id")
    def _onchange_journal_id(self) -> None:
        self.inbound_line_id = self.outbound_line_id = False
