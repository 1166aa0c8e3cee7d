"""What a shop says of the taxes of its orders."""

from odoo import fields, models


class CommerceChannel(models.Model):
    _inherit = "commerce.channel"

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
