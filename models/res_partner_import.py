from odoo import models


class ResPartner(models.Model):
    """Asks once, for all contacts of an import, what Odoo asks for each of them."""

    _name = "res.partner"
    _inherit = ["res.partner", "shopify.made.alike"]

    def _phone_format_number(self, number, country, **options):
        """Format a number once that an import looks for and then stores."""
        known = self.env.context.get("shopify_phones")
        if known is None:
            return super()._phone_format_number(number, country, **options)
        return known.get(
            (number, country.id, *sorted(options.items())),
            lambda: super(ResPartner, self)._phone_format_number(
                number, country, **options
            ),
        )
