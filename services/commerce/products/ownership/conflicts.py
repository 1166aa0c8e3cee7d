"""Conflicts of products: facts that both sides changed, with the values of both."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from odoo.models import BaseModel
from odoo.tools import SQL

from ...records.facts import summed
from .owner import Move, Owner

STATES = {Move.WAIT: "open", Move.SEND: "decided", Move.TAKE: "decided"}
WINNERS = {Move.SEND: "odoo", Move.TAKE: "shop"}

# One row for each pair of values, so that none is lost where both change again. What
# waits for a choice ends where a look at its product finds no such pair any more.
NOTE = """
    WITH told AS (
        SELECT * FROM jsonb_to_recordset(%(told)s::jsonb) AS told (
            product integer, variant integer, fact text, digest text,
            odoo jsonb, shop jsonb, baseline jsonb, owner text, state text, winner text)
    ), ended AS (
        UPDATE commerce_conflict AS known
           SET state = 'gone', write_date = %(now)s, write_uid = %(user)s
         WHERE known.state = 'open' AND known.commerce_product_id = ANY(%(products)s)
           AND NOT EXISTS (
               SELECT FROM told
                WHERE told.product = known.commerce_product_id
                  AND told.variant IS NOT DISTINCT FROM known.commerce_variant_id
                  AND told.fact = known.fact AND told.digest = known.digest)
    )
    INSERT INTO commerce_conflict AS known (
        channel_id, commerce_product_id, commerce_variant_id, fact, digest,
        odoo_values, shop_values, shop_fact, owner, state, winner,
        seen_at, create_date, write_date, create_uid, write_uid)
    SELECT %(shop)s, product, variant, fact, digest, odoo, shop, baseline,
           owner, state, winner, %(now)s, %(now)s, %(now)s, %(user)s, %(user)s
      FROM told
        ON CONFLICT (commerce_product_id, COALESCE(commerce_variant_id, 0), fact,
                     digest)
        DO UPDATE SET owner = EXCLUDED.owner, state = EXCLUDED.state,
                      winner = EXCLUDED.winner, seen_at = EXCLUDED.seen_at,
                      chosen_by = NULL, chosen_at = NULL,
                      write_date = EXCLUDED.write_date, write_uid = EXCLUDED.write_uid
         WHERE known.state != 'open' OR EXCLUDED.state != 'open'
"""


@dataclass(frozen=True, slots=True)
class Conflict:
    """One fact of a product or a variant that both sides changed.

    :param odoo: its fields of Odoo and their values, a price by the name of its fact
    :param shop: the same, as the shop's value fills them
    :param told: the fact as the shop says it
    """

    link: BaseModel
    fact: str
    odoo: dict[str, Any]
    shop: dict[str, Any]
    told: Any
    owner: Owner
    move: Move

    @property
    def is_taken(self) -> bool:
        """Whether the shop's value replaces Odoo's."""
        return self.move is Move.TAKE


def note_conflicts(
    shop: BaseModel, products: BaseModel, conflicts: Iterable[Conflict]
) -> None:
    """Bring the conflicts of a page up to date, with one statement.

    :param products: links of all products that were looked at
    """
    if not products:
        return
    env = products.env
    env["commerce.conflict"].flush_model()
    env.cr.execute(
        SQL(
            NOTE,
            told=json.dumps([_row(it) for it in conflicts], default=str),
            products=products.ids,
            shop=shop.id,
            now=env.cr.now(),
            user=env.uid,
        )
    )
    env["commerce.conflict"].invalidate_model()


def _row(conflict: Conflict) -> dict[str, Any]:
    link = conflict.link
    is_variant = link._name == "commerce.variant"
    return {
        "product": (link.commerce_product_id if is_variant else link).id,
        "variant": link.id if is_variant else None,
        "fact": conflict.fact,
        "digest": summed(conflict.odoo, conflict.shop),
        "odoo": conflict.odoo,
        "shop": conflict.shop,
        "baseline": conflict.told,
        "owner": conflict.owner.value,
        "state": STATES[conflict.move],
        "winner": WINNERS.get(conflict.move),
    }
