"""Odoo's taxes for the taxes of a shop's orders: known, found, or made."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from odoo.api import Environment
from odoo.fields import Domain
from odoo.models import BaseModel

from ..money.order_money import OrderMoney
from ..records.money import TaxKey
from .finder import TaxFinder
from .maker import TaxMaker


class OrderTaxes:
    """Finds the taxes of a page's orders, with one look-up per kind of record.

    Runs under the shared lock “tax”: other lanes make taxes, too.
    """

    def __init__(self, env: Environment, shop: BaseModel) -> None:
        self._env = env
        self._shop = shop
        self.unknown: frozenset[TaxKey] = frozenset()

    def of(self, moneys: Iterable[OrderMoney]) -> dict[TaxKey, BaseModel]:
        """Return the `account.tax` of each tax of the orders.

        Taxes that nobody chose, where the shop or its company can make none, are in
        `unknown`; they get a tax of 0 % in Odoo, so that the order's money is exact
        while it waits.
        """
        keys = {key for money in moneys for line in money.lines for key in line.taxes}
        if not keys:
            self.unknown = frozenset()
            return {}
        known = self._known(keys)
        missing = sorted(keys - known.keys(), key=_order)
        found = self._find(missing) if missing else {}
        self.unknown = frozenset(missing) - found.keys()
        if self.unknown:
            found |= self._maker().placeholders(self.unknown)
        return known | found

    def _known(self, keys: Iterable[TaxKey]) -> dict[TaxKey, BaseModel]:
        """Read what the shop's mapping says; an archived tax is used no more."""
        titles = sorted({key.title for key in keys})
        mappings = self._mappings().search(
            [("channel_id", "=", self._shop.id), ("title", "in", titles)]
        )
        found = {key_of(it): it.tax_id for it in mappings if it.tax_id.active}
        return {key: tax for key, tax in found.items() if key in keys}

    def _find(self, missing: Sequence[TaxKey]) -> dict[TaxKey, BaseModel]:
        """Take taxes that fit, make the others, and keep both for the next orders.

        Where the shop makes none, rows without a tax are kept, for a person to choose.
        """
        taken = self._taken()
        found = TaxFinder(self._env, self._shop).find(missing, taken)
        rest = [key for key in missing if key not in found]
        nothing = self._env["account.tax"]
        maker = self._maker()
        if rest and self._shop.create_taxes and maker.can_make:
            found |= maker.make(rest)
        self._keep({**dict.fromkeys(rest, nothing), **found})
        return found

    def _taken(self) -> BaseModel:
        """Taxes that stand for one of the shop's already."""
        domain = Domain("channel_id", "=", self._shop.id) & Domain(
            "tax_id", "!=", False
        )
        return self._mappings().search(domain).tax_id

    def _keep(self, found: dict[TaxKey, BaseModel]) -> None:
        """Keep taxes in the mapping; rows that have none yet are filled."""
        titles = sorted({key.title for key in found})
        rows = self._mappings().search(
            [("channel_id", "=", self._shop.id), ("title", "in", titles)]
        )
        empty = {key_of(row): row for row in rows}
        new = []
        for key, tax in found.items():
            values = {"tax_id": tax.id, "automatic": True}
            if key in empty and tax:
                empty[key].write(values)
            elif key not in empty:
                new.append(
                    {**mapping_values(key), **values, "channel_id": self._shop.id}
                )
        self._mappings().create(new)

    def _mappings(self) -> BaseModel:
        return self._env["commerce.tax"].sudo()

    def _maker(self) -> TaxMaker:
        return TaxMaker(self._env, self._shop)


def key_of(mapping: BaseModel) -> TaxKey:
    """Return the tax that a row of the mapping is about."""
    return TaxKey(
        title=mapping.title,
        rate=_rate(mapping.rate),
        country=mapping.country_code or "",
        included=mapping.included,
        channel_liable=mapping.channel_liable,
        nth=mapping.nth,
    )


def mapping_values(key: TaxKey) -> dict:
    return {
        "title": key.title,
        "rate": float(key.rate * 100),
        "country_code": key.country or False,
        "included": key.included,
        "channel_liable": key.channel_liable,
        "nth": key.nth,
    }


def _rate(percent: float) -> Decimal:
    """Return the fraction of a percentage; the mapping keeps six digits of it."""
    return (Decimal(str(round(percent, 6))) / 100).normalize()


def _order(key: TaxKey) -> tuple[str, Decimal, str, bool, int]:
    return (key.title, key.rate, key.country, key.included, key.nth)
