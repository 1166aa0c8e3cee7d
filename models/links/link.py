from types import NotImplementedType
from typing import Any

from odoo import api, fields, models
from odoo.fields import Domain


class CommerceLink(models.AbstractModel):
    """Ties a record of one shop to a record of Odoo.

    Concrete models name Odoo's field and add their own unique index on it.
    """

    _name = "commerce.link"
    _description = "Shopify Link"
    _inherit = ["commerce.channel.part"]

    channel_id = fields.Many2one(readonly=True)
    # The number within an id overflows Odoo's Integer, so all ids are text.
    external_id = fields.Char("Global ID", readonly=True)
    external_number = fields.Char(
        "Shopify ID",
        compute="_compute_external_number",
        search="_search_external_number",
    )
    state = fields.Selection(
        [
            ("bound", "In both"),
            ("pending", "To be exported"),
            ("gone", "Gone in Shopify"),
            ("tombstone", "Deleted in Odoo"),
        ],
        required=True,
        readonly=True,
        default="bound",
        help="A record that was deleted in Odoo is not imported again.",
    )
    external_updated_at = fields.Datetime("Changed in Shopify", readonly=True)
    baseline = fields.Json(
        readonly=True, help="What both sides last agreed on, as Shopify says it."
    )
    checksum = fields.Char(readonly=True)
    # What `services/commerce/run/known_links` compares, and writes.
    read_with = fields.Char(readonly=True)
    read_as_of = fields.Datetime(readonly=True)
    read_at = fields.Datetime(readonly=True)
    imported_at = fields.Datetime("Last Import", readonly=True)
    exported_at = fields.Datetime("Last Export", readonly=True)
    next_export = fields.Boolean("Export Next")

    _external_id_unique = models.UniqueIndex(
        "(channel_id, external_id) WHERE external_id IS NOT NULL",
        "This Shopify record is already linked in this shop.",
    )
    _next_export_index = models.Index("(channel_id) WHERE next_export IS TRUE")

    @api.depends("external_id")
    def _compute_external_number(self) -> None:
        for link in self:
            link.external_number = link.external_id and link.channel_id._by_system(
                "number", link.external_id
            )

    def _search_external_number(
        self, operator: str, value: Any
    ) -> Domain | NotImplementedType:
        if operator != "in":
            return NotImplemented
        return Domain.OR(
            Domain("external_id", "=like", f"%/{number}")
            | Domain("external_id", "=", number)
            if number
            else Domain("external_id", "=", False)
            for number in value
        )

    @api.model
    def _of_shop(self) -> list[str]:
        return []  # people make no links

    def _bury(self) -> None:
        """Keep the links of deleted records, so that no import brings them back."""
        self.filtered("external_id").write({"state": "tombstone", "next_export": False})
        self.filtered(lambda link: not link.external_id).unlink()
