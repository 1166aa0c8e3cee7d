"""Whether Shopify shows an app who bought: a fact of its access, not of a record."""

from collections.abc import Iterable, Sequence

from ...commerce.records.personal_data import (
    ALL,
    PEOPLE,
    lacks_of_customer,
    lacks_of_order,
    shown_by_customer,
    shown_by_order,
)
from ..client.readable_client import ShopifyClient
from ..customers.reading.full_customer import FullCustomer
from ..errors import ShopifyProtectedDataError, ShopifyScopeError
from ..orders.reading.full_order import FullOrder

# Customers of whom Shopify knows something, whether or not it shows what.
KNOWN = "email:* OR phone:* OR first_name:* OR last_name:*"
# As many as may be needed to meet one with an address.
SAMPLE = 50


class PersonalData:
    """Tells records that name nobody from those whose people Shopify withholds.

    An app without access sees nobody anywhere, and Shopify says so in its answers. So
    whoever is shown on any page, or among the shop's customers, tells that what another
    record lacks is not withheld. Where the shop has nobody to show, as of a till alone,
    and no answer says that anything is withheld, nothing is.

    Source: https://shopify.dev/docs/apps/launch/protected-customer-data

    :param may_ask: the app may read customers
    """

    def __init__(self, client: ShopifyClient, *, may_ask: bool = True) -> None:
        self._client = client
        self._may_ask = may_ask
        self._shown: set[str] = set()

    def mark_orders(self, orders: Sequence[FullOrder]) -> None:
        """Note on orders what they lack, though Shopify shows it of others."""
        self._learn(map(shown_by_order, orders))
        for order in orders:
            if lacks := lacks_of_order(order):
                order.not_withheld = self._of_others(lacks)

    def mark_customers(self, customers: Sequence[FullCustomer]) -> None:
        """Note on customers what they lack, though Shopify shows it of others."""
        self._learn(map(shown_by_customer, customers))
        for customer in customers:
            if lacks := lacks_of_customer(customer):
                customer.not_withheld = self._of_others(lacks)

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
