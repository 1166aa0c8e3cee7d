"""Whether Shopify shows an app who bought: a fact of its access, not of a record."""

from collections.abc import Iterable, Sequence

from ..errors import ShopifyScopeError
from ..gql.client import Client
from ..mappers.full_customer import FullCustomer
from ..mappers.full_order import FullOrder
from ..mappers.personal_data import (
    ALL,
    lacks_of_customer,
    lacks_of_order,
    shown_by_customer,
    shown_by_order,
)

# Customers that changed last. Tills make some who name nobody, never that many.
SAMPLE = 50


class PersonalData:
    """Tells records that name nobody from those whose people Shopify withholds.

    An app without access sees nobody anywhere. So whoever is shown on any page, or
    among the shop's customers, tells that what another record lacks is not withheld.

    Source: https://shopify.dev/docs/apps/launch/protected-customer-data

    :param may_ask: the app may read customers
    """

    def __init__(self, client: Client, *, may_ask: bool = True) -> None:
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
            self._learn(map(shown_by_customer, self._sample()))
        return sorted(lacks & self._shown)

    def _sample(self) -> Sequence:
        try:
            return self._client.get_personal_data(first=SAMPLE).customers.nodes
        except ShopifyScopeError:
            return []
