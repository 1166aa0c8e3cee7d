"""Decides, fact by fact, whose value of a linked product counts; changes nothing."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from odoo.models import BaseModel

from ...records.facts import Facts
from ...records.plain import naive_utc
from ..ownership.conflicts import Conflict
from ..ownership.owner import Decision, Move, Owner, decide
from ..ownership.policies import Policies
from ..ownership.sides import Sides, Values
from ..ownership.table import BY_KEY, policy_key
from ..plan import ProductPlan, VariantPlan
from .verdict import Verdict

# Tags of both sides are merged, so that nothing is to be decided.
MERGED = {"tags"}


class Referee:
    """Compares what the shop changed with what Odoo did, by the shop's policies.

    :param sends: what Odoo keeps goes out to the shop; where nothing does, the shop's
        side is always the newer
    """

    def __init__(self, policies: Policies, sides: Sides, *, sends: bool) -> None:
        self.policies = policies
        self._sides = sides
        self._sends = sends

    def of(
        self,
        plan: ProductPlan,
        part: ProductPlan | VariantPlan,
        baseline: Facts | None,
    ) -> Verdict:
        """Tell what comes in of a product or a variant, and note it on its plan.

        A person's choice for the shop's values needs no rule.
        """
        if plan.link.channel_wins:
            return Verdict.of_all(part.facts, baseline)
        shop_at = naive_utc(plan.source.updated_at)
        verdict = self.judge(part.link, part.record, part.facts, baseline, shop_at)
        plan.conflicts += verdict.conflicts
        plan.sends |= verdict.sends
        return verdict

    def judge(
        self,
        link: BaseModel,
        record: BaseModel,
        facts: Facts,
        baseline: Mapping[str, Any] | None,
        shop_at: datetime,
    ) -> Verdict:
        """Tell what an import takes over of a record that Odoo has.

        :param link: of the product or the variant; empty if there is none yet
        :param facts: as the shop tells them
        :param baseline: None where the record is linked only now
        :param shop_at: when the shop's product changed last
        """
        verdict, known = Verdict.of_all(facts, baseline), baseline or {}
        for fact in self._in_question(link, record, facts, verdict.news):
            owner = self.policies.of(fact, link)
            if fact not in known and owner is not Owner.ODOO:
                continue
            sides = self._sides.of(record, fact, known.get(fact), facts[fact])
            if fact not in known:
                # What Odoo has stays; what no import brought yet fills what is empty.
                verdict.refused |= {it for it, side in sides.items() if side.odoo}
                continue
            odoo_at = self._sides.changed_at(record, fact) if self._sends else None
            decisions = {
                name: decide(owner, *side, odoo_at=odoo_at, shop_at=shop_at)
                for name, side in sides.items()
            }
            _apply(verdict, fact, decisions, facts[fact], known[fact])
            if any(it.is_conflict for it in decisions.values()):
                conflict = _conflict(link, fact, facts[fact], owner, sides, decisions)
                verdict.conflicts.append(conflict)
        return verdict

    def _in_question(
        self, link: BaseModel, record: BaseModel, facts: Facts, news: Facts
    ) -> Iterator[str]:
        """Facts that the shop changed, or owns, and that Odoo may have changed."""
        owned = self.policies.owned_by_shop()
        for fact in facts:
            key = policy_key(fact)
            if (
                key in BY_KEY
                and key not in MERGED
                and (fact in news or key in owned)
                and self._sides.has(link, record, fact)
            ):
                yield fact


def _apply(
    verdict: Verdict,
    fact: str,
    decisions: Mapping[str, Decision],
    told: Any,
    baseline: Any,
) -> None:
    moves = {name: it.move for name, it in decisions.items()}
    if Move.WAIT in moves.values():
        verdict.waiting[fact] = baseline
        verdict.news.pop(fact, None)
        verdict.refused |= moves.keys()
        return
    kept = {name for name, move in moves.items() if move is Move.SEND}
    verdict.refused |= kept
    verdict.sends |= bool(kept)
    if taken := {name for name, move in moves.items() if move is Move.TAKE}:
        verdict.decided |= taken
        verdict.news[fact] = told
    elif kept:
        verdict.news.pop(fact, None)


def _conflict(
    link: BaseModel,
    fact: str,
    told: Any,
    owner: Owner,
    sides: Mapping[str, Values],
    decisions: Mapping[str, Decision],
) -> Conflict:
    moves = [it.move for it in decisions.values() if it.is_conflict]
    return Conflict(
        link=link,
        fact=fact,
        odoo={name: side.odoo for name, side in sides.items()},
        shop={name: side.shop for name, side in sides.items()},
        told=told,
        owner=owner,
        move=Move.WAIT if Move.WAIT in moves else moves[0],
    )
