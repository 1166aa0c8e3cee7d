"""Odoo's blacklist of e-mail addresses, as far as the shop lets it follow Shopify."""

from collections.abc import Sequence

from odoo.api import Environment
from odoo.models import BaseModel
from odoo.tools import email_normalize

from .customer_plan import CustomerPlan


class Consents:
    """Puts addresses on the blacklist, and takes those off that an import put there."""

    def __init__(self, env: Environment) -> None:
        self._env = env(su=True)

    def apply(self, plans: Sequence[CustomerPlan]) -> None:
        """Bring the blacklist up to date, with one look-up for all customers."""
        asked = {
            email: plan
            for plan in plans
            if plan.blacklist is not None
            and (email := email_normalize(plan.source.email or "", strict=False))
        }
        if not asked:
            return
        known = self._known(asked)
        self._block([it for it, plan in asked.items() if plan.blacklist], known, asked)
        for email, plan in asked.items():
            if not plan.blacklist and plan.link.is_blacklisted and email in known:
                known[email].active = False

    def _known(self, emails) -> dict[str, BaseModel]:
        found = (
            self._env["mail.blacklist"]
            .with_context(active_test=False)
            .search([("email", "in", list(emails))])
        )
        return {it.email: it for it in found}

    def _block(self, emails, known, asked) -> None:
        """Block addresses; what others had blocked before stays theirs."""
        for email in emails:
            plan = asked[email]
            if email in known and known[email].active and not plan.link.is_blacklisted:
                plan.blacklist = None
            elif email in known:
                known[email].active = True
        new = [email for email in emails if email not in known]
        self._env["mail.blacklist"].create([{"email": email} for email in new])
