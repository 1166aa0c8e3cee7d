"""Which orders Shopify tells to an app without who bought, or where the goods go."""

from typing import Any

from .customer import is_withheld as is_withheld_customer
from .full_order import FullOrder


def is_withheld(order: FullOrder) -> bool:
    """Whether Shopify tells that there is a customer or an address, but not which.

    Whose goods are not shipped may have given a country or a ZIP code alone.
    """
    customer, billing = order.customer, order.billing_address
    if order.shipping_address:
        return _is_bare(order.shipping_address)
    if order.email or order.phone or (customer and not is_withheld_customer(customer)):
        return False
    return _is_bare(billing) if billing else bool(customer)


def _is_bare(address: Any) -> bool:
    names = (address.first_name, address.last_name, address.company)
    return not any((*names, address.address_1, address.city))
