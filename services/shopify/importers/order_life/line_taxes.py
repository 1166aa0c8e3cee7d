"""Odoo's taxes of each line of an order, in the order of Shopify's."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from odoo.api import Environment
from odoo.models import BaseModel

from ...mappers.money_lines import Amounts, MoneyLine
from ..order_taxes import OrderTaxes
from .followed import Followed


class LineTaxes:
    """Knows the taxes that lines have on their orders.

    Taxes of Shopify's that are one in Odoo count as one: a document tells them apart no
    more.
    """

    def __init__(
        self, env: Environment, shop: BaseModel, followed: Sequence[Followed]
    ) -> None:
        self._each = {
            (it.link.id, key): _stored(line)
            for it in followed
            for key, line in it.sale_lines.items()
        }
        self._complete(env, shop, followed)

    def of(self, it: Followed, key: str) -> list[int]:
        """Return the ids of a line's taxes, each once."""
        return list(dict.fromkeys(self._each.get((it.link.id, key), [])))

    def merged(self, it: Followed, line: MoneyLine) -> MoneyLine:
        """Return a line whose taxes are those of Odoo."""
        each = self._each[it.link.id, line.key]
        if len(set(each)) == len(line.taxes):
            return line
        return replace(
            line,
            taxes=tuple(line.taxes[each.index(tax)] for tax in dict.fromkeys(each)),
            ordered=_merged(line.ordered, each),
            current=_merged(line.current, each),
        )

    def _complete(
        self, env: Environment, shop: BaseModel, followed: Sequence[Followed]
    ) -> None:
        """Ask the mapping for taxes of lines that a person changed or deleted."""
        lost = {
            (it.link.id, line.key): line
            for it in followed
            for line in it.money.lines
            if len(self._each.get((it.link.id, line.key), ())) != len(line.taxes)
        }
        known = OrderTaxes(env, shop).of(it.money for it in followed) if lost else {}
        for key, line in lost.items():
            self._each[key] = [known[tax].id for tax in line.taxes]
        for it in followed:
            for line in it.money.lines:
                self._each.setdefault((it.link.id, line.key), [])


def _stored(line: BaseModel) -> list[int]:
    """Read the taxes that were stored with a line's exact amounts."""
    exact = (line.extra_tax_data or {}).get("exact") or {}
    return [int(tax) for tax, _amount in exact.get("taxes", ())]


def _merged(amounts: Amounts, taxes: Sequence[int]) -> Amounts:
    sums: dict[int, Decimal] = {}
    for tax, amount in zip(taxes, amounts.taxes, strict=True):
        sums[tax] = sums.get(tax, Decimal(0)) + amount
    return Amounts(amounts.net, tuple(sums.values()))
