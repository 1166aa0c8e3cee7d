"""Who owns a fact of a product, and what follows where both sides differ. Pure."""

from collections.abc import Set
from datetime import datetime
from enum import Enum
from typing import Any, NamedTuple

from ...records.facts import merged_tags


class Owner(str, Enum):
    """Whose value of a fact counts; the database keeps the value."""

    ODOO = "odoo"
    SHOP = "shop"
    NEWER = "newer"
    ASK = "ask"


class Move(Enum):
    """Where a value goes."""

    KEEP = "nowhere: both sides agree"
    SEND = "Odoo's to the shop"
    TAKE = "the shop's to Odoo"
    WAIT = "nowhere, until a person chooses"


class Decision(NamedTuple):
    """What becomes of one fact; in a conflict both sides left the baseline."""

    move: Move
    is_conflict: bool = False


def decide(
    owner: Owner,
    baseline: Any,
    odoo: Any,
    shop: Any,
    *,
    odoo_at: datetime | None = None,
    shop_at: datetime | None = None,
) -> Decision:
    """Decide about one fact that has three values in one and the same form.

    An owner's value always counts. Else what one side alone changed goes to the other;
    where both did, a person chooses, or the newer side's counts: but what one side
    emptied takes nothing from the other that was entered there.

    :param odoo_at: when Odoo's record changed last; None where nothing goes out, so
        that the shop's value is the newer one, as it is at the same moment
    """
    if is_same(odoo, shop):
        return Decision(Move.KEEP)
    in_odoo, in_shop = not is_same(odoo, baseline), not is_same(shop, baseline)
    is_conflict = in_odoo and in_shop
    if owner in _OWNERS:
        move = _OWNERS[owner]
    elif not is_conflict:
        move = Move.SEND if in_odoo else Move.TAKE
    elif owner is Owner.ASK:
        move = Move.WAIT
    else:
        move = _entered(odoo, shop) or _newer(odoo_at, shop_at)
    return Decision(move, is_conflict)


def is_same(one: Any, other: Any) -> bool:
    """Tell whether two values are one; an empty one equals a missing one."""
    return (one or None) == (other or None)


class Tags(NamedTuple):
    """Tags that each side has once both have heard of the other."""

    odoo: set[str]
    shop: set[str]


def decide_tags(
    owner: Owner, baseline: Set[str], odoo: Set[str], shop: Set[str]
) -> Tags:
    """Let each side follow what the other added and took away, where it may.

    Tags are no single value, so both sides may change them without any conflict. An
    owner follows nobody; the other side gets all of its tags, and keeps those of its
    own that the owner never had.
    """
    known, here, there = set(baseline), set(odoo), set(shop)
    if owner is Owner.ODOO:
        return Tags(here, (there | here) - (known - here))
    if owner is Owner.SHOP:
        return Tags((here | there) - (known - there), there)
    return Tags(merged_tags(here, known, there), merged_tags(there, known, here))


def heard_tags(baseline: Set[str], odoo: Set[str], shop: Set[str]) -> set[str]:
    """Return the tags to keep as the baseline: the shop's that Odoo has heard of.

    One that Odoo does not follow would seem to be taken away there.
    """
    return set(shop) & {*baseline, *odoo}


_OWNERS = {Owner.ODOO: Move.SEND, Owner.SHOP: Move.TAKE}


def _entered(odoo: Any, shop: Any) -> Move | None:
    """Return where the only value goes that there is."""
    if _is_empty(odoo) or _is_empty(shop):
        return Move.TAKE if _is_empty(odoo) else Move.SEND
    return None


def _is_empty(value: Any) -> bool:
    """Tell whether nothing was entered; zero and “no” are values as others."""
    return not value and not isinstance(value, (int, float))


def _newer(odoo_at: datetime | None, shop_at: datetime | None) -> Move:
    is_odoo = odoo_at is not None and (shop_at is None or odoo_at > shop_at)
    return Move.SEND if is_odoo else Move.TAKE
