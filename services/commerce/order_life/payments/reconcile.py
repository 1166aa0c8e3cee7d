"""Reconciles payments of orders with their documents, as far as they go."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from odoo.api import Environment
from odoo.models import BaseModel

BACK = ("out_refund",)


def reconcile(env: Environment, links: Sequence[BaseModel]) -> None:
    """Reconcile the open receivables of each order.

    Payments settle invoices and refunds settle credit notes first; then what is left of
    an order settles each other. What is paid too much stays open.
    """
    plan = [
        part
        for lines in open_lines(env, links).values()
        for account in lines.account_id
        if (part := _plan(lines.filtered(lambda it, of=account: it.account_id == of)))
    ]
    if plan:
        env["account.move.line"]._reconcile_plan(plan)


def open_lines(env: Environment, links: Sequence[BaseModel]) -> dict[int, BaseModel]:
    """Return open lines of documents and payments, by the least order of a group."""
    group_of = _groups_by_move(env, links)
    found = env["account.move.line"].search(
        [
            ("move_id", "in", list(group_of)),
            ("account_type", "=", "asset_receivable"),
            ("parent_state", "=", "posted"),
            ("reconciled", "=", False),
        ]
    )
    lines: dict[int, BaseModel] = defaultdict(found.browse)
    for line in found:
        lines[group_of[line.move_id.id]] += line
    return lines


def _groups_by_move(env: Environment, links: Sequence[BaseModel]) -> dict[int, int]:
    """Return the group of each document and payment.

    Orders that a person invoiced together are one group: who pays what of it, nobody
    can tell.
    """
    links = env["commerce.order"].union(*links)
    orders_of = _orders_by_move(env, links)
    group = _joined(orders_of.values())
    return {move: group[orders[0]] for move, orders in orders_of.items()}


def _orders_by_move(env: Environment, links: BaseModel) -> dict[int, list[int]]:
    found: dict[int, list[int]] = defaultdict(list)
    for link in links:
        for move in link.transaction_ids.payment_id.move_id | link.exchange_move_id:
            found[move.id].append(link.sale_order_id.id)
    rows = env["account.move.line"].search_fetch(
        [
            ("sale_line_ids.order_id", "in", links.sale_order_id.ids),
            ("parent_state", "=", "posted"),
        ],
        ["move_id", "sale_line_ids"],
    )
    for row in rows:
        found[row.move_id.id] += (row.sale_line_ids.order_id & links.sale_order_id).ids
    return found


def _joined(sets: Iterable[Sequence[int]]) -> dict[int, int]:
    """Return for each member the least one of all that share a set with it."""
    group: dict[int, int] = {}
    for members in sets:
        known = {group.get(it, it) for it in members}
        least = min(known)
        group |= {it: least for it, of in group.items() if of in known}
        group |= dict.fromkeys(members, least)
    return group


def _plan(every: BaseModel) -> Any:
    """Return what Odoo is to reconcile, the natural pairs first."""
    debits = every.filtered(lambda line: line.balance > 0)
    if not debits or debits == every:
        return None
    back = every.filtered(_is_back)
    forth = every - back
    return [back, forth] if back and forth else every


def _is_back(line: BaseModel) -> bool:
    """Whether a line is of a credit note, or of a refund's payment."""
    move = line.move_id
    return move.move_type in BACK or move.origin_payment_id.payment_type == "outbound"
