"""A metafield's value in the form of an Odoo field. Pure."""

import json
from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal
from html import escape
from typing import Any

from ....commerce.products.mapping import OtherCurrency
from ....commerce.records.html_links import link_html
from ....commerce.records.plain import naive_utc
from ....storable import read_json
from .rich_text import rich_text_html, rich_text_plain
from .value_types import LIST

BOOLEANS = {"true": True, "false": False}


def odoo_value(type_: str, value: str, kind: str, currency: str = "") -> Any:
    """Return what an Odoo field of this kind takes for a metafield's value.

    :param kind: as `ir.model.fields` calls it; a selection gets its text
    :param currency: the one that amounts of the field are in
    :raises ValueError: the value is none of this type, or does not fit the field
    """
    if type_.startswith(LIST):
        return _listed(type_.removeprefix(LIST), read_json(value), kind, currency)
    return CONVERT[kind](_Value(type_, value, currency))


def _listed(type_: str, values: list, kind: str, currency: str) -> Any:
    """Texts are joined; any other field takes the first value."""
    if not isinstance(values, list):
        raise ValueError("no list")
    texts = [it if isinstance(it, str) else json.dumps(it) for it in values]
    if kind not in ("char", "text", "html"):
        return odoo_value(type_, texts[0], kind, currency) if texts else None
    parts = [str(odoo_value(type_, text, kind, currency)) for text in texts]
    if kind == "html":
        items = "".join(f"<li>{part}</li>" for part in parts)
        return f"<ul>{items}</ul>" if items else None
    return ("\n" if kind == "text" else ", ").join(parts) or None


class _Value:
    """One value of a metafield, read as its type says."""

    def __init__(self, type_: str, text: str, currency: str) -> None:
        self.type = type_
        self.text = text
        self.currency = currency

    def number(self) -> Decimal:
        if self.type == "money":
            return self._amount()
        if self.type in ("rating", *MEASURES):
            return _decimal(self._json()["value"])
        return _decimal(self.text)

    def plain(self) -> str:
        """The value as a line or more of text that a person reads."""
        if self.type == "rich_text_field":
            return rich_text_plain(self.text)
        if self.type == "money":
            parts = self._json()
            return f"{_decimal(parts['amount']):f} {parts['currency_code']}"
        if self.type in MEASURES:
            parts = self._json()
            return f"{_short(_decimal(parts['value']))} {parts['unit']}"
        if self.type == "rating":
            parts = self._json()
            return f"{_short(_decimal(parts['value']))} / {parts['scale_max']}"
        if self.type == "link":
            parts = self._json()
            text = parts.get("text")
            return f"{text}: {parts['url']}" if text else parts["url"]
        return self.text

    def html(self) -> str:
        if self.type == "rich_text_field":
            return rich_text_html(self.text)
        if self.type == "link":
            parts = self._json()
            url = str(parts["url"] or "")
            return link_html(url, escape(str(parts.get("text") or url)))
        return escape(self.text, quote=False).replace("\n", "<br>")

    def _amount(self) -> Decimal:
        parts = self._json()
        if parts["currency_code"] != self.currency:
            raise OtherCurrency(parts["currency_code"])
        return _decimal(parts["amount"])

    def _json(self) -> Mapping[str, Any]:
        parts = read_json(self.text)
        if not isinstance(parts, Mapping):
            raise ValueError("no object")
        return parts


MEASURES = ("dimension", "weight", "volume")
# Shopify's numbers have no more digits before or after the point; with an exponent that
# a person typed, one would fill the memory when it is written out.
MOST_DIGITS = 15


def _decimal(value: Any) -> Decimal:
    number = Decimal(str(value))
    if not number.is_finite() or abs(number.adjusted()) > MOST_DIGITS:
        raise ValueError("no number")
    return number


def _short(number: Decimal) -> str:
    """Write a number without zeros at its end."""
    return f"{number.normalize():f}"


def _integer(value: _Value) -> int:
    number = value.number()
    # PostgreSQL's integers end there.
    if number != int(number) or not -(2**31) <= number < 2**31:
        raise ValueError("no integer of Odoo's")
    return int(number)


def _boolean(value: _Value) -> bool:
    if value.text not in BOOLEANS:
        raise ValueError("neither true nor false")
    return BOOLEANS[value.text]


def _moment(value: _Value) -> datetime:
    """A moment without a zone is one of Greenwich, as Shopify says."""
    moment = datetime.fromisoformat(value.text.replace("Z", "+00:00"))
    return naive_utc(moment) if moment.tzinfo else moment.replace(microsecond=0)


CONVERT: dict[str, Callable[[_Value], Any]] = {
    "char": _Value.plain,
    "text": _Value.plain,
    "selection": _Value.plain,
    "html": _Value.html,
    "integer": _integer,
    "float": lambda value: float(value.number()),
    "monetary": lambda value: float(value.number()),
    "boolean": _boolean,
    "date": lambda value: date.fromisoformat(value.text),
    "datetime": _moment,
}
