"""What records tell of people, and of places where they live. Pure."""

from typing import Any

PEOPLE, PLACES = "people", "places"
ALL = {PEOPLE, PLACES}


def names_nobody(customer: Any) -> bool:
    """Tell a customer of whom nothing is known, or nothing is shown."""
    known = (customer.first_name, customer.last_name, customer.email, customer.phone)
    return not any(known) and not getattr(customer, "display_name", "")


def is_bare(address: Any) -> bool:
    """Tell an address that says neither who nor where, but a country or a ZIP."""
    names = (address.first_name, address.last_name, address.company)
    return not any((*names, address.address_1, address.city))


def missing(order: Any) -> set[str]:
    """Return what an order needs and does not tell: who bought, where the goods go.

    Whose goods are not shipped may have given a country or a ZIP code alone.
    """
    customer, billing = order.customer, order.billing_address
    if order.shipping_address:
        return {PLACES} if is_bare(order.shipping_address) else set()
    if order.email or order.phone or (customer and not names_nobody(customer)):
        return set()
    is_unknown = is_bare(billing) if billing else customer
    return {PEOPLE} if is_unknown else set()


def withheld(order: Any) -> set[str]:
    """Return what an order needs and the shop does not show the app."""
    return missing(order).difference(order.not_withheld)


def lacks_of_order(order: Any) -> set[str]:
    """Return what an order does not tell, whether or not it needs it."""
    customer = order.customer
    return missing(order) | ({PEOPLE} if customer and names_nobody(customer) else set())


def lacks_of_customer(customer: Any) -> set[str]:
    """Return what a customer does not tell."""
    return {PEOPLE} if names_nobody(customer) else set()


def shown_by_order(order: Any) -> set[str]:
    """Return of what kind the data is that an order shows."""
    addresses = [it for it in (order.billing_address, order.shipping_address) if it]
    customer = order.customer
    people = [order.email, order.phone, customer and not names_nobody(customer)]
    people += [it.first_name or it.last_name for it in addresses]
    return _kinds(people, [it.address_1 or it.city for it in addresses])


def shown_by_customer(customer: Any) -> set[str]:
    """Return of what kind the data is that a customer shows.

    :param customer: of a page of customers, or of a sample
    """
    default = customer.default_address
    known = getattr(customer, "addresses", [default] if default else [])
    places = [it.address_1 or it.city for it in known]
    return _kinds([not names_nobody(customer)], places)


def _kinds(people: list[Any], places: list[Any]) -> set[str]:
    return {kind for kind, told in ((PEOPLE, people), (PLACES, places)) if any(told)}
