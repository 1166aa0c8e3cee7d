"""Values of products in the form in which Odoo keeps them."""

from collections.abc import Iterable
from functools import cached_property
from typing import Any

from odoo.api import Environment
from odoo.models import BaseModel
from odoo.tools import html_sanitize
from odoo.tools.mail import is_html_empty

# As the field of the description on the website says.
SANITIZE = {"sanitize_attributes": False, "sanitize_form": False}


def safe_html(raw: str) -> str:
    """Return HTML of the shop's without what could do harm on a page of Odoo's."""
    return html_sanitize(raw, **SANITIZE)


class OdooForm:
    """Turns texts and codes into what a product of Odoo holds."""

    def __init__(self, env: Environment) -> None:
        self._env = env

    def of(self, values: dict[str, Any]) -> dict[str, Any]:
        """Return the values with texts made safe, and records for their codes."""
        values = dict(values)
        if raw := values.get("website_description"):
            values["website_description"] = safe_html(raw)
        if code := values.get("country_of_origin"):
            values["country_of_origin"] = self._countries.get(code, False)
        return values

    def current(self, record: BaseModel, names: Iterable[str]) -> dict[str, Any]:
        """Return what a product holds, in the same form."""
        values = {name: self._held(record[name]) for name in names}
        if is_html_empty(values.get("website_description", "-")):
            values["website_description"] = False
        return values

    def _held(self, value: Any) -> Any:
        return value.id if hasattr(value, "_name") else value

    @cached_property
    def _countries(self) -> dict[str, int]:
        countries = self._env["res.country"].search_fetch([], ["code"])
        return {country.code: country.id for country in countries}
