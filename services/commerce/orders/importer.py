"""Stores pages of a shop's orders in Odoo. No network, no commit."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import accumulate

from odoo.api import Environment
from odoo.exceptions import RedirectWarning, UserError
from odoo.models import BaseModel

from ..issues.sentences import Sentences
from ..order_life import LIFE_CONTEXT, Followed, OrderLife
from ..order_life.waits import Waits
from ..records.facts import Action
from ..records.order import Order
from ..run.lock_names import company_lock, partner_lock
from ..run.outdated import is_outdated
from ..run.page_result import PageResult, RecordIssue
from ..run.reasons import reason
from .filters import OrderFilter
from .issues import OrderIssues
from .last_touched import note_times
from .notes import OrderNotes
from .plan import OrderPlan
from .planning.known import order_links
from .planning.planner import OrderPlanner
from .retry import OrderRetry
from .settings import OrderSettings, order_filter, order_settings
from .still_booked import StillBooked
from .store.deleted import DeletedOrders
from .store.store import OrderStore

CONTEXT = {
    **LIFE_CONTEXT,
    # Transfers follow when all lines are known.
    "skip_procurement": True,
}


# Lines that are followed together: about ten seconds' work, far below a lease. What
# an order needs whatever its length is (a transfer, documents) counts as some lines.
MOST_FOLLOWED = 300
LINES_OF_AN_ORDER = 3


class TooManyAtOnce(Exception):
    """What follows on the orders takes too long; so many of the first ones `fit`."""

    def __init__(self, fits: int) -> None:
        super().__init__()
        self.fits = fits


class OrderImporter:
    """Imports orders of one shop, with their lines and what became of them.

    :param env: in the company and language of the shop
    :param chosen: a person named the orders, so the shop's filters let them in
    :param most: orders of more lines that are to be followed are refused as too many
    """

    kind = "order"

    def __init__(
        self,
        env: Environment,
        shop: BaseModel,
        *,
        chosen: bool = False,
        most: int | None = None,
    ) -> None:
        self._env = env(context={**env.context, **CONTEXT})
        self._shop = shop.with_env(self._env)
        self.sentences = Sentences(self._env, self._shop)
        self._issues = OrderIssues(self._env, self._shop)
        self._chosen = chosen
        self._retry = OrderRetry(self._env, self._shop, always=chosen)
        self._most = most
        # Of a slice: what a person changes meanwhile counts from the next one on.
        self._settings: OrderSettings | None = None
        self._filter: OrderFilter | None = None
        # Tags and campaigns belong to no company, and no index keeps two of them apart
        # that differ in capitals or in their languages alone: all companies share one.
        self._locks = [partner_lock(shop), company_lock("order", shop), "order_tag"]

    def shared(self) -> Iterable[str]:
        """Lock partners, taxes, tags and campaigns, which other shops may make, too."""
        return self._locks

    def reads_with(self) -> tuple:
        """Return what decides how orders are read."""
        return self._read_settings().reads_with()

    def store(self, records: Sequence[Order]) -> PageResult:
        """Store one page of orders; each comes in, or is an issue.

        :raises TooManyAtOnce: the page is to be stored in parts
        """
        last = {order.external_id: order for order in records}
        settings = self._read_settings()
        links = self._links(last)
        due = self._retry.due(links.values())
        changed = [
            order
            for order in last.values()
            if self._is_wanted(order, links)
            and _is_changed(order, links, settings, due)
        ]
        fits = self._fitting(changed)
        if fits < len(changed):
            raise TooManyAtOnce(list(last).index(changed[fits].external_id))
        long = {order.external_id: order for order in changed if order.cut_off_at}
        taken = [order for order in changed if order.external_id not in long]
        left = last.keys() - {order.external_id for order in taken}
        note_times(
            self._env,
            {external_id: last[external_id].updated_at for external_id in left},
            links,
        )
        plans = self._plan(taken, links, settings)
        notes = OrderNotes(self._env, self._shop, plans)
        if plans:
            OrderStore(self._env, self._shop).carry_out(plans)
        issues = self._follow_safely(plans)
        notes.post()
        self._note_told(plans, issues)
        issues += map(self._too_long, long.values())
        deleted = DeletedOrders(self._env, self._shop, settings, self._chosen)
        issues += deleted.tell(last, links)
        return self._result(plans, issues, len(records) - len(changed))

    def _links(self, external_ids: Iterable[str]) -> dict[str, BaseModel]:
        """The shop's links; what a person named comes back, though deleted in Odoo.

        What is left of it in the books keeps it away: it would be booked twice.
        """
        links = order_links(self._env, self._shop, external_ids)
        if not self._chosen:
            return links
        deleted = self._env["commerce.order"].union(
            *(link for link in links.values() if not link.sale_order_id)
        )
        forgotten = deleted - StillBooked(self._env, deleted).keep()
        kept = {
            external_id: link
            for external_id, link in links.items()
            if link not in forgotten
        }
        forgotten.sudo().unlink()
        return kept

    def _is_wanted(self, order: Order, links: Mapping[str, BaseModel]) -> bool:
        """Tell whether an order comes in: known ones are followed, filters or not."""
        if order.external_id in links or self._chosen:
            return True
        self._filter = self._filter or order_filter(self._shop)
        return self._filter.lets_in(order.traits)

    def _fitting(self, orders: Sequence[Order]) -> int:
        """Return how many of the first orders are followed together, at least one."""
        if not self._most or not self._shop.confirm_orders:
            return len(orders)
        work = accumulate(map(_work, orders))
        return max(sum(many <= self._most for many in work), min(len(orders), 1))

    def _read_settings(self) -> OrderSettings:
        self._settings = self._settings or order_settings(self._shop)
        return self._settings

    def _plan(
        self,
        orders: Sequence[Order],
        links: Mapping[str, BaseModel],
        settings: OrderSettings,
    ) -> list[OrderPlan]:
        if not orders:
            return []
        known = {
            order.external_id: links[order.external_id]
            for order in orders
            if order.external_id in links
        }
        return OrderPlanner(self._env, self._shop, settings, known).plan(orders)

    def _follow_safely(self, plans: Sequence[OrderPlan]) -> list[RecordIssue]:
        """Follow orders; one that is alone comes in even if Odoo refuses what follows.

        Of more than one nothing may stay: the page is halved until the one is alone.
        """
        if len(plans) != 1:
            return self._follow(plans)
        try:
            with self._env.cr.savepoint():
                return self._follow(plans)
        except (UserError, RedirectWarning) as error:
            return [self._refused(plans[0], reason(error, self._shop.system_label))]

    def _refused(self, plan: OrderPlan, sentence: str) -> RecordIssue:
        """Let an order wait that Odoo refused to take further; it is tried again."""
        held = [*(plan.link.held or []), ["refused", sentence]]
        plan.link.held = held
        return self._issues.hold(plan, "refused", sentence)

    def _too_long(self, order: Order) -> RecordIssue:
        """Report an order that stays out, with what the shop said of it."""
        told = self._issues.of(order, "too_long", most=order.cut_off_at)
        return RecordIssue.of(order, order.name, told.code, told.message)

    def _follow(self, plans: Sequence[OrderPlan]) -> list[RecordIssue]:
        """Let orders go on by the shop's rules."""
        if not plans:
            return []
        return OrderLife(self._env, self._shop).follow(self._followed(plans))

    def _note_told(
        self, plans: Sequence[OrderPlan], issues: Sequence[RecordIssue]
    ) -> None:
        """Let orders with issues be tried again when there is a reason to.

        So are those whose money waits; of cancelled ones nothing may be told.
        """
        told = {issue.external_id.split("#")[0] for issue in issues}
        links = self._env["commerce.order"].union(*(it.link for it in plans))
        again = [
            it.link.id
            for it in plans
            if it.issues
            or it.source.external_id in told
            or Waits.of(it.link._open_reasons()).booking
        ]
        self._retry.note(links, again)

    def _followed(self, plans: Sequence[OrderPlan]) -> list[Followed]:
        return [
            Followed(link=plan.link, source=plan.source, money=plan.money)
            for plan in plans
        ]

    def _result(
        self, plans: Sequence[OrderPlan], issues: Sequence[RecordIssue], unchanged: int
    ) -> PageResult:
        created = sum(it.action is Action.CREATE for it in plans)
        changed = sum(it.is_changed for it in plans)
        return PageResult(
            created=created,
            updated=changed - created,
            unchanged=unchanged + len(plans) - changed,
            issues=[*(it for plan in plans for it in plan.issues), *issues],
        )


def _work(order: Order) -> int:
    """Return how much it is to follow an order, in lines."""
    lines = len(order.items) + len(order.shipping)
    return LINES_OF_AN_ORDER + lines


def _is_changed(
    order: Order,
    links: Mapping[str, BaseModel],
    settings: OrderSettings,
    due: Collection[int],
) -> bool:
    """Tell whether an order says anything that its link does not know.

    :param due: ids of links that are to be tried again
    """
    link = links.get(order.external_id)
    if not link:
        return True
    if not link.sale_order_id or is_outdated(order, link):
        return False  # a person deleted it, or a later answer came first
    if link.state != "bound" or link.id in due:
        return True
    return link.checksum != settings.checksum(order.checksum)
