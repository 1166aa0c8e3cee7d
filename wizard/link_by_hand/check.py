"""What the dialog that links by hand refuses, and what to do about it."""

from odoo import models
from odoo.exceptions import UserError


class CommerceLinkByHand(models.TransientModel):
    _inherit = "commerce.link.by.hand"

    def _check(self) -> None:
        """Raise unless each variant of one product of the shop's is chosen once."""
        self.channel_id.check_access("read")
        lines = self.line_ids.filtered("product_id")
        if not self.payload or not self.product_tmpl_id or not lines:
            raise UserError(
                self.env._(
                    "Choose the product in Shopify, press Find, choose the product in"
                    " Odoo, and pair at least one variant."
                )
            )
        self._check_company()
        for record, same in lines.grouped("product_id").items():
            self._check_template(record)
            self._check_once(record, same)

    def _check_company(self) -> None:
        """Raise for a product that the shop cannot sell, or the user cannot see."""
        template, company = self.product_tmpl_id, self.channel_id.company_id
        owner = template.sudo().company_id
        if template.has_access("read") and owner in (owner.browse(), company):
            return
        raise UserError(
            self.env._(
                "“%(title)s” was not linked: the product chosen in Odoo belongs to"
                " another company than the shop “%(shop)s”, or you may not see it."
                " Choose one of %(company)s, or one that all companies share.",
                title=self.title,
                shop=self.channel_id.name,
                company=company.name,
            )
        )

    def _check_template(self, record: models.BaseModel) -> None:
        if record.sudo().product_tmpl_id != self.product_tmpl_id:
            raise UserError(
                self.env._(
                    "“%(variant)s” is no variant of “%(product)s”. Choose one of its"
                    " variants.",
                    variant=record.display_name,
                    product=self.product_tmpl_id.display_name,
                )
            )

    def _check_once(self, record: models.BaseModel, lines: models.BaseModel) -> None:
        if len(lines) > 1:
            raise UserError(
                self.env._(
                    "“%(variant)s” is chosen for %(titles)s. Choose each variant once;"
                    " leave those empty that Odoo does not have.",
                    variant=record.display_name,
                    titles=", ".join(f"“{it.title}”" for it in lines),
                )
            )
