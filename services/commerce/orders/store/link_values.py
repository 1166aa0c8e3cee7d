"""Values of a link of an order that always follow the shop. Pure."""

from typing import Any

from ...records.order import NO_TERMS, Order
from ...records.plain import naive_utc


def order_link_values(order: Order) -> dict[str, Any]:
    """Values of `commerce.order` that no person changes, but those of its money."""
    return {
        "external_id": order.external_id,
        "name": order.name,
        "number": order.number,
        "confirmation_number": order.confirmation_number or False,
        "created_at": naive_utc(order.created_at),
        "processed_at": naive_utc(order.processed_at),
        "cancelled_at": order.cancelled_at and naive_utc(order.cancelled_at),
        "closed_at": order.closed_at and naive_utc(order.closed_at),
        "external_updated_at": naive_utc(order.updated_at),
        **_state_values(order),
        **_origin_values(order),
        **_customer_values(order),
    }


def _state_values(order: Order) -> dict[str, Any]:
    return {
        "cancel_reason": order.cancel_reason or False,
        "financial_status": order.financial_status or False,
        "fulfillment_status": order.fulfillment_status or False,
        "return_status": order.return_status or False,
        "risk": order.risk,
        "test": order.is_test,
        "is_edited": order.is_edited,
        "taxes_included": order.taxes_included,
        "tax_exempt": order.tax_exempt,
        "shop_currency": order.currency,
        "customer_currency": order.customer_currency or order.currency,
    }


def _origin_values(order: Order) -> dict[str, Any]:
    campaign = order.campaign
    return {
        "channel": order.channel or False,
        "source_name": order.source_name or False,
        "source_identifier": order.source_identifier or False,
        "utm_source": campaign.source or False,
        "utm_medium": campaign.medium or False,
        "utm_campaign": campaign.campaign or False,
        "referrer": campaign.referrer or False,
    }


def _customer_values(order: Order) -> dict[str, Any]:
    return {
        "email": order.email or False,
        "phone": order.phone or False,
        "customer_external_id": order.buyer.external_id or False,
        "tags": ", ".join(order.tags) or False,
        "note": order.note or False,
        "po_number": order.po_number or False,
        "attributes": [list(pair) for pair in order.attributes],
        "discount_codes": ", ".join(order.discount_codes) or False,
        "gateways": ", ".join(order.gateways) or False,
        "payment_terms": (order.terms or NO_TERMS).name or False,
    }
