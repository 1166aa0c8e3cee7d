"""Decides what an import does with the orders of a page. Stores nothing of theirs."""

from collections.abc import Mapping, Sequence

from odoo.api import Environment
from odoo.models import BaseModel

from ..mappers.facts import left_baseline
from ..mappers.full_order import FullOrder
from ..mappers.money_lines import OrderMoney, TaxKey
from ..mappers.order_checksum import order_checksum
from ..mappers.order_facts import goes_to, order_facts, risk, with_known_people
from ..mappers.order_money import order_money
from ..mappers.order_settings import OrderSettings
from ..mappers.withheld_order import is_withheld
from .order_buyers import OrderBuyers, takes_customer
from .order_carriers import OrderCarriers
from .order_currency import OrderRates, currency_problem
from .order_guests import RevealedGuests
from .order_heads import OrderHeads, people_left
from .order_issues import OrderIssues, tax_name
from .order_known import OrderKnown
from .order_lines import OrderLines
from .order_partners import OrderPartners, Partners
from .order_plan import OrderAction, OrderPlan
from .order_pricelists import OrderPricelists
from .order_products import OrderProducts
from .order_stand_ins import StandIns
from .order_taxes import OrderTaxes
from .order_twins import OrderTwins
from .order_unclear import UnclearBuyers


class OrderPlanner:
    """Plans orders; partners, taxes and the like that they need are made on the way.

    :param links: of orders that are in Odoo, by gid
    """

    def __init__(
        self,
        env: Environment,
        shop: BaseModel,
        settings: OrderSettings,
        links: Mapping[str, BaseModel],
    ) -> None:
        self._env = env
        self._shop = shop
        self._settings = settings
        self._links = links
        self._issues = OrderIssues(env)

    def plan(self, orders: Sequence[FullOrder]) -> list[OrderPlan]:
        """Return a plan for each order."""
        plans = [self._begin(order) for order in orders]
        left = {it.source.id: left_baseline(it.facts, it.link.baseline) for it in plans}
        OrderBuyers(self._env, self._shop).keep(plans, left)
        RevealedGuests(self._env, self._shop).reveal(plans, left)
        partners = self._partners(plans, left)
        UnclearBuyers(self._env).tell(plans, partners, left)
        products = OrderProducts(self._env, self._shop)
        carriers = OrderCarriers(self._env, self._shop, products)
        carriers.learn(orders)
        pricelists = OrderPricelists(self._env, self._shop)
        heads = OrderHeads(
            self._env,
            self._shop,
            self._settings,
            plans,
            partners,
            carriers,
            pricelists,
        )
        rates = OrderRates(self._env, self._shop)
        twins = OrderTwins(self._env, self._shop).of(plans)
        taxes = OrderTaxes(self._env, self._shop)
        known_taxes = taxes.of([it.money for it in plans])
        lines = OrderLines(
            self._env,
            OrderKnown(
                self._env, self._shop, self._settings, orders, self._links.values()
            ),
            products,
            carriers,
            known_taxes,
            self._issues,
            StandIns(self._shop, products),
        )
        for plan in plans:
            if plan.action is OrderAction.CREATE:
                plan.values = heads.new(plan)
            else:
                plan.values = heads.changes(plan, left[plan.source.id])
            currency = (
                plan.record.currency_id
                or pricelists.of(plan.money.currency).currency_id
            )
            lines.plan(plan, currency, heads.defaults.of_line)
            if found := currency_problem(plan.money, currency):
                plan.held.append(found)
            if twin := twins.get(plan.source.id):
                plan.held.append(["in_odoo", twin])
            if found := rates.problem(plan.source, currency):
                plan.held.append(found)
            self._hold(plan, taxes.unknown)
        return plans

    def _begin(self, order: FullOrder) -> OrderPlan:
        link = self._links.get(order.id, self._env["shopify.order"])
        record = link.sale_order_id
        return OrderPlan(
            source=order,
            money=self._money(order, record),
            facts=with_known_people(order_facts(order), link.baseline),
            link=link,
            record=record,
            action=OrderAction.UPDATE if record else OrderAction.CREATE,
            checksum=order_checksum(order, self._settings),
        )

    def _money(self, order: FullOrder, record: BaseModel) -> OrderMoney:
        """Read an order's money in the currency that it has in Odoo, if any."""
        presentment = self._settings.presentment
        if record:
            presentment = record.currency_id.name != order.currency_code.value
        country = goes_to(order, self._settings.country)
        return order_money(order, presentment=presentment, country=country)

    def _partners(self, plans, left) -> dict[str, Partners]:
        """Find people and addresses of new orders, and of those that moved."""
        moved = [
            it
            for it in plans
            if it.action is OrderAction.CREATE or people_left(left[it.source.id])
        ]
        known = {
            it.source.id: it.record.partner_id
            for it in moved
            if it.record and not takes_customer(it, left[it.source.id])
        }
        book = OrderPartners(self._env, self._shop)
        return book.of([it.source for it in moved], known) if moved else {}

    # Holding

    def _hold(self, plan: OrderPlan, unknown: frozenset[TaxKey]) -> None:
        """Note why an order waits for a person, and tell of it."""
        order, settings = plan.source, self._settings
        if order.test and settings.holds_tests:
            plan.held.append(["test_order", ""])
        if risk(order) == "high" and settings.holds_risk:
            plan.held.append(["high_risk", ""])
        if plan.money.problems:
            plan.held.append(["money", self._issues.problems(plan.money)])
        if is_withheld(order):
            plan.held.append(["withheld", ""])
        missing = sorted(
            {key for line in plan.money.lines for key in line.taxes} & unknown,
            key=tax_name,
        )
        if missing:
            plan.held.append(["unknown_tax", ", ".join(map(tax_name, missing))])
        plan.issues += self._tell(plan, missing)

    def _tell(self, plan: OrderPlan, missing: Sequence[TaxKey]):
        """Report reasons to wait that no person has overruled."""
        held = dict(plan.held)
        tell = {
            "high_risk": lambda: self._issues.high_risk(plan.source),
            "money": lambda: self._issues.money(plan.source, plan.money),
            "currency": lambda: self._issues.currency(plan.source, plan.record),
            "rounding": lambda: self._issues.rounding(plan.source, plan.money),
            "in_odoo": lambda: self._issues.in_odoo(plan.source, held["in_odoo"]),
            "no_rate": lambda: self._issues.no_rate(plan.source, held["no_rate"]),
            "unknown_tax": lambda: self._issues.unknown_tax(plan.source, missing),
        }
        released = plan.link.released or []
        if plan.source.cancelled_at:
            return []
        return [
            tell[reason[0]]()
            for reason in plan.held
            if reason[0] in tell and reason not in released
        ]
