"""Who the buyer of an order is, as far as Shopify tells."""

from typing import Any

from ....commerce.records.person import Address, Person, full_name
from ...gid import parse_shopify_id_from_gid
from ...run.personal_data import PEOPLE, names_nobody
from .address import read_address


def person_of_order(order: Any) -> Person:
    """Read the buyer of an order: its customer, or a guest by its address."""
    billing = read_address(order.billing_address or order.shipping_address)
    customer = getattr(order, "customer", None)
    locale = order.customer_locale or ""
    if customer is None:
        person = Person(
            order.id, "", billing.name, order.email or "", order.phone or ""
        )
        told = (person.email, person.phone, billing.has_place, billing.name)
        return person._replace(
            address=billing,
            locale=locale,
            is_withheld=not any(told) and not _is_shown(order),
        )
    is_withheld = names_nobody(customer) and not _is_shown(order)
    return person_of(customer, billing, locale, is_withheld=is_withheld)


def person_of(
    customer: Any, address: Address, locale: str, *, is_withheld: bool
) -> Person:
    """Read who a customer is; where they live and what they speak is told elsewhere."""
    return Person(
        key=customer.id,
        external_id=customer.id,
        unnamed=unnamed(customer.id),
        name=full_name(customer.first_name, customer.last_name),
        email=(customer.email or "").strip(),
        phone=(customer.phone or "").strip(),
        address=address,
        locale=locale,
        is_withheld=is_withheld,
        owns_email=owns_email(customer),
    )


def owns_email(customer: Any) -> bool:
    """Tell a customer who logs in by an e-mail address that Shopify has verified.

    A checkout makes a customer of whatever address is typed.
    """
    return customer.verified_email and customer.state.value == "ENABLED"


def unnamed(external_id: str) -> str:
    """Name a customer of whom Shopify tells nothing but its id."""
    return f"Shopify {parse_shopify_id_from_gid(external_id)}"


def _is_shown(order: Any) -> bool:
    """Whether Shopify shows who others are."""
    return PEOPLE in getattr(order, "not_withheld", ())
