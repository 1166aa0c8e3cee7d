"""Fields and values of a plan in a person's words."""

from collections.abc import Iterable
from typing import Any

from odoo.api import Environment
from odoo.fields import Field
from odoo.models import BaseModel
from odoo.tools import html2plaintext
from odoo.tools.float_utils import float_repr

from ..pricelists.fixed_rules import PRICELISTS
from ..run.in_words import money_text

# More of a text says nothing more to a reader.
TEXT_SHOWN = 300
PRICE_FIELDS = {"list_price", "standard_price", "compare_list_price"}
SET, LINK = 6, 4


class Wording:
    """Labels and values in the language of the person who reads the plan.

    :param lang: the person's; records keep the names that they have for the shop
    """

    def __init__(self, env: Environment, shop: BaseModel, lang: str) -> None:
        self._env = env
        self._words = env(context={**env.context, "lang": lang})
        self._shop = shop
        self._labels = self._own_labels()

    def label(self, model: str, field: str) -> str:
        """Return what a person calls a field."""
        if field in self._labels:
            return self._labels[field]
        known = self._env[model]._fields.get(field)
        return known._description_string(self._words) if known else field

    def _own_labels(self) -> dict[str, str]:
        """Name what is planned and is no field of the record."""
        words = self._words
        return {
            "price": words._("Price in %(shop)s", shop=self._shop.name),
            "compareAtPrice": words._(
                "Compare-at Price in %(shop)s", shop=self._shop.name
            ),
            "options": words._("Options"),
            "images": words._("Images"),
            "linked": words._("Linked To"),
            "link": words._("Link"),
            "issue": words._("Reason"),
            "gone": words._("In %(system)s", system=self._shop.system_label),
            "follows": words._("What Follows"),
        }

    def number_of_images(self, many: int) -> str:
        """Return how many images there are, in words."""
        if many == 1:
            return self._words._("1 image")
        return self._words._("%(many)s images", many=many)

    def changed_images(self, many: int) -> str:
        """Return how many images there are, of which some are others than before."""
        return self._words._(
            "%(images)s, changed or in another order",
            images=self.number_of_images(many),
        )

    def value(self, model: str, field: str, value: Any) -> str:
        """Return a value as a person reads it; nothing is an empty text."""
        if field in PRICELISTS:
            return self._price(value, self._shop.currency_id)
        known = self._env[model]._fields.get(field)
        is_flag = field == "active" or (known and known.type == "boolean")
        if isinstance(value, bool) and is_flag:
            return self._words._("Yes") if value else self._words._("No")
        return shown(self._text(model, field, value, known))

    def _text(self, model: str, field: str, value: Any, known: Field | None) -> str:
        if value is None or value is False:
            return ""
        if field in PRICE_FIELDS:
            return self._price(value, self._shop.company_id.currency_id)
        if known and known.type == "selection":
            labels = dict(known._description_selection(self._words))
            return str(labels.get(value, value))
        if known and known.type == "html":
            return html2plaintext(str(value)).strip()
        if known and known.relational:
            return self._names(known.comodel_name, value)
        if isinstance(value, float):
            return self._number(value, known)
        return self._joined(value)

    def money(self, amount: float, currency: BaseModel) -> str:
        """Return an amount as a person reads it."""
        return self._price(amount, currency)

    def _price(self, value: Any, currency: BaseModel) -> str:
        if value is None or value is False:
            return ""
        return money_text(currency.with_env(self._words), float(value))

    def _number(self, value: float, known: Field | None) -> str:
        digits = known and known.get_digits(self._env)
        return float_repr(value, digits[1]) if digits else f"{value:.10g}"

    def _names(self, model: str, value: Any) -> str:
        """Name records that are given as such, by ids, or as commands."""
        if isinstance(value, str):
            return value
        if isinstance(value, (list, tuple)) and all(
            isinstance(it, str) for it in value
        ):
            return ", ".join(value)
        if not isinstance(value, BaseModel):
            value = self._env[model].browse(_ids(value))
        return ", ".join(value.mapped("display_name"))

    def _joined(self, value: Any) -> str:
        if isinstance(value, (list, tuple, set)):
            return ", ".join(str(it) for it in value)
        return str(value)


def _ids(value: Any) -> list[int]:
    """Return the ids that a value for a relation sets."""
    if isinstance(value, int):
        return [value]
    return [
        id_
        for command, id_, ids in value
        for id_ in (ids if command == SET else [id_] if command == LINK else [])
    ]


def shown(text: str) -> str:
    """Cut a text that is too long for a list."""
    return text if len(text) <= TEXT_SHOWN else text[: TEXT_SHOWN - 1] + "…"


def options_text(options: Iterable[tuple[str, Iterable[str]]]) -> str:
    """Write options with their values: “Size: S, M; Colour: Red”."""
    return "; ".join(f"{name}: {', '.join(values)}" for name, values in options)
