"""`commerce.made.alike`: what Odoo asks for each new record, asked once for many."""

from collections.abc import Iterable
from typing import Any

from odoo import api, models


class CommerceMadeAlike(models.AbstractModel):
    """For Odoo's models with a company, of which an import makes many records at once.

    Without the keys of `services/commerce/storing/create.py` in the context all
    is as Odoo does it.
    """

    _name = "commerce.made.alike"
    _description = "Records That an Import Makes Together"

    @api.model
    def _add_missing_default_values(self, values: dict[str, Any]) -> dict[str, Any]:
        """Look for no defaults where the context names all, and the values have them.

        Odoo goes through every field of a record to find those that lack a default.
        """
        told = self.env.context.get("commerce_defaults_told", {}).get(self._name)
        if not told or not told <= values.keys():
            return super()._add_missing_default_values(values)
        return {**values, **self._default_properties(values)}

    def _default_properties(self, values: dict[str, Any]) -> dict[str, Any]:
        return {
            name: field._add_default_values(self.env, values)
            for name, field in self._fields.items()
            if field.type == "properties"
        }

    def _check_company(self, fnames: Iterable[str] | None = None) -> None:
        """Check of each field only one of all records that name the same there.

        All of these pass, or none.
        """
        if fnames is not None or not self.env.context.get("commerce_check_alike"):
            return super()._check_company(fnames)
        for name in self._names_checked():
            alike = {
                (record.company_id.id, record[name]._ids): record.id
                for record in self.sudo()
            }
            some = self.browse(alike.values())
            super(CommerceMadeAlike, some)._check_company([name])

    def _names_checked(self) -> list[str]:
        """Name the fields whose records Odoo holds to the company."""
        return [
            name
            for name, field in self._fields.items()
            if field.relational and field.check_company
        ]
