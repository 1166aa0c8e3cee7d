from odoo import api, fields, models
from odoo.exceptions import UserError


class CommerceChannelPart(models.AbstractModel):
    """What belongs to a shop, and leads to records of its company or of none."""

    _name = "commerce.channel.part"
    _description = "Part of a Shopify Shop"

    channel_id = fields.Many2one(
        "commerce.channel", "Shop", required=True, ondelete="cascade"
    )
    company_id = fields.Many2one(related="channel_id.company_id")

    # Constraints, since links are made in one statement, past `create`.

    @api.constrains(lambda self: self._of_company())
    def _check_records(self) -> None:
        self._check_company(self._of_company())

    @api.model
    def _of_company(self) -> list[str]:
        """Return the fields that lead to records of a company."""
        return [
            name
            for name, field in self._fields.items()
            if field.relational and field.check_company
        ]

    @api.constrains(lambda self: self._of_shop())
    def _check_shop(self) -> None:
        """Let people give nothing to a shop that they do not see."""
        # Odoo checks values by its own rights; the shop is named by a person.
        self.sudo(False).channel_id.check_access("read")
        if any(part.company_id != part.channel_id.company_id for part in self):
            raise UserError(
                self.env._("What belongs to a shop belongs to the shop's company.")
            )

    @api.model
    def _of_shop(self) -> list[str]:
        return [it for it in ("channel_id", "company_id") if self._fields[it].store]

    @api.model
    def _led_elsewhere(
        self, shop: models.BaseModel, company: models.BaseModel
    ) -> models.BaseModel | None:
        """Return a record of neither the company nor all that the shop leads to."""
        parts = self.sudo().with_context(active_test=False)
        for name in self._of_company():
            domain = self[name]._check_company_domain(company)
            unfit = [(name, "!=", False), (name, "not any", domain)]
            if part := parts.search([("channel_id", "=", shop.id), *unfit], limit=1):
                return part[name]
        return None
