"""What companies bought, told from the shop's orders."""

from decimal import Decimal
from typing import Any

from ...base.store import Record, Store
from ..orders.purchases import paid

PARTS = {
    "Company": "company",
    "CompanyContact": "contact",
    "CompanyLocation": "location",
}


def orders_of_company(store: Store, record: Record) -> list[Record]:
    """Orders of a company, of one of its contacts or of its locations."""
    part = PARTS[record["__typename"]]
    return [
        order
        for order in store.orders.values()
        if ((order.get("purchasing") or {}).get(part) or {}).get("id") == record["id"]
    ]


def total_spent(store: Store, record: Record, currency: str) -> dict[str, Any]:
    """A MoneyV2, in the shop's currency."""
    amounts = [paid(order) for order in orders_of_company(store, record)]
    return {"amount": str(sum(amounts, Decimal("0.0"))), "currencyCode": currency}
