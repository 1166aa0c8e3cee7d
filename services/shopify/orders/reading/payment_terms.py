"""When a Shopify order is to be paid. Pure."""

from ....commerce.records.facts import Facts
from ....commerce.records.plain import naive_utc
from ...gql.enums import PaymentTermsType
from ...gql.fragments import OrderFields


def terms_name(order: OrderFields) -> str:
    """Shopify's name of the payment terms, if it grants any."""
    return order.payment_terms.payment_terms_name if order.payment_terms else ""


def days_to_pay(order: OrderFields) -> int | None:
    """Return after how many days an order is due; None if its terms count none.

    Source: https://shopify.dev/docs/api/admin-graphql/latest/enums/PaymentTermsType
    """
    terms = order.payment_terms
    if terms and terms.payment_terms_type is PaymentTermsType.RECEIPT:
        return 0
    if terms and terms.payment_terms_type is PaymentTermsType.NET:
        return terms.due_in_days
    return None


def due_moments(order: OrderFields) -> list[str]:
    """Return when what is not paid yet is due; of a paid order when it was."""
    terms = order.payment_terms
    nodes = terms.payment_schedules.nodes if terms else []
    told = [it for it in nodes if it.due_at]
    still_open = [it for it in told if not it.completed_at]
    return sorted(naive_utc(it.due_at).isoformat() for it in still_open or told)


def terms_facts(order: OrderFields) -> Facts:
    """What an order takes over of its payment terms."""
    return {"paymentTerms": terms_name(order), "due": due_moments(order)}


def known_terms(baseline: Facts | None) -> Facts:
    """What an order has taken over: an app that lost its right is told of none."""
    known = baseline or {}
    return {name: known[name] for name in ("paymentTerms", "due") if name in known}
