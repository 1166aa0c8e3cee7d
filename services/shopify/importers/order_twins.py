"""Orders that are in Odoo already without a link, as a deleted shop leaves them."""

from collections.abc import Iterable, Sequence

from odoo.api import Environment
from odoo.models import BaseModel

from ..mappers.product import naive_utc
from .order_plan import OrderAction, OrderPlan


class OrderTwins:
    """Finds the sales orders that new orders seem to have been before, in one look-up.

    An import takes over the second of an order and its name, which no person types.
    """

    def __init__(self, env: Environment, shop: BaseModel) -> None:
        self._env = env
        self._shop = shop

    def of(self, plans: Iterable[OrderPlan]) -> dict[str, str]:
        """Return the names of sales orders that no shop has, by the orders' gids."""
        asked = [it for it in plans if it.action is OrderAction.CREATE or _waits(it)]
        found = self._without_link(asked) if asked else []
        told = (
            (plan.source.id, [twin.name for twin in found if _is_twin(plan, twin)])
            for plan in asked
        )
        return {gid: ", ".join(names) for gid, names in told if names}

    def _without_link(self, plans: Sequence[OrderPlan]) -> BaseModel:
        orders = self._env["sale.order"].search(
            [
                ("company_id", "=", self._shop.company_id.id),
                ("date_order", "in", [_moment(plan) for plan in plans]),
                ("state", "!=", "cancel"),
            ],
            order="id",
        )
        if not orders:
            return orders
        links = self._env["shopify.order"].search([("sale_order_id", "in", orders.ids)])
        return orders - links.sale_order_id


def _waits(plan: OrderPlan) -> bool:
    return any(code == "in_odoo" for code, _detail in plan.link.held or [])


def _is_twin(plan: OrderPlan, order: BaseModel) -> bool:
    name = plan.source.name
    named = order.client_order_ref == name or (order.origin or "").endswith(f" {name}")
    return named and order.date_order == _moment(plan)


def _moment(plan: OrderPlan):
    return naive_utc(plan.source.processed_at).replace(microsecond=0)
