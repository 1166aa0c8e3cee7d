"""Compares what Odoo has of a shop's orders with the shop's list. Names the gaps."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from odoo.api import Environment
from odoo.models import BaseModel

from ..issues.sentences import Sentences
from ..records.listed_order import ListedOrder
from ..records.plain import naive_utc
from ..run.page_result import PageResult
from .filters import OrderFilter


class GapFinder:
    """Keeps the orders that are missing in Odoo or older there, as gaps of a run.

    What the shop's filters leave out is not missing, and is not read each time.

    :param shared: names of the locks that the run's later phases need
    """

    kind = "order_gap"

    def __init__(
        self,
        env: Environment,
        shop: BaseModel,
        run: BaseModel,
        shared: Iterable[str],
        chosen: OrderFilter,
    ) -> None:
        self._env = env
        self._shop = shop
        self._run = run
        self._shared = list(shared)
        self._filter = chosen
        self.sentences = Sentences(env, shop)

    def shared(self) -> Iterable[str]:
        return self._shared

    def store(self, records: Sequence[ListedOrder]) -> PageResult:
        """Compare one page; what is missing or stale becomes a gap."""
        gaps = self._gaps(records)
        # A page that is stored again after its worker was lost finds its gaps again.
        known = gaps_of(self._env, self._run, [gap["external_id"] for gap in gaps])
        there = set(known.mapped("external_id"))
        made = self._env["commerce.order.gap"].create(
            [gap for gap in gaps if gap["external_id"] not in there]
        )
        return PageResult(unchanged=len(records), counters={"gap_count": len(made)})

    def _gaps(self, records: Sequence[ListedOrder]) -> list[dict[str, Any]]:
        links = self._links([it.external_id for it in records])
        whose = self._env["commerce.order.gap"]._by_run(self._run)
        return [
            {
                **whose,
                "external_id": record.external_id,
                "kind": kind,
                "name": link.name if link else record.name,
            }
            for record in records
            if (kind := gap_kind(record, link := links.get(record.external_id)))
            and (link or self._passes(record))
        ]

    def _links(self, external_ids: Sequence[str]) -> Mapping[str, BaseModel]:
        links = self._env["commerce.order"].search_fetch(
            [("channel_id", "=", self._shop.id), ("external_id", "in", external_ids)],
            ("external_id", "state", "external_updated_at", "name"),
        )
        return {link.external_id: link for link in links}

    def _passes(self, record: ListedOrder) -> bool:
        # What the filters look at was not told of the others: their import tells.
        return not record.traits or self._filter.lets_in(record.traits)


def gap_kind(record: ListedOrder, link: BaseModel | None) -> str:
    """Name what is the matter with an order; a deleted one is as it should be."""
    if not link:
        return "missing"
    if link.state == "tombstone":
        return ""
    known = link.state == "bound" and link.external_updated_at
    is_stale = not known or known < naive_utc(record.updated_at)
    return "stale" if is_stale else ""


def gaps_of(env: Environment, run: BaseModel, external_ids: list[str]) -> BaseModel:
    """Return the gaps of a run that are about some orders."""
    gaps = env["commerce.order.gap"]
    return gaps.search([*gaps._of_runs(run), ("external_id", "in", external_ids)])


def close_gaps(env: Environment, run: BaseModel, names: Mapping[str, str]) -> int:
    """Tell of a run's gaps what became of them; return how many were fetched.

    :param names: by their ids, the names of orders that the run read and stored: one
        that is not in Odoo now is left out by the shop's filters
    """
    gaps = gaps_of(env, run, list(names))
    links = env["commerce.order"].search(
        [("channel_id", "in", gaps.channel_id.ids), ("external_id", "in", list(names))]
    )
    there = set(links.mapped("external_id"))
    for gap in gaps:
        state = "fetched" if gap.external_id in there else "outside"
        gap.write({"name": names[gap.external_id], "state": state})
    return sum(gap.external_id in there for gap in gaps)
