"""A field of Odoo in the form of a metafield's value. Pure.

The way back from `values`; what would not come in as it went out is refused.
Source: https://shopify.dev/docs/apps/build/metafields/list-of-data-types
"""

import json
from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from ....storable import read_json
from .value_types import REFERENCES
from .values import MEASURES, odoo_value

# A number that is kept with its unit, its currency or its scale.
PARTS = {"money": "amount", "rating": "value", **dict.fromkeys(MEASURES, "value")}
PLAIN_TEXTS = ("single_line_text_field", "multi_line_text_field", "url", "color")
OTHER_TEXTS = ("id", "json", "language", *REFERENCES)


def metafield_text(
    type_: str, value: Any, kind: str, currency: str = "", known: str | None = None
) -> str:
    """Return the text of a metafield for a value of an Odoo field of this kind.

    :param known: what the shop has; a measure keeps its unit, a rating its scale
    :raises ValueError: the type has no form for it
    """
    if kind == "html" or type_ not in WRITE and type_ not in PARTS:
        raise ValueError("no form for it")
    if type_ in PARTS:
        text = _parts(type_, value, currency, known)
    else:
        text = WRITE[type_](value)
    back = odoo_value(type_, text, kind, currency)
    if not _is_same(back, value):
        raise ValueError("it would come back as another value")
    return text


def _is_same(back: Any, value: Any) -> bool:
    if isinstance(back, float) or isinstance(value, float):
        return abs(float(back) - float(value)) < 1e-9
    return back == value


def _parts(type_: str, value: Any, currency: str, known: str | None) -> str:
    """Return an object in JSON with its number changed.

    :raises ValueError: nobody has told the rest of it
    """
    parts = read_json(known) if known else {"currency_code": currency}
    if not isinstance(parts, Mapping) or not (known or type_ == "money"):
        raise ValueError("no unit")
    number = _decimal(value)
    told = number if type_ in ("money", "rating") else float(number)
    return json.dumps({PARTS[type_]: told, **parts, PARTS[type_]: told})


def _decimal(value: Any) -> str:
    text = format(Decimal(str(value)).normalize(), "f")
    return "0" if text in ("-0", "0") else text


def _integer(value: Any) -> str:
    if int(value) != float(value):
        raise ValueError("no integer")
    return str(int(value))


def _date(value: Any) -> str:
    return value.isoformat() if isinstance(value, date) else _checked_date(value)


def _checked_date(value: str) -> str:
    return date.fromisoformat(value).isoformat()


def _moment(value: Any) -> str:
    """Write a moment of Odoo's, which are all of Greenwich."""
    if not isinstance(value, datetime):
        value = datetime.fromisoformat(value)
    return f"{value:%Y-%m-%dT%H:%M:%S}+00:00"


WRITE: dict[str, Callable[[Any], str]] = {
    **dict.fromkeys((*PLAIN_TEXTS, *OTHER_TEXTS), str),
    "number_integer": _integer,
    "number_decimal": _decimal,
    "boolean": lambda value: "true" if value else "false",
    "date": _date,
    "date_time": _moment,
}
