"""Orders that wait, or have an open issue: which of them are worth another try."""

from collections.abc import Iterable, Sequence

from odoo.api import Environment
from odoo.models import BaseModel
from odoo.tools import SQL

# What a person chooses, and what an order's lines are found by.
OF_THE_SHOP = (
    *("commerce_tax", "commerce_payment_gateway", "commerce_delivery"),
    *("commerce_payment_term", "commerce_order_rule", "commerce_variant"),
)
# What else the reasons that orders wait for may be put right by.
OF_ODOO = (*("product_product", "account_journal", "account_tax", "res_currency_rate"),)
# Reasons that are put right where the orders' tables do not tell when.
ALWAYS = '"(in_odoo|rounding)"'


class OrderRetry:
    """Lets orders wait on which nothing changed since they were told of.

    :param always: a person asked for the orders by name
    """

    def __init__(self, env: Environment, shop: BaseModel, always: bool) -> None:
        self._env = env
        self._shop = shop
        self._always = always

    def due(self, links: Iterable[BaseModel]) -> set[int]:
        """Return the ids of links that may come further now, by one look-up at most."""
        if self._always:
            return {link.id for link in links}
        told = {link.id for link in links if link.told_at}
        if not told:
            return told
        self._env.flush_all()
        rows = self._env.execute_query(
            SQL(
                """
                SELECT link.id FROM commerce_order AS link
                  JOIN sale_order AS sale ON sale.id = link.sale_order_id
                 WHERE link.id IN %(told)s
                   AND (sale.write_date > link.told_at
                        OR link.held::text ~ %(always)s
                        OR link.told_at < %(chosen)s
                        OR EXISTS (
                            SELECT FROM sale_order_line AS line
                              JOIN sale_order_line_invoice_rel AS rel
                                ON rel.order_line_id = line.id
                              JOIN account_move_line AS item
                                ON item.id = rel.invoice_line_id
                              JOIN account_move AS move ON move.id = item.move_id
                             WHERE line.order_id = sale.id
                               AND move.write_date > link.told_at))
                """,
                told=tuple(told),
                chosen=self._last_choice(),
                always=ALWAYS,
            )
        )
        return {id_ for (id_,) in rows}

    def _last_choice(self) -> SQL:
        """Return when something changed last that any order may wait for."""
        of_shop = [
            SQL(
                "(SELECT max(write_date) FROM %s WHERE channel_id = %s)",
                SQL.identifier(table),
                self._shop.id,
            )
            for table in OF_THE_SHOP
        ]
        others = [
            SQL(
                "(SELECT write_date FROM commerce_channel WHERE id = %s)", self._shop.id
            ),
            *(
                SQL("(SELECT max(write_date) FROM %s)", SQL.identifier(table))
                for table in OF_ODOO
            ),
        ]
        return SQL("GREATEST(%s)", SQL(", ").join(of_shop + others))

    def note(self, links: BaseModel, told: Sequence[int]) -> None:
        """Remember which of some links were told of now, and which need nobody."""
        # Records of this transaction have its moment, too: they are no later news.
        again = links.browse(told)
        again.write({"told_at": self._env.cr.now()})
        (links - again).filtered("told_at").write({"told_at": False})
