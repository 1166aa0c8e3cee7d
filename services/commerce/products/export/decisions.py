"""Decides about the facts of one product or one variant, one by one. Pure."""

from datetime import datetime
from typing import Any, NamedTuple

from odoo.models import BaseModel

from ...records.facts import Facts
from ..offer.offer import Told
from ..ownership.owner import Decision, Move, Owner, decide, decide_tags, is_same
from ..ownership.policies import Policies

TAGS = "tags"


class Both(NamedTuple):
    """A fact on which the sides differ, and which way it goes.

    :param link: of the product or the variant
    """

    link: BaseModel
    fact: str
    odoo: Any
    shop: Any
    decision: Decision


class Decisions:
    """What becomes of the facts of one link.

    :param there: what the shop has now
    :param changed_at: when the shop's side changed last
    """

    def __init__(
        self,
        link: BaseModel,
        told: Told,
        there: Facts,
        policies: Policies,
        changed_at: datetime,
    ) -> None:
        self.link = link
        self.sent: Facts = {}
        self.both: list[Both] = []
        self._known = told.baseline
        self._waiting = {
            fact
            for fact in there
            if fact not in told.facts
            and not is_same(there[fact], told.baseline.get(fact))
        }
        self._tags: list[str] | None = None
        for fact, odoo in told.facts.items():
            owner, shop = policies.of(fact, link), there.get(fact)
            if fact == TAGS:
                self._decide_tags(owner, odoo, shop)
            else:
                known = told.baseline.get(fact)
                times = {"odoo_at": told.at, "shop_at": changed_at}
                self._decide(
                    fact, odoo, shop, decide(owner, known, odoo, shop, **times)
                )

    @property
    def is_settled(self) -> bool:
        """Whether nothing of the shop's waits to be taken over."""
        return not self._waiting

    def baseline(self, after: Facts) -> Facts:
        """Return what both sides agree on once all is sent.

        What waits is left as it was: the next import is to see it as news.

        :param after: what the shop has then
        """
        agreed = {it: fact for it, fact in after.items() if it not in self._waiting}
        if self._tags is not None:
            agreed[TAGS] = self._tags
        return {**self._known, **agreed}

    def _decide(self, fact: str, odoo: Any, shop: Any, decision: Decision) -> None:
        if decision.move is Move.KEEP:
            return
        self.both.append(Both(self.link, fact, odoo, shop, decision))
        if decision.move is Move.SEND:
            self.sent[fact] = odoo
        else:
            self._waiting.add(fact)

    def _decide_tags(self, owner: Owner, odoo: list[str], shop: list[str]) -> None:
        """Send what was added and taken away; the shop's own news stay news."""
        known, here, there = (
            set(it or ()) for it in (self._known.get(TAGS), odoo, shop)
        )
        tags = decide_tags(owner, known, here, there)
        if tags.shop != there:
            self.sent[TAGS] = sorted(tags.shop)
            send = Decision(Move.SEND)
            self.both.append(Both(self.link, TAGS, self.sent[TAGS], shop, send))
        if tags.odoo != here:
            self._waiting.add(TAGS)
        self._tags = sorted(known if owner is Owner.SHOP else here)
