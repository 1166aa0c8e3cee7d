"""Where the money of each way to pay is booked."""

from collections.abc import Iterable

from odoo.api import Environment
from odoo.models import BaseModel

from ...records.payments import comes_in
from .own_journals import own_journal


class Gateways:
    """Knows the shop's ways to pay, and adds those that it meets.

    Gift cards and store credit are money that the shop owes already: without a journal
    of the user's choice they get one of their own, on an account of debts.
    """

    def __init__(self, env: Environment, shop: BaseModel) -> None:
        self._env = env
        self._shop = shop
        self._known = {it.name: it for it in shop.gateway_ids}

    def know(self, transactions: Iterable[BaseModel]) -> None:
        """Add the ways to pay that are new, so that a person can choose journals."""
        titles = {it.gateway: it.gateway_name for it in transactions}
        new = [name for name in titles if name not in self._known]
        made = self._env["commerce.payment.gateway"].create(
            [
                {"channel_id": self._shop.id, "name": name, "title": titles[name]}
                for name in new
            ]
        )
        self._known |= {it.name: it for it in made}
        for name, debt in self._shop._by_system("gateways_of_debts").items():
            gateway = self._known[name] if name in titles else None
            if gateway and not gateway.journal_id and not gateway.ignored:
                gateway.journal_id = own_journal(self._env, self._shop, debt)

    def is_ignored(self, transaction: BaseModel) -> bool:
        """Whether a person wants no payments of this way to pay."""
        return self._known[transaction.gateway].ignored

    def is_archived(self, transaction: BaseModel) -> bool:
        """Whether a journal is chosen, but takes no payments any more."""
        journal = self.journal(transaction)
        return bool(journal) and not journal.active

    def journal(self, transaction: BaseModel) -> BaseModel:
        """Return where the money of a transaction goes; maybe archived, or none."""
        gateway = self._known[transaction.gateway]
        return gateway.journal_id or self._shop.payment_journal_id

    def line(self, transaction: BaseModel) -> BaseModel:
        """Return the method that a transaction is registered with; maybe none."""
        gateway, journal = self._known[transaction.gateway], self.journal(transaction)
        if not journal.active:
            return gateway.inbound_line_id.browse()
        if comes_in(transaction.kind, transaction.amount):
            chosen, lines = (
                gateway.inbound_line_id,
                journal.inbound_payment_method_line_ids,
            )
        else:
            chosen, lines = (
                gateway.outbound_line_id,
                journal.outbound_payment_method_line_ids,
            )
        return chosen or lines[:1]
