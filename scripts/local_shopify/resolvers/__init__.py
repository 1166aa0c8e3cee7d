"""Answers to fields that are more than what a record holds under their name."""

from graphql import GraphQLSchema

from . import (
    addresses,
    app,
    bulk,
    calculated_orders,
    companies,
    company_location_mutations,
    company_locations,
    company_mutations,
    contacts,
    customer_addresses,
    customer_consents,
    customer_merge,
    customer_mutations,
    customers,
    draft_orders,
    events,
    fulfillments,
    inventory,
    media,
    nodes,
    order_edit_mutations,
    order_mutations,
    order_parts,
    orders,
    payment_mutations,
    product_mutations,
    products,
    purchases,
    returns,
    shop,
    tags,
    variant_mutations,
    variants,
)
from .registry import RESOLVERS

ROOMS = (
    addresses,
    app,
    bulk,
    calculated_orders,
    companies,
    company_location_mutations,
    company_locations,
    company_mutations,
    contacts,
    customer_addresses,
    customer_consents,
    customer_merge,
    customer_mutations,
    customers,
    draft_orders,
    events,
    fulfillments,
    inventory,
    media,
    nodes,
    order_edit_mutations,
    order_mutations,
    order_parts,
    orders,
    payment_mutations,
    product_mutations,
    products,
    purchases,
    returns,
    shop,
    tags,
    variant_mutations,
    variants,
)


def install(schema: GraphQLSchema) -> None:
    """Let each registered function answer its field."""
    for (owner, field), resolver in RESOLVERS.items():
        schema.type_map[owner].fields[field].resolve = resolver
