"""What makes a tax line of Shopify's one tax, and its amount."""

from collections import Counter
from collections.abc import Iterable
from decimal import Decimal

from ....commerce.records.money import ZERO, TaxKey
from ...gql.fragments import TaxLineFields

UNNAMED = "Tax"
EXACT = Decimal("0.00000001")


def tax_key(tax: TaxLineFields, included: bool) -> TaxKey:
    """Name the tax of a tax line, the first one of its kind, of no country yet."""
    return TaxKey(
        title=(tax.title or "").strip() or UNNAMED,
        rate=rate_of(tax.rate),
        country="",
        included=included,
        channel_liable=bool(tax.channel_liable),
    )


def tax_keys(taxes: Iterable[TaxLineFields], included: bool) -> tuple[TaxKey, ...]:
    """Name the taxes of one line; equal ones are told apart by their number."""
    met: Counter[TaxKey] = Counter()
    keys = []
    for tax in taxes:
        key = tax_key(tax, included)
        keys.append(numbered(key, met[key]))
        met[key] += 1
    return tuple(keys)


def numbered(key: TaxKey, nth: int) -> TaxKey:
    """Return the tax as the nth of those that are equal in all else."""
    return TaxKey(
        key.title, key.rate, key.country, key.included, key.channel_liable, nth
    )


def kind_of(key: TaxKey) -> TaxKey:
    """Return the tax as Shopify's sums tell it, which do not number equal ones."""
    return numbered(key, 0)


def rate_of(rate: float | None) -> Decimal:
    """Return the fraction, as exact as the mapping keeps it; 0 where there is none."""
    return Decimal(str(rate)).quantize(EXACT).normalize() if rate else ZERO
