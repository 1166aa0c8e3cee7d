"""Values written in one form, so that equal ones are equal."""

import re
from datetime import datetime, timezone
from decimal import Decimal
from typing import Any


def naive_utc(moment: datetime) -> datetime:
    """Write a moment as Odoo stores it."""
    return moment.astimezone(timezone.utc).replace(tzinfo=None, microsecond=0)


def plain_tax_id(tax_id: str) -> str:
    """Write a tax ID as Odoo does: in capitals, without spaces."""
    return "".join(tax_id.split()).upper()


def plain_key(values: dict[str, Any]) -> tuple:
    """Sum up an address's values in Odoo, so that equal addresses are equal.

    Case, spaces and the signs within a phone number make no difference.
    """
    texts = ("name", "company_name", "street", "street2", "city")
    return (
        *(_plain(values.get(name)) for name in texts),
        re.sub(r"\s", "", _plain(values.get("zip"))),
        values.get("state_id") or 0,
        values.get("country_id") or 0,
        re.sub(r"\D", "", values.get("phone") or ""),
    )


def one_line(text: str | None) -> str:
    """Join the words of a text by single spaces."""
    return " ".join((text or "").split())


def _plain(text: Any) -> str:
    return one_line(text or "").casefold()


def amount(money: Decimal | None) -> str | None:
    """Write an amount so that equal amounts read alike: 20.00 and 20.0 are “20”."""
    return None if money is None else format(money.normalize(), "f")
