"""Whether an order's currency in Odoo can say its money."""

from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal

from odoo.api import Environment
from odoo.models import BaseModel

from ..money.order_money import OrderMoney
from ..order_life.days import Dates
from .plan import OrderPlan


def currency_problem(money: OrderMoney, currency: BaseModel) -> list[str] | None:
    """Return the reason to wait, with what it names, or None.

    :param currency: of the order in Odoo
    """
    if currency.name != money.currency:
        return ["currency", f"{currency.name} ≠ {money.currency}"]
    rounding = Decimal(str(round(currency.rounding, 6)))
    if rounding == Decimal(1).scaleb(-money.digits):
        return None
    amounts = (
        amount
        for line in money.lines
        for amount in (line.current.net, *line.current.taxes)
    )
    if any(amount % rounding for amount in amounts):
        return ["rounding", money.currency]
    return None


def renew_rates(plans: Iterable[OrderPlan]) -> None:
    """Take the rate into known orders that waited for one, and do no more."""
    for plan in plans:
        if _waits_for_rate(plan.link.held) and not _waits_for_rate(plan.held):
            plan.record._compute_currency_rate()


def _waits_for_rate(held: Iterable[list[str]] | None) -> bool:
    return any(code == "no_rate" for code, _detail in held or [])


class OrderRates:
    """Since when Odoo has rates of foreign currencies, asked once for each of them.

    Odoo books a currency without a rate one to one, and one without a rate for a day
    by a later rate.
    """

    def __init__(self, env: Environment, shop: BaseModel) -> None:
        self._env = env
        self._company = shop.company_id
        self._dates = Dates(shop)
        self._since: dict[BaseModel, date] = {}

    def problem(self, moment: datetime, currency: BaseModel) -> list[str] | None:
        """Return the reason to wait, with currency and day, or None.

        :param moment: when the order was placed
        :param currency: of the order in Odoo
        """
        if currency == self._company.currency_id:
            return None
        day = self._dates.past_day(moment)
        if self._begin(currency) <= day:
            return None
        return ["no_rate", f"{currency.name}, {day}"]

    def _begin(self, currency: BaseModel) -> date:
        if currency not in self._since:
            self._since[currency] = self._first_rate(currency)
        return self._since[currency]

    def _first_rate(self, currency: BaseModel) -> date:
        """Return the day of a currency's first rate.

        The currency that all others refer to has none in some books. Nothing tells it
        from one whose rates nobody entered: a rate of it, which is 1, does.
        """
        first = self._env["res.currency.rate"].search(
            [
                ("company_id", "in", (False, self._company.root_id.id)),
                ("currency_id", "=", currency.id),
            ],
            order="name",
            limit=1,
        )
        return first.name or date.max
