from types import NotImplementedType
from typing import Any

from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import SQL


class CommerceAboutOrder(models.AbstractModel):
    """A record of a shop that may be about an order, named by its id.

    Who sees the own sales orders alone sees nothing of another seller's; what is about
    no sales order, or about one without a seller, everybody sees.
    """

    _name = "commerce.about.order"
    _description = "About a Shopify Order"

    is_of_others = fields.Boolean(
        "About Another Seller's Order",
        compute="_compute_is_of_others",
        search="_search_is_of_others",
    )

    @api.depends_context("uid")
    def _compute_is_of_others(self) -> None:
        others = [("id", "in", self.ids), ("is_of_others", "=", True)]
        others = self.sudo().search(others)
        for record in self:
            record.is_of_others = record.id in others.ids

    def _search_is_of_others(
        self, operator: str, value: Any
    ) -> Domain | NotImplementedType:
        if operator != "in":
            return NotImplemented
        others = Domain("id", "in", self._query_of_others())
        return others if True in value else ~others

    def _query_of_others(self) -> SQL:
        self.flush_model()
        self.env["commerce.order"].flush_model(
            ["channel_id", "external_id", "sale_order_id"]
        )
        self.env["sale.order"].flush_model(["user_id"])
        return SQL(
            """(
            SELECT told.id
              FROM %(told)s AS told
              JOIN commerce_order AS link
                ON link.external_id = split_part(told.external_id, '#', 1)
                AND link.channel_id = told.channel_id
              JOIN sale_order AS sale ON sale.id = link.sale_order_id
             WHERE sale.user_id != %(user)s
            )""",
            told=SQL.identifier(self._table),
            user=self.env.uid,
        )
