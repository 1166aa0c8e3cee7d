"""Reconciles payments of orders with their documents, as far as they go."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from odoo.api import Environment
from odoo.models import BaseModel

BACK = ("out_refund",)


def reconcile(env: Environment, links: Sequence[BaseModel]) -> None:
    """Reconcile the open receivables of each order.

    Payments settle invoices and refunds settle credit notes first; then what is left of
    an order settles each other. What is paid too much stays open.
    """
    lines = _open_lines(env, links)
    plan = [part for of_account in lines.values() if (part := _plan(env, of_account))]
    if plan:
        env["account.move.line"]._reconcile_plan(plan)


def _open_lines(
    env: Environment, links: Sequence[BaseModel]
) -> dict[tuple[int, int], list[BaseModel]]:
    """Return open lines of documents and payments, by order and account."""
    order_of = _orders_by_move(env, links)
    found = env["account.move.line"].search(
        [
            ("move_id", "in", list(order_of)),
            ("account_type", "=", "asset_receivable"),
            ("parent_state", "=", "posted"),
            ("reconciled", "=", False),
        ]
    )
    lines: dict[tuple[int, int], list[BaseModel]] = defaultdict(list)
    for line in found:
        lines[order_of[line.move_id.id], line.account_id.id].append(line)
    return lines


def _orders_by_move(env: Environment, links: Sequence[BaseModel]) -> dict[int, int]:
    links = env["shopify.order"].union(*links)
    found = {
        move.id: link.id
        for link in links
        for move in link.transaction_ids.payment_id.move_id
    }
    orders = {link.sale_order_id.id: link.id for link in links}
    rows = env["account.move.line"].search_fetch(
        [
            ("sale_line_ids.order_id", "in", list(orders)),
            ("parent_state", "=", "posted"),
        ],
        ["move_id", "sale_line_ids"],
    )
    for row in rows:
        for order in row.sale_line_ids.order_id:
            if order.id in orders:
                found[row.move_id.id] = orders[order.id]
    return found


def _plan(env: Environment, lines: Sequence[BaseModel]) -> Any:
    """Return what Odoo is to reconcile, the natural pairs first."""
    empty = env["account.move.line"]
    every = empty.union(*lines)
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
