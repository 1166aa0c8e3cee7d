"""Taxes of the company that are certainly the ones that the shop means."""

from collections import Counter, defaultdict
from collections.abc import Sequence

from odoo.api import Environment
from odoo.models import BaseModel
from odoo.tools import float_compare

from ..records.money import TaxKey

DIGITS = 4  # of `account.tax.amount`


class TaxFinder:
    """Finds sales taxes by rate, country, price and title; never guesses.

    A tax stands for one tax of the shop's alone, so that two of one rate stay two.
    """

    def __init__(self, env: Environment, shop: BaseModel) -> None:
        self._env = env
        self._company = shop.company_id

    def find(self, keys: Sequence[TaxKey], taken: BaseModel) -> dict[TaxKey, BaseModel]:
        """Return the taxes that only one of the keys can mean.

        :param taken: taxes that stand for others already
        """
        fitting = self._fitting(keys, taken)
        found = {key: _titled(key, taxes) for key, taxes in fitting.items()}
        found = _once({key: tax for key, tax in found.items() if tax})
        used = {tax.id for tax in found.values()}
        lone = {}
        for key, taxes in fitting.items():
            left = [tax for tax in taxes if tax.id not in used]
            if key not in found and len(left) == 1 and self._may_stand_alone(key):
                lone[key] = left[0]
        return found | _once(lone)

    def _fitting(
        self, keys: Sequence[TaxKey], taken: BaseModel
    ) -> dict[TaxKey, list[BaseModel]]:
        fitting = defaultdict(list)
        for tax in self._candidates(keys) - taken:
            for key in keys:
                if _fits(key, tax):
                    fitting[key].append(tax)
        return fitting

    def _candidates(self, keys: Sequence[TaxKey]) -> BaseModel:
        Tax = self._env["account.tax"]
        country = self._company.account_fiscal_country_id or self._company.country_id
        return Tax.search(
            [
                *Tax._check_company_domain(self._company),
                ("type_tax_use", "=", "sale"),
                ("amount_type", "=", "percent"),
                ("country_id", "=", country.id),
                ("amount", "in", [percent(key) for key in keys]),
            ]
        )

    def _may_stand_alone(self, key: TaxKey) -> bool:
        """Whether the rate alone tells a tax: at home, where no channel pays it."""
        country = self._company.account_fiscal_country_id or self._company.country_id
        at_home = key.country in ("", country.code)
        return at_home and key.rate > 0 and not key.channel_liable and not key.nth


def percent(key: TaxKey) -> float:
    """Return the rate as Odoo's taxes keep it."""
    return round(float(key.rate * 100), DIGITS)


def _fits(key: TaxKey, tax: BaseModel) -> bool:
    same_rate = float_compare(tax.amount, percent(key), precision_digits=DIGITS) == 0
    return same_rate and tax.price_include == key.included and not _is_reverse(tax)


def _is_reverse(tax: BaseModel) -> bool:
    """Whether the customer owes the tax, so that it adds nothing to the total."""
    lines = tax.invoice_repartition_line_ids
    return any(line.factor_percent < 0 for line in lines)


def _titled(key: TaxKey, taxes: Sequence) -> BaseModel | None:
    """Return the only tax that is named as the shop's; marketplaces' never are."""
    if key.channel_liable or key.nth:
        return None
    title = key.title.casefold()
    named = [
        tax
        for tax in taxes
        if title in ((tax.name or "").casefold(), (tax.invoice_label or "").casefold())
    ]
    return named[0] if len(named) == 1 else None


def _once(found: dict) -> dict:
    """Leave out taxes that several keys could mean."""
    counts = Counter(tax.id for tax in found.values())
    return {key: tax for key, tax in found.items() if counts[tax.id] == 1}
