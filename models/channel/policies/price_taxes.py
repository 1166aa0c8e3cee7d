"""Whether the shop and Odoo mean the same by a price."""

from odoo import api, fields, models


class CommerceChannel(models.Model):
    _inherit = "commerce.channel"

    tax_warning = fields.Text(compute="_compute_tax_warning", compute_sudo=True)

    @api.depends(
        "taxes_included",
        "checked_at",
        "company_id.account_sale_tax_id.price_include",
    )
    def _compute_tax_warning(self):
        for shop in self:
            tax = shop.company_id.account_sale_tax_id
            known = tax and shop.checked_at
            differs = bool(known) and tax.price_include != shop.taxes_included
            shop.tax_warning = differs and shop._describe_difference(tax)

    def _describe_difference(self, tax):
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
