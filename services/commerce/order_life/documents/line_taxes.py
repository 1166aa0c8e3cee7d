"""Odoo's taxes of each line of an order, in the order of the shop's."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from odoo.api import Environment
from odoo.models import BaseModel

from ...money.line_amounts import target_amounts
from ...records.money import Amounts, MoneyLine
from ...taxes.mapping import OrderTaxes
from ..plan.followed import Followed
from .documented import DocumentedLines, Said


class LineTaxes:
    """Knows the taxes that lines have on their orders.

    The shop's taxes that are one in Odoo count as one: a document tells them apart no
    more. What is documented with a tax goes on with it, whatever the mapping says by
    now: only so a credit note takes back what the invoice says.
    """

    def __init__(
        self,
        env: Environment,
        shop: BaseModel,
        followed: Sequence[Followed],
        documented: DocumentedLines,
    ) -> None:
        self._documented = documented.of_line
        self._anew = {
            (it.link.id, line.key) for it in followed for line in _other_taxes(it)
        }
        self._each = {
            (it.link.id, key): _stored(line)
            for it in followed
            for key, line in it.sale_lines.items()
        }
        self._complete(env, shop, followed)
        self._go_on(followed)

    def of(self, it: Followed, key: str) -> list[int]:
        """Return the ids of a line's taxes, each once, then of others it is told with.

        Of the others nothing is to stand.
        """
        said = self._said(it, key)
        told = [tax for tax, amount in said.taxes.items() if amount] if said else []
        return list(dict.fromkeys([*self._each.get((it.link.id, key), []), *told]))

    def now(self, it: Followed, key: str) -> tuple[int, ...]:
        """Return the ids of the taxes by which a line is to be told, each once."""
        return tuple(dict.fromkeys(self._each[it.link.id, key]))

    def anew(self, it: Followed) -> dict[str, tuple[int, ...]]:
        """Return lines that the shop taxes by others than documents: theirs, by key."""
        found = {}
        for line in it.money.lines:
            said = self._said(it, line.key)
            if said and said.total and (it.link.id, line.key) in self._anew:
                told = tuple(tax for tax, amount in said.taxes.items() if amount)
                found[line.key] = told or said.latest
        return {key: told for key, told in found.items() if told != self.now(it, key)}

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

    def _said(self, it: Followed, key: str) -> Said | None:
        line = it.sale_lines.get(key)
        return self._documented.get(line.id) if line else None

    def _go_on(self, followed: Sequence[Followed]) -> None:
        """Give lines the taxes of their latest documents."""
        for it in followed:
            for line in it.money.lines:
                said = self._said(it, line.key)
                latest = list(said.latest) if said else []
                if len(latest) == 1:
                    latest *= len(line.taxes)
                if (it.link.id, line.key) in self._anew:
                    continue
                if latest and len(latest) == len(line.taxes):
                    self._each[it.link.id, line.key] = latest

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


def _other_taxes(it: Followed) -> Iterator[MoneyLine]:
    """Yield lines that the shop taxes otherwise than when documents were made."""
    known = {link.external_id: link.documented for link in it.link.line_ids}
    for line in it.money.lines:
        before = known.get(line.key)
        if before and before["of"] != target_amounts(line)["of"]:
            yield line


def _stored(line: BaseModel) -> list[int]:
    """Read the taxes that were stored with a line's exact amounts."""
    exact = (line.extra_tax_data or {}).get("exact") or {}
    return [int(tax) for tax, _amount in exact.get("taxes", ())]


def _merged(amounts: Amounts, taxes: Sequence[int]) -> Amounts:
    sums: dict[int, Decimal] = {}
    for tax, amount in zip(taxes, amounts.taxes, strict=True):
        sums[tax] = sums.get(tax, Decimal(0)) + amount
    return Amounts(amounts.net, tuple(sums.values()))
