"""Why orders of a page wait for a person."""

from collections.abc import Sequence

from odoo.api import Environment
from odoo.models import BaseModel

from ...issues.catalogue import is_told
from ...order_life.plan.followed import Followed
from ...order_life.waits import Waits
from ...records.money import TaxKey
from ...run.page_result import RecordIssue
from ..currency import OrderRates, currency_problem
from ..figure_words import OrderWords
from ..issues import OrderIssues
from ..plan import OrderPlan
from ..settings import OrderSettings
from .lines import kept_taxes
from .twins import OrderTwins


class OrderHolds:
    """Notes on plans why their orders wait, and tells of what nobody has overruled."""

    def __init__(
        self,
        env: Environment,
        shop: BaseModel,
        settings: OrderSettings,
        plans: Sequence[OrderPlan],
    ) -> None:
        self._settings = settings
        self._company = shop.company_id.name
        self._issues = OrderIssues(env, shop)
        self._words = OrderWords(env, shop.system_label)
        self._rates = OrderRates(env, shop)
        self._twins = OrderTwins(env, shop).of(plans)

    def hold(
        self, plan: OrderPlan, currency: BaseModel, unknown: frozenset[TaxKey]
    ) -> None:
        """Note the reasons of an order whose lines are planned.

        :param currency: that it has, or gets, in Odoo
        :param unknown: taxes of the page that Odoo does not have
        """
        missing = _missing(plan, unknown)
        plan.held += self._of_books(plan, currency)
        plan.held += self._of_commerce(plan)
        if missing:
            plan.held.append(self._of_taxes(missing))
        if plan.source.cancelled_at:
            plan.held = [it for it in plan.held if _holds_up_anything(plan, it)]
        plan.issues += self._tell(plan)

    def _of_books(self, plan: OrderPlan, currency: BaseModel) -> list[list[str]]:
        """Return the reasons that lie in what Odoo has."""
        twin = self._twins.get(plan.source.external_id)
        found = (
            currency_problem(plan.money, currency),
            ["in_odoo", twin] if twin else None,
            self._rates.problem(plan.source.processed_at, currency),
        )
        return [it for it in found if it]

    def _of_commerce(self, plan: OrderPlan) -> list[list[str]]:
        """Return the reasons that lie in what the shop tells."""
        order, held = plan.source, []
        if order.is_test and self._settings.holds_tests:
            held.append(["test_order", ""])
        if order.risk == "high" and self._settings.holds_risk:
            held.append(["high_risk", ""])
        if plan.money.problems:
            held.append(["money", self._words.problems(plan.money)])
        if order.is_withheld and not _is_known(plan):
            held.append(["withheld", ""])
        return held

    def _of_taxes(self, missing: Sequence[TaxKey]) -> list[str]:
        """Return why taxes are missing: Odoo can have none without a country."""
        if not self._settings.country:
            return ["no_country", self._company]
        return ["unknown_tax", ", ".join(map(_tax_name, missing))]

    def _tell(self, plan: OrderPlan) -> list[RecordIssue]:
        """Report reasons to wait that no person has overruled."""
        released = plan.link.released or []
        return [
            self._issues.hold(plan, *reason)
            for reason in plan.held
            if is_told(reason[0])
            and reason not in released
            and (not plan.source.cancelled_at or _holds_up_money(plan, reason))
        ]


def _is_known(plan: OrderPlan) -> bool:
    """Whether Odoo has had an order with who bought it: shops erase people."""
    held = dict(plan.link.held or [])
    return bool(plan.record) and "withheld" not in held


def _holds_up_anything(plan: OrderPlan, reason: list[str]) -> bool:
    """Whether what is left to do of a cancelled order waits for a reason.

    Who was withheld is remembered until the shop shows them. Lines that are in no books
    get their tax once it is chosen.
    """
    if reason[0] == "withheld":
        return True
    if reason[0] == "unknown_tax" and not plan.link.is_documented:
        return True
    return _has_moved(plan) and _waits(plan, reason).going_on


def _holds_up_money(plan: OrderPlan, reason: list[str]) -> bool:
    """Whether money of a cancelled order waits for a reason, and a person must act."""
    return _has_moved(plan) and _waits(plan, reason).booking


def _has_moved(plan: OrderPlan) -> bool:
    """Whether there is money of an order, or something in the books."""
    return bool(plan.link.is_documented) or any(
        it.moves_money for it in plan.source.transactions
    )


def _waits(plan: OrderPlan, reason: list[str]) -> Waits:
    return Waits.of(
        [reason],
        in_books=bool(plan.link.is_documented),
        is_void=Followed(plan.link, plan.money, plan.source).is_void,
    )


def _missing(plan: OrderPlan, unknown: frozenset[TaxKey]) -> list[TaxKey]:
    """Return the taxes that its books would need; invoiced lines have theirs."""
    waiting = {
        key
        for line in plan.lines
        if (lacking := unknown.intersection(line.money.taxes)) and not kept_taxes(line)
        for key in lacking
    }
    return sorted(waiting, key=_tax_name)


def _tax_name(tax: TaxKey) -> str:
    """Return how a person knows a tax."""
    rate = format((tax.rate * 100).normalize(), "f")
    return f"{tax.title} {rate} %" + (f" ({tax.country})" if tax.country else "")
