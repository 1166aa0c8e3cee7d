"""A Shopify order in Odoo's words, without its money and its lines. Pure."""

from enum import Enum
from typing import Any

from ....commerce.records.facts import Facts
from ....commerce.records.plain import naive_utc
from ...gql.fragments import (
    AddressFields,
    OrderFields,
    OrderFieldsCustomerJourneySummaryLastVisit,
)
from .payment_terms import terms_facts, terms_name

RISKS = ("none", "low", "medium", "high")
# Parts of an address; its id is not one, since Shopify makes new ones.
PLACE = (
    "first_name",
    "last_name",
    "company",
    "address_1",
    "address_2",
    "city",
    "zip_",
    "province_code",
    "phone",
)

PEOPLE = ("customer", "billing", "shipping")


def order_facts(order: OrderFields) -> Facts:
    """What an order's head takes over, in Shopify's form."""
    return {
        "name": order.name,
        "processedAt": naive_utc(order.processed_at).isoformat(),
        "poNumber": (order.po_number or "").strip(),
        "note": (order.note or "").strip(),
        "tags": tags(order),
        "utm": list(utm(order)),
        **terms_facts(order),
        "customer": customer_fact(order),
        "billing": address_fact(order.billing_address),
        "shipping": address_fact(order.shipping_address),
        "delivery": delivery_title(order),
        "country": goes_to(order),
    }


def with_known_people(facts: Facts, baseline: Facts | None) -> Facts:
    """Return facts that keep whom they no longer name.

    Shopify erases people, and apps lose their rights: nobody else ordered for that.
    """
    known = baseline or {}
    lost = {
        name: known[name]
        for name in PEOPLE
        if known.get(name) and not is_told(facts[name])
    }
    return facts | lost


def known_country(baseline: Facts | None, is_documented: bool) -> Facts:
    """Return the country whose taxes an order has had; Shopify taxes none anew for
    going elsewhere.

    :param is_documented: even that it went nowhere is not to change any more
    """
    known = (baseline or {}).get("country", "")
    return {"country": known} if known or is_documented else {}


def is_told(fact: str | list[str]) -> bool:
    """Whether a fact tells who or where; a country and a ZIP alone do not."""
    return any(fact[: PLACE.index("zip_")]) if isinstance(fact, list) else bool(fact)


def head_values(facts: Facts) -> dict[str, Any]:
    """Values of `sale.order` that follow from facts alone, which may be a part."""
    values: dict[str, Any] = {}
    if "processedAt" in facts:
        values["date_order"] = facts["processedAt"].replace("T", " ")
    if "poNumber" in facts:
        values["client_order_ref"] = facts["poNumber"] or False
    return values


def order_link_values(order: OrderFields) -> dict[str, Any]:
    """Values of `commerce.order` that always follow Shopify."""
    return {
        "external_id": order.id,
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


def _state_values(order: OrderFields) -> dict[str, Any]:
    return {
        "cancel_reason": _code(order.cancel_reason),
        "financial_status": _code(order.display_financial_status),
        "fulfillment_status": _code(order.display_fulfillment_status),
        "return_status": _code(order.return_status),
        "risk": risk(order),
        "test": order.test,
        "is_edited": order.edited,
        "taxes_included": order.taxes_included,
        "tax_exempt": order.tax_exempt,
        "shop_currency": order.currency_code.value,
        "customer_currency": order.presentment_currency_code.value,
    }


def _origin_values(order: OrderFields) -> dict[str, Any]:
    source, medium, campaign = utm(order)
    visit = _last_visit(order)
    return {
        "channel": channel(order) or False,
        "source_name": order.source_name or False,
        "source_identifier": order.source_identifier or False,
        "utm_source": source or False,
        "utm_medium": medium or False,
        "utm_campaign": campaign or False,
        "referrer": (visit and visit.referrer_url) or False,
    }


def _customer_values(order: OrderFields) -> dict[str, Any]:
    return {
        "email": order.email or False,
        "phone": order.phone or False,
        "customer_external_id": order.customer.id if order.customer else False,
        "tags": ", ".join(tags(order)) or False,
        "note": (order.note or "").strip() or False,
        "po_number": (order.po_number or "").strip() or False,
        "attributes": [[it.key, it.value or ""] for it in order.custom_attributes],
        "discount_codes": ", ".join(order.discount_codes) or False,
        "gateways": ", ".join(gateway_names(order)) or False,
        "payment_terms": terms_name(order) or False,
    }


def tags(order: OrderFields) -> list[str]:
    """An order's tags, each once."""
    return sorted({tag.strip() for tag in order.tags} - {""})


def gateway_names(order: OrderFields) -> list[str]:
    """How an order was paid, in a person's words where its payments tell them."""
    names = {it.gateway: it.formatted_gateway for it in reversed(order.transactions)}
    told = (names.get(name) or name for name in order.payment_gateway_names)
    return list(dict.fromkeys(told))


def risk(order: OrderFields) -> str:
    """The highest risk that was assessed; one to be cancelled is high."""
    if order.risk.recommendation.value == "CANCEL":
        return "high"
    levels = [it.risk_level.value.lower() for it in order.risk.assessments]
    return max((it for it in levels if it in RISKS), key=RISKS.index, default="none")


def channel(order: OrderFields) -> str:
    """What a person calls the channel; else Shopify's own name of it."""
    shown = order.attribution.display_name if order.attribution else ""
    return (shown or order.source_name or "").strip()


def utm(order: OrderFields) -> tuple[str, str, str]:
    """Source, medium and campaign of the last visit before the order."""
    visit = _last_visit(order)
    told = visit and visit.utm_parameters
    if not told:
        return "", "", ""
    return tuple((it or "").strip() for it in (told.source, told.medium, told.campaign))


def customer_fact(order: OrderFields) -> str:
    """Who ordered: a company's location, a customer, or nobody known."""
    entity = order.purchasing_entity
    if entity and entity.typename__ == "PurchasingCompany":
        return entity.location.id
    return order.customer.id if order.customer else ""


def address_fact(address: AddressFields | None) -> list[str]:
    """All that an address says; nothing of one that is not there."""
    if not address:
        return []
    country = address.country_code_v_2
    parts = [(getattr(address, name) or "").strip() for name in PLACE]
    return [*parts, country.value if country else ""]


def delivery_title(order: OrderFields) -> str:
    """What the first way of shipping is called that stands; empty without one."""
    titles = (it.title for it in order.shipping_lines.nodes if not it.is_removed)
    return (next(titles, "") or "").strip()


def goes_to(order: OrderFields) -> str:
    """ISO code of the country that an order tells of, if any."""
    for address in (order.shipping_address, order.billing_address):
        if address and address.country_code_v_2:
            return address.country_code_v_2.value
    return ""


def _last_visit(
    order: OrderFields,
) -> OrderFieldsCustomerJourneySummaryLastVisit | None:
    journey = order.customer_journey_summary
    return journey.last_visit if journey else None


def _code(state: Enum | None) -> str | bool:
    return state.value.lower() if state else False
