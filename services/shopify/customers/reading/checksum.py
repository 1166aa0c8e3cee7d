"""One short text that changes whenever an import would see another customer."""

import json
from dataclasses import astuple
from hashlib import blake2b
from typing import Any

from .customer import customer_binding_values, customer_facts
from .full_customer import FullCustomer

# Raise it when the mappers read a field more or read one differently: every customer
# is then looked at once more, although Shopify's side has not changed.
MAPPER_VERSION = 1


def customer_reading(settings: Any) -> tuple:
    """Return what decides how customers are read.

    :param settings: a data class
    """
    return MAPPER_VERSION, astuple(settings)


def customer_checksum(customer: FullCustomer, settings: Any) -> str:
    """Sum up all that the mappers read of a customer, with the shop's settings.

    :param settings: a data class
    """
    binding = customer_binding_values(customer)
    del binding["external_updated_at"]
    read = [
        *customer_reading(settings),
        customer_facts(customer),
        binding,
        [company.model_dump(mode="json") for company in customer.companies],
        [it.title for it in customer.company_contact_profiles or ()],
    ]
    raw = json.dumps(read, default=str).encode()
    return blake2b(raw, digest_size=16).hexdigest()
