from odoo import api, models


class ResPartner(models.Model):
    """Asks once, for all contacts of an import, what Odoo asks for each of them."""

    _inherit = "res.partner"

    @api.model
    def _add_missing_default_values(self, values):
        """Look for no defaults where the context names all, and the values have them.

        Odoo goes through every field of a contact to find those that lack a default.
        """
        told = self.env.context.get("shopify_defaults_told")
        if not told or not told <= values.keys():
            return super()._add_missing_default_values(values)
        return {**values, **self._default_properties(values)}

    def _default_properties(self, values):
        return {
            name: field._add_default_values(self.env, values)
            for name, field in self._fields.items()
            if field.type == "properties"
        }

    def _check_company(self, fnames=None):
        """Check one of all contacts that name the same records: all pass, or none.

        Nearly all of an import have the company's own locations.
        """
        if fnames is not None or not self.env.context.get("shopify_check_alike"):
            return super()._check_company(fnames)
        names = ["company_id", *_names_checked(self)]
        alike = {
            tuple(contact[name]._ids for name in names): contact.id
            for contact in self.sudo()
        }
        return super(ResPartner, self.browse(alike.values()))._check_company()

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


def _names_checked(contacts):
    """Name the fields whose records Odoo holds to the company."""
    return [
        name
        for name, field in contacts._fields.items()
        if field.relational and field.check_company
    ]
