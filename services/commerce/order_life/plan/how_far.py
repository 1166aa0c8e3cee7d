"""How far a shop lets its orders go."""

import json
from dataclasses import astuple

from odoo.models import BaseModel

from .rules import OrderRule

RULE = (
    *("action", "invoice", "register_payments"),
    *("financial_status", "fulfillment_status", "gateway_id", "risk"),
)


def read_rules(shop: BaseModel) -> list[OrderRule]:
    """Read a shop's rules, in their order."""
    domain = [("channel_id", "=", shop.id)]
    return [
        OrderRule(
            action=rule.action,
            invoice=rule.invoice,
            register_payments=rule.register_payments,
            financial_status=rule.financial_status or None,
            fulfillment_status=rule.fulfillment_status or None,
            gateway=rule.gateway_id.name or None,
            risk=rule.risk or None,
        )
        # All of them at once: as a field of the shop they take a look-up more.
        for rule in shop.env["commerce.order.rule"].search_fetch(domain, RULE)
    ]


def how_far(shop: BaseModel) -> str:
    """Sum up all that decides how far orders go; another text is news of each order."""
    return json.dumps(
        [
            shop.confirm_orders,
            shop.invoicing,
            shop.register_payments,
            str(shop.documents_since or ""),
            shop._zone(),
            [astuple(rule) for rule in read_rules(shop)],
        ]
    )
