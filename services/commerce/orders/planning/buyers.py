"""Whose known orders are: what is confirmed stays with whom it was confirmed for."""

from collections.abc import Mapping, Sequence

from odoo.api import Environment
from odoo.models import BaseModel
from odoo.tools import email_normalize

from ...order_life.sale_states import is_quotation
from ...records.facts import Facts
from ...records.order import Order
from ..issues import OrderIssues
from ..plan import OrderPlan


def takes_customer(plan: OrderPlan, left: Facts) -> bool:
    """Whether a known order goes to another customer; only a quotation does."""
    return "customer" in left and is_quotation(plan.record)


def begin_books_anew(link: BaseModel) -> None:
    """Forget what was documented of a quotation that goes to another customer.

    What stands of it counts; what was credited is invoiced to who has it now.
    """
    if link.documents:
        link.write({"documents": False, "is_documented": False})
        link.line_ids.documented = False


class OrderBuyers:
    """Tells of confirmed orders that the shop gave to other customers.

    What Odoo knows stays their baseline, so that each further look tells it again.
    """

    def __init__(self, env: Environment, shop: BaseModel) -> None:
        self._env = env
        self._shop = shop
        self._issues = OrderIssues(env, shop)

    def keep(self, plans: Sequence[OrderPlan], left: Mapping[str, Facts]) -> None:
        """Take other customers out of the news of confirmed orders."""
        given = [
            plan
            for plan in plans
            if plan.record and "customer" in left[plan.source.external_id]
            if not takes_customer(plan, left[plan.source.external_id])
        ]
        if not given:
            return
        buyers = self._known_buyers([plan.source for plan in given])
        for plan in given:
            if not _is_same(plan, buyers.get(_external_id(plan.source))):
                self._keep(plan, left[plan.source.external_id])

    def _keep(self, plan: OrderPlan, left: Facts) -> None:
        del left["customer"]
        plan.facts["customer"] = (plan.link.baseline or {}).get("customer", "")
        if plan.record.state == "sale":
            told = self._issues.of(
                plan.source,
                "other_customer",
                buyer=_name(plan.source),
                sale_order=plan.record.name,
                customer=plan.record.partner_id.display_name,
            )
            plan.issues.append(told)

    def _known_buyers(self, orders: Sequence[Order]) -> dict[str, BaseModel]:
        """Return the contacts of customers and companies that Odoo knows, by id."""
        external_ids = [_external_id(order) for order in orders]
        domain = [
            ("channel_id", "=", self._shop.id),
            ("external_id", "in", external_ids),
        ]
        found: dict[str, BaseModel] = {}
        for model in ("commerce.customer", "commerce.company"):
            links = self._env[model].search(domain)
            found |= {link.external_id: link.partner_id for link in links}
        return found


def _is_same(plan: OrderPlan, buyer: BaseModel | None) -> bool:
    """Whether an order is its customer's still, such as a guest's who registered."""
    known = plan.record.partner_id
    if buyer and buyer.commercial_partner_id == known.commercial_partner_id:
        return True
    email = email_normalize(plan.source.buyer.email, strict=False)
    return bool(email) and email == known.email_normalized


def _external_id(order: Order) -> str:
    return order.company.external_id if order.company else order.buyer.external_id


def _name(order: Order) -> str:
    if order.company:
        return order.company.name
    return order.buyer.name or order.buyer.email or order.buyer.external_id
