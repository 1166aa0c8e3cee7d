"""Decides what an import does with the orders of a page. Stores nothing of theirs."""

from collections.abc import Mapping, Sequence

from odoo.api import Environment
from odoo.models import BaseModel

from ...money.order_money import OrderMoney, order_money
from ...pricelists.by_currency import OrderPricelists
from ...records.facts import Action, Facts, left_baseline
from ...records.order import Order
from ...taxes.mapping import OrderTaxes
from ..issues import OrderIssues
from ..plan import OrderPlan
from ..settings import OrderSettings
from .buyers import OrderBuyers, takes_customer
from .carriers import OrderCarriers
from .facts import facts_of, people_left
from .heads import OrderHeads
from .holds import OrderHolds
from .known import OrderKnown
from .lines import OrderLines
from .partners import OrderPartners, Partners
from .products import OrderProducts
from .revealed_guests import RevealedGuests
from .stand_ins import StandIns
from .unclear_buyers import UnclearBuyers


class OrderPlanner:
    """Plans orders; partners, taxes and the like that they need are made on the way.

    :param links: of orders that are in Odoo, by id
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

    def plan(self, orders: Sequence[Order]) -> list[OrderPlan]:
        """Return a plan for each order."""
        plans = [self._begin(order) for order in orders]
        left = {
            it.source.external_id: left_baseline(it.facts, it.link.baseline)
            for it in plans
        }
        OrderBuyers(self._env, self._shop).keep(plans, left)
        RevealedGuests(self._env, self._shop).reveal(plans, left)
        partners = self._partners(plans, left)
        UnclearBuyers(self._env, self._shop).tell(plans, partners, left)
        self._fill(plans, left, partners)
        return plans

    def _fill(
        self,
        plans: Sequence[OrderPlan],
        left: Mapping[str, Facts],
        partners: Mapping[str, Partners],
    ) -> None:
        """Plan the heads and lines of orders, and why they wait."""
        products = OrderProducts(self._env, self._shop)
        carriers = OrderCarriers(self._env, self._shop, products)
        carriers.learn([it.source for it in plans])
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
        holds = OrderHolds(self._env, self._shop, self._settings, plans)
        taxes = OrderTaxes(self._env, self._shop)
        lines = self._lines(plans, products, carriers, taxes)
        for plan in plans:
            if plan.action is Action.CREATE:
                plan.values = heads.new(plan)
            else:
                plan.values = heads.changes(plan, left[plan.source.external_id])
            kept = plan.record.currency_id
            currency = kept or pricelists.of(plan.money.currency).currency_id
            lines.plan(plan, currency, heads.defaults.of_line)
            holds.hold(plan, currency, taxes.unknown)
            plan.issues += heads.terms.issues(plan.source)
            if not heads.terms.is_met(plan.source):
                plan.facts["paymentTerms"] = ""  # nothing is taken over yet

    def _begin(self, order: Order) -> OrderPlan:
        link = self._links.get(order.external_id, self._env["commerce.order"])
        record = link.sale_order_id
        facts = facts_of(order, link)
        return OrderPlan(
            source=order,
            money=self._money(order, record, facts["country"]),
            facts=facts,
            link=link,
            record=record,
            action=Action.UPDATE if record else Action.CREATE,
            checksum=self._settings.checksum(order.checksum),
        )

    def _money(self, order: Order, record: BaseModel, country: str) -> OrderMoney:
        """Read an order's money in the currency that it has in Odoo, if any."""
        customer = self._settings.in_customers_currency
        if record:
            customer = record.currency_id.name != order.currency
        return order_money(
            order, customer=customer, country=country or self._settings.country
        )

    def _partners(
        self, plans: Sequence[OrderPlan], left: Mapping[str, Facts]
    ) -> dict[str, Partners]:
        """Find people and addresses of new orders, and of those that moved."""
        moved = [
            it
            for it in plans
            if it.action is Action.CREATE or people_left(left[it.source.external_id])
        ]
        known = {
            it.source.external_id: it.record.partner_id
            for it in moved
            if it.record and not takes_customer(it, left[it.source.external_id])
        }
        book = OrderPartners(self._env, self._shop)
        return book.of([it.source for it in moved], known) if moved else {}

    def _lines(
        self,
        plans: Sequence[OrderPlan],
        products: OrderProducts,
        carriers: OrderCarriers,
        taxes: OrderTaxes,
    ) -> OrderLines:
        orders = [it.source for it in plans]
        links = self._links.values()
        return OrderLines(
            self._env,
            OrderKnown(self._env, self._shop, self._settings, orders, links),
            products,
            carriers,
            taxes.of([it.money for it in plans]),
            OrderIssues(self._env, self._shop),
            StandIns(self._shop, products),
        )
