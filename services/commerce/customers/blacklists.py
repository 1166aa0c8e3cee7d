"""Odoo's blacklists, as far as the shop lets them follow customers' consents."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from odoo.api import Environment
from odoo.models import BaseModel
from odoo.tools import email_normalize

from .plan import CustomerPlan


class Blacklist(NamedTuple):
    """One of Odoo's blacklists.

    :param wanted: what a plan wants of it; None leaves it alone
    :param ours: of a link, which of its customer's names an import put there
    """

    model: str
    field: str
    wanted: str
    ours: str


EMAILS = Blacklist("mail.blacklist", "email", "blacklist", "blacklisted_email")
PHONES = Blacklist("phone.blacklist", "number", "phone_blacklist", "blacklisted_number")


class Consents:
    """Puts e-mails and numbers on blacklists; takes off what an import put there."""

    def __init__(self, env: Environment) -> None:
        self._env = env(su=True)

    def apply(self, plans: Sequence[CustomerPlan]) -> None:
        """Bring the blacklists up to date, with one look-up each for all customers."""
        self._apply(EMAILS, self._emails(plans))
        self._apply(PHONES, self._numbers(plans))

    def _emails(self, plans: Iterable[CustomerPlan]) -> dict[str, CustomerPlan]:
        return {
            email: plan
            for plan in plans
            if plan.blacklist is not None
            and (email := email_normalize(plan.customer.person.email, strict=False))
        }

    def _numbers(self, plans: Iterable[CustomerPlan]) -> dict[str, CustomerPlan]:
        """Return who is asked for by number; what is none cannot be blocked."""
        sanitize = self._env.user._phone_format
        return {
            number: plan
            for plan in plans
            if plan.phone_blacklist is not None
            and (phone := plan.customer.person.phone)
            and (number := sanitize(number=phone))
        }

    def _apply(self, kind: Blacklist, asked: Mapping[str, CustomerPlan]) -> None:
        if not asked:
            return
        known = self._known(kind, asked)
        others = self._others(kind, known, asked)
        self._block(kind, known, others, asked)
        for name, plan in asked.items():
            if getattr(plan, kind.wanted) or plan.link[kind.ours] != name:
                continue
            plan.consents[kind.ours] = False
            if name in known and name not in others:
                known[name].active = False

    def _known(self, kind: Blacklist, names: Iterable[str]) -> dict[str, BaseModel]:
        found = (
            self._env[kind.model]
            .with_context(active_test=False)
            .search([(kind.field, "in", list(names))])
        )
        return {it[kind.field]: it for it in found}

    def _others(
        self,
        kind: Blacklist,
        names: Collection[str],
        asked: Mapping[str, CustomerPlan],
    ) -> set[str]:
        """Return names that an import put there for other customers, of any shop."""
        if not names:
            return set()
        links = self._env["commerce.customer"].search_fetch(
            [(kind.ours, "in", list(names))], [kind.ours]
        )
        return {it[kind.ours] for it in links if asked[it[kind.ours]].link != it}

    def _block(
        self,
        kind: Blacklist,
        known: Mapping[str, BaseModel],
        others: set[str],
        asked: Mapping[str, CustomerPlan],
    ) -> None:
        """Block names; what a person had blocked before stays the person's."""
        wanted = [it for it, plan in asked.items() if getattr(plan, kind.wanted)]
        for name in wanted:
            plan = asked[name]
            is_ours = plan.link[kind.ours] == name or name in others
            if name in known and known[name].active and not is_ours:
                continue
            plan.consents[kind.ours] = name
            if name in known:
                known[name].active = True
        new = [name for name in wanted if name not in known]
        self._env[kind.model].create([{kind.field: name} for name in new])


def wants_blacklist(consent: str, policy: str) -> bool | None:
    """Tell whether a consent puts an address on the blacklist; None lets it be."""
    if policy == "keep" or not consent:
        return None
    if consent == "SUBSCRIBED":
        return False
    return consent == "UNSUBSCRIBED" or (
        policy == "not_subscribed" and consent in ("NOT_SUBSCRIBED", "PENDING")
    )
