"""Whether Shopify shows an app who bought: a fact of its access, not of a record."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, Protocol

from ..client.readable_client import ShopifyClient
from ..errors import ShopifyProtectedDataError, ShopifyScopeError
from .personal_data import (
    ALL,
    PEOPLE,
    shown_by_customer,
)

# Customers of whom Shopify knows something, whether or not it shows what.
KNOWN = "email:* OR phone:* OR first_name:* OR last_name:*"
# As many as may be needed to meet one with an address.
SAMPLE = 50


class OfPeople(Protocol):
    """A record that tells of people."""

    not_withheld: list[str]


class PersonalData:
    """Tells records that name nobody from those whose people Shopify withholds.

    An app without access sees nobody anywhere, and Shopify says so in its answers. So
    whoever is shown on any page, or among the shop's customers, tells that what another
    record lacks is not withheld. Where the shop has nobody to show, as of a till alone,
    and no answer says that anything is withheld, nothing is.

    Source: https://shopify.dev/docs/apps/launch/protected-customer-data

    :param shown_by: returns of what kind the data is that a record shows
    :param lacks_of: returns what a record does not tell
    :param may_ask: the app may read customers
    """

    def __init__(
        self,
        client: ShopifyClient,
        shown_by: Callable[[Any], set[str]],
        lacks_of: Callable[[Any], set[str]],
        *,
        may_ask: bool = True,
    ) -> None:
        self._client = client
        self._shown_by = shown_by
        self._lacks_of = lacks_of
        self._may_ask = may_ask
        self._shown: set[str] = set()

    def mark(self, records: Sequence[OfPeople]) -> None:
        """Note on records what they lack, though Shopify shows it of others."""
        self._learn(map(self._shown_by, records))
        for record in records:
            if lacks := self._lacks_of(record):
                record.not_withheld = self._of_others(lacks)

    def _learn(self, shown: Iterable[set[str]]) -> None:
        if self._shown != ALL:
            self._shown = self._shown.union(*shown)

    def _of_others(self, lacks: set[str]) -> list[str]:
        """Return what is shown elsewhere; asked once, if no page has told it yet."""
        if self._may_ask and lacks - self._shown:
            self._may_ask = False
            self._learn(self._shown_of_shop())
        return sorted(lacks & self._shown)

    def _shown_of_shop(self) -> list[set[str]]:
        """Return what is shown of the shop's customers; people where it knows none."""
        try:
            found = self._client.get_personal_data(first=SAMPLE, query=KNOWN).customers
        except (ShopifyScopeError, ShopifyProtectedDataError):
            return []
        if not found.nodes and not self._client.withholds:
            return [{PEOPLE}]
        return [shown_by_customer(it) for it in found.nodes]
