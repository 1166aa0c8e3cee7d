"""Control of the shop's customers: everything under /_local/customers."""

from typing import Any

from ..base.gid import number_of
from ..base.store import Record
from ..operations.shop import Shop
from ..records.addresses.writer import fill_address
from ..records.customers.loaded import read_customer
from ..records.customers.writer import CustomerWriter
from ..records.orders.purchases import number_of_orders

Answer = tuple[int, Any]
SHORT = (
    *("address1", "address2", "city", "company", "countryCode", "province"),
    *("provinceCode", "zip"),
)


class CustomerRoutes:
    """Answers control requests for customers."""

    def __init__(self, shop: Shop) -> None:
        self.shop = shop

    @property
    def writer(self) -> CustomerWriter:
        return CustomerWriter(self.shop.store)

    def answer(self, method: str, rest: str, given: Any) -> Answer:
        if not rest:
            return 200, self._all() if method == "GET" else self._add(given)
        if rest == "load":
            return 200, self._load(given)
        customer = self.shop.store.customers.get(number_of(rest))
        if customer is None:
            return 404, {"error": f"there is no customer {rest}"}
        return 200, self._one(method, customer, given)

    def _all(self) -> list[Record]:
        return [self._shown(each) for each in self.shop.store.customers.values()]

    def _add(self, given: dict[str, Any]) -> Record:
        return self._shown(self.writer.create(read_short(given)))

    def _load(self, given: Any) -> list[Record]:
        """Take customers as real Shopify gives them; one that is there is replaced."""
        loaded = given if isinstance(given, list) else given.get("customers", [given])
        return [self._shown(self._replace(read_customer(each))) for each in loaded]

    def _replace(self, given: dict[str, Any]) -> Record:
        known = self.shop.store.customers.get(number_of(given.get("id") or ""))
        if known:
            self.writer.delete(known)
        return self.writer.create(given)

    def _one(self, method: str, customer: Record, given: dict[str, Any]) -> Any:
        if method == "DELETE":
            self.writer.delete(customer)
            return {}
        if method == "PATCH":
            self._change(customer, given)
        return self._shown(customer)

    def _change(self, customer: Record, given: dict[str, Any]) -> None:
        """Write fields; the customer's time moves on in any case, unless given."""
        given, address = split_short(given)
        moment = given.pop("updatedAt", None)
        self.writer.update(customer, given)
        self._change_address(customer, address)
        self.writer.touch(customer)
        customer["updatedAt"] = moment or customer["updatedAt"]

    def _change_address(self, customer: Record, given: dict[str, Any]) -> None:
        """Write onto the default address; make one if there is none."""
        number = number_of(customer["defaultAddressId"] or "")
        address = self.shop.store.customer_addresses.get(number)
        if given and address:
            fill_address(address, given)
        elif given:
            self.writer.add_address(customer, given)

    def _shown(self, customer: Record) -> Record:
        orders = number_of_orders(self.shop.store, customer)
        return customer | {"numberOfOrders": orders}


def read_short(given: dict[str, Any]) -> dict[str, Any]:
    """A `CustomerInput`, or the short form of a customer with one address."""
    given, address = split_short(given)
    return given | {"addresses": [address]} if address else given


def split_short(given: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """The fields of a customer, and those of its address.

    In the short form `name` stands for both names, and the fields of the address stand
    on the customer itself.
    """
    given = dict(given)
    if "name" in given:
        first, _, last = given.pop("name").partition(" ")
        given |= {"firstName": first, "lastName": last}
    return given, {name: given.pop(name) for name in SHORT if name in given}
