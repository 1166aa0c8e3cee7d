"""Tells of goods that left the warehouse before the shop took them off their orders."""

from collections.abc import Iterator, Sequence

from ..plan.followed import Followed
from ..plan.issues import LifeIssues
from ..plan.steps import Plan
from .fit import came_back, shipped

Goods = list[tuple[str, float]]


def tell_of_goods_left(issues: LifeIssues, plans: Sequence[Plan]) -> None:
    """Tell of each order that has such goods, once for all that it has."""
    for plan in plans:
        if plan.ends and (goods := _of_whole(plan)):
            issues.add(plan.followed, "goods_left", goods=_listed(goods))
        elif not plan.ends and plan.was_confirmed:
            if goods := list(_of_parts(plan.followed)):
                told = _listed(goods)
                issues.add(plan.followed, "goods_left", "taken_off", goods=told)


def _of_whole(plan: Plan) -> Goods:
    """Return what left for a cancelled order and did not come back."""
    if not plan.order.picking_ids:
        return []
    return [
        (line.product_id.display_name, quantity)
        for line in plan.order.order_line
        if (quantity := shipped(line)) > 0
    ]


def _of_parts(it: Followed) -> Iterator[tuple[str, float]]:
    """Yield what left, though the shop took it off the order as not shipped.

    What comes back by a return, and what the customer keeps, is no news.
    """
    returned, kept = it.source.returned, it.source.kept
    for key, quantity in it.taken_off().items():
        taken_off = quantity - returned.get(key, 0) - kept.get(key, 0)
        line = it.sale_lines.get(key)
        if taken_off <= 0 or not line or not line.move_ids:
            continue
        awaited = max(returned.get(key, 0) - came_back(line), 0)
        too_many = line.qty_delivered - line.product_uom_qty
        too_many -= awaited + kept.get(key, 0)
        gone = min(too_many, taken_off, shipped(line))
        if line.product_uom_id.compare(gone, 0) > 0:
            yield line.product_id.display_name, gone


def _listed(goods: Goods) -> str:
    return ", ".join(f"{number:g} × {name}" for name, number in goods)
