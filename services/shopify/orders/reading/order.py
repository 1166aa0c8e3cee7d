"""A Shopify order as a record. Pure."""

from functools import partial
from hashlib import blake2b
from typing import Any

from ....commerce.records.order import Order, OrderingCompany
from ....commerce.records.person import Address
from ...customers.reading.address import read_address
from ...customers.reading.person import person_of_order
from ...gql.fragments import AddressFields
from ...run.personal_data import withheld
from .full_order import FullOrder
from .items import read_items, read_shipping
from .money.fitting import read_told
from .origin import read_campaign, read_channel, read_gateways, read_risk, read_tags
from .payments import (
    MOST_LISTED,
    in_both,
    kept_quantities,
    read_refund,
    read_terms,
    read_transaction,
    returned_quantities,
    word,
)


def read_order(order: FullOrder) -> Order:
    """Read an order with its refunds."""
    return Order(
        external_id=order.id,
        name=order.name,
        checksum=_checksum(order),
        created_at=order.created_at,
        processed_at=order.processed_at,
        updated_at=order.updated_at,
        number=order.number,
        confirmation_number=order.confirmation_number or "",
        cancelled_at=order.cancelled_at,
        closed_at=order.closed_at,
        items=read_items(order),
        shipping=read_shipping(order),
        returned=returned_quantities(order.full_refunds),
        kept=kept_quantities(order.full_refunds),
        note=(order.note or "").strip(),
        po_number=(order.po_number or "").strip(),
        tags=read_tags(order),
        attributes=tuple((it.key, it.value or "") for it in order.custom_attributes),
        discount_codes=tuple(order.discount_codes),
        channel=read_channel(order),
        source_name=order.source_name or "",
        source_identifier=order.source_identifier or "",
        campaign=read_campaign(order),
        received=partial(order.model_dump, mode="json", by_alias=True),
        **_states(order),
        **_money(order),
        **_people(order),
    )


def _checksum(order: FullOrder) -> str:
    """Sum up all of an order but the time of its last change.

    Whether the customer has an account is no news of the order.
    """
    told = order.model_dump_json(
        exclude={"updated_at": True, "customer": {"state", "verified_email"}}
    )
    return blake2b(told.encode(), digest_size=16).hexdigest()


def _states(order: FullOrder) -> dict[str, Any]:
    return {
        "cancel_reason": word(order.cancel_reason),
        "financial_status": word(order.display_financial_status),
        "fulfillment_status": word(order.display_fulfillment_status),
        "return_status": word(order.return_status),
        "risk": read_risk(order),
        "is_test": order.test,
        "is_edited": order.edited,
    }


def _money(order: FullOrder) -> dict[str, Any]:
    """Read the money; where both currencies are one, it is reckoned once."""
    is_one = order.currency_code == order.presentment_currency_code
    most = max(len(order.transactions), len(order.refunds))
    return {
        "currency": order.currency_code.value,
        "customer_currency": order.presentment_currency_code.value,
        "told": read_told(order, presentment=False),
        "customer_told": None if is_one else read_told(order, presentment=True),
        "taxes_included": order.taxes_included,
        "duties_included": order.duties_included,
        "tax_exempt": order.tax_exempt,
        "refunded": in_both(order.total_refunded_set),
        "outstanding": in_both(order.total_outstanding_set),
        "transactions": tuple(map(read_transaction, order.transactions)),
        "refunds": tuple(map(read_refund, order.full_refunds)),
        "gateways": read_gateways(order),
        "terms": read_terms(order),
        "cut_off_at": MOST_LISTED if most >= MOST_LISTED else 0,
    }


def _people(order: FullOrder) -> dict[str, Any]:
    company = _company(order)
    # An app that may not read companies has not asked for whom it was ordered.
    asked = "purchasing_entity" in order.model_fields_set
    return {
        "buyer": person_of_order(order),
        "company": company,
        "is_private": asked and not company,
        "is_withheld": bool(withheld(order)),
        "email": order.email or "",
        "phone": order.phone or "",
        "billing": _address(order.billing_address),
        "delivery": _address(order.shipping_address),
    }


def _company(order: FullOrder) -> OrderingCompany | None:
    buyer = order.purchasing_entity
    if not buyer or buyer.typename__ != "PurchasingCompany":
        return None
    return OrderingCompany(
        external_id=buyer.company.id,
        name=buyer.company.name,
        location_external_id=buyer.location.id,
        tax_id=buyer.location.tax_settings.tax_registration_id or "",
    )


def _address(address: AddressFields | None) -> Address | None:
    return read_address(address) if address else None
