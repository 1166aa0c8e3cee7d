"""Where a Shopify order came from, and how it was assessed. Pure."""

from ....commerce.records.order import Campaign
from ...gql.fragments import OrderFields

RISKS = ("none", "low", "medium", "high")


def read_tags(order: OrderFields) -> tuple[str, ...]:
    """Return an order's tags, each once."""
    return tuple(sorted({tag.strip() for tag in order.tags} - {""}))


def read_gateways(order: OrderFields) -> tuple[str, ...]:
    """Return how it was paid, in a person's words where its payments tell them."""
    names = {it.gateway: it.formatted_gateway for it in reversed(order.transactions)}
    told = (names.get(name) or name for name in order.payment_gateway_names)
    return tuple(dict.fromkeys(told))


def read_risk(order: OrderFields) -> str:
    """Return the highest risk that was assessed; one to be cancelled is high."""
    if order.risk.recommendation.value == "CANCEL":
        return "high"
    levels = [it.risk_level.value.lower() for it in order.risk.assessments]
    return max((it for it in levels if it in RISKS), key=RISKS.index, default="none")


def read_channel(order: OrderFields) -> str:
    """Return what a person calls the channel; else Shopify's own name of it."""
    shown = order.attribution.display_name if order.attribution else ""
    return (shown or order.source_name or "").strip()


def read_campaign(order: OrderFields) -> Campaign:
    """Read the last visit before the order."""
    journey = order.customer_journey_summary
    visit = journey.last_visit if journey else None
    if not visit:
        return Campaign()
    told = visit.utm_parameters
    words = (told.source, told.medium, told.campaign) if told else ("", "", "")
    return Campaign(*((it or "").strip() for it in words), visit.referrer_url or "")
