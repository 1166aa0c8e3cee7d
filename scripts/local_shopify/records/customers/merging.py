"""Two customers made one.

Source: https://help.shopify.com/en/manual/customers/manage-customers/merge-customers
"""

from decimal import Decimal
from typing import Any

from ...base.store import Record, Store
from ..addresses.writer import content_of
from ..orders.purchases import orders_of
from .writer import CustomerWriter

# What is kept of one of them, and how an override names it.
KEPT = {
    "email": "customerIdOfEmailToKeep",
    "firstName": "customerIdOfFirstNameToKeep",
    "lastName": "customerIdOfLastNameToKeep",
    "phone": "customerIdOfPhoneNumberToKeep",
}
DEFAULT_ADDRESS = "customerIdOfDefaultAddressToKeep"


def merge(store: Store, gone: Record, kept: Record, overrides: dict[str, Any]) -> None:
    """Move all that one customer has to another, and forget it.

    What both have is kept as the other has it, unless an override names the one.
    """
    writer = CustomerWriter(store)
    fields = {
        name: _chosen(gone, kept, name, overrides.get(by)) for name, by in KEPT.items()
    }
    fields["tags"] = overrides.get("tags") or [*kept["tags"], *gone["tags"]]
    fields["note"] = overrides.get("note") or _joined(kept["note"], gone["note"])
    default = gone["defaultAddressId"]
    orders, addresses = orders_of(store, gone), list(gone["addresses"])
    fields["numberOfOrders"] = _number(kept, gone)
    fields["amountSpent"] = _spent(kept, gone)
    writer.delete(gone)
    _move_addresses(writer, kept, addresses)
    if overrides.get(DEFAULT_ADDRESS) == gone["id"] and default:
        kept["defaultAddressId"] = default
    for order in orders:
        order.update(customerId=kept["id"], updatedAt=store.clock.stamp())
    writer.update(kept, fields)
    writer.touch(kept)


def _chosen(gone: Record, kept: Record, name: str, override: str | None) -> Any:
    if override == gone["id"]:
        return gone[name]
    return kept[name] or gone[name]


def _joined(*notes: str | None) -> str | None:
    return "\n".join(filter(None, notes)) or None


def _number(*customers: Record) -> int | None:
    held = [each["numberOfOrders"] for each in customers]
    return sum(int(number or 0) for number in held) if any(held) else None


def _spent(*customers: Record) -> dict[str, Any] | None:
    held = [each["amountSpent"] for each in customers if each["amountSpent"]]
    if not held:
        return None
    amount = sum((Decimal(each["amount"]) for each in held), Decimal())
    return held[0] | {"amount": str(amount)}


def _move_addresses(
    writer: CustomerWriter, kept: Record, addresses: list[Record]
) -> None:
    known = {content_of(address) for address in kept["addresses"]}
    for address in addresses:
        if content_of(address) not in known:
            writer.add_address(kept, address)
