"""Mutations of customers' addresses."""

from typing import Any

from graphql import GraphQLResolveInfo

from ...base.errors import not_found, user_error
from ...base.gid import number_of
from ...base.store import Record
from ...records.addresses.checks import check_address
from ...records.addresses.writer import content_of, fill_address
from ...records.customers.checks import MISSING
from ..registry import resolves
from .mutations import find_customer

Payload = dict[str, Any]
TAKEN = "Address already exists"
NOT_ITS_OWN = "Address does not exist"


@resolves("Mutation", "customerAddressCreate")
def address_create(
    _root: Any,
    info: GraphQLResolveInfo,
    customerId: str,
    address: dict[str, Any],
    setAsDefault: bool | None = None,
) -> Payload:
    customer = find_customer(info, customerId)
    errors = _errors(customer, address)
    if errors or customer is None:
        return {"address": None, "userErrors": errors}
    writer = info.context.customers
    created = writer.add_address(customer, address)
    if _has_twin(customer, created):
        writer.delete_address(customer, created)
        return _refused("address", ["address"], TAKEN)
    _settle(info, customer, created, setAsDefault)
    return {"address": created, "userErrors": []}


@resolves("Mutation", "customerAddressUpdate")
def address_update(
    _root: Any,
    info: GraphQLResolveInfo,
    customerId: str,
    addressId: str,
    address: dict[str, Any],
    setAsDefault: bool | None = None,
) -> Payload:
    customer, found = find_customer(info, customerId), _address(info, addressId)
    errors = _errors(customer, address, found)
    if errors or customer is None:
        return {"address": None, "userErrors": errors}
    changed = dict(found)
    fill_address(changed, address)
    if _has_twin(customer, changed):
        return _refused("address", ["address"], TAKEN)
    found.update(changed)
    _settle(info, customer, found, setAsDefault)
    return {"address": found, "userErrors": []}


@resolves("Mutation", "customerAddressDelete")
def address_delete(
    _root: Any, info: GraphQLResolveInfo, customerId: str, addressId: str
) -> Payload:
    customer, found = find_customer(info, customerId), _address(info, addressId)
    errors = _errors(customer, {}, found)
    if errors or customer is None:
        return {"deletedAddressId": None, "userErrors": errors}
    info.context.customers.delete_address(customer, found)
    return {"deletedAddressId": found["id"], "userErrors": []}


@resolves("Mutation", "customerUpdateDefaultAddress")
def update_default_address(
    _root: Any, info: GraphQLResolveInfo, customerId: str, addressId: str
) -> Payload:
    customer, found = find_customer(info, customerId), _address(info, addressId)
    errors = _errors(customer, {}, found)
    if not errors and customer is not None:
        _settle(info, customer, found, True)
    return {"customer": customer, "userErrors": errors}


def _address(info: GraphQLResolveInfo, id_: str) -> Record:
    """Find an address of any customer.

    :raises GraphQLError: there is none
    """
    found = info.context.store.customer_addresses.get(number_of(id_))
    if found is None:
        raise not_found(id_)
    return found


def _errors(
    customer: Record | None, given: dict[str, Any], address: Record | None = None
) -> list[dict[str, Any]]:
    if customer is None:
        return [user_error(["customerId"], MISSING)]
    if address is not None and not _is_in(address, customer):
        return [user_error(["addressId"], NOT_ITS_OWN)]
    country = (address or {}).get("countryCodeV2")
    known = {"countryCode": country} if country and not _names_country(given) else {}
    return check_address(given | known, ["address"])


def _names_country(given: dict[str, Any]) -> bool:
    return bool(given.get("countryCode") or given.get("country"))


def _is_in(address: Record, customer: Record) -> bool:
    return any(each is address for each in customer["addresses"])


def _has_twin(customer: Record, address: Record) -> bool:
    content = content_of(address)
    return any(
        each["id"] != address["id"] and content_of(each) == content
        for each in customer["addresses"]
    )


def _settle(
    info: GraphQLResolveInfo, customer: Record, address: Record, default: bool | None
) -> None:
    if default:
        customer["defaultAddressId"] = address["id"]
    info.context.customers.touch(customer)


def _refused(what: str, field: list[str], message: str) -> Payload:
    return {what: None, "userErrors": [user_error(field, message)]}
