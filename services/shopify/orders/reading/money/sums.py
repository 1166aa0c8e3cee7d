"""The sums that Shopify tells of an order."""

from collections.abc import Sequence
from decimal import Decimal

from .....commerce.money.figures import figures_of
from .....commerce.records.money import ToldTax
from ..full_order import FullOrder
from ..tax_lines import tax_key
from .draft import Draft, Purse
from .way import Way

# None is what Shopify does not say.
Figures = dict[str, Decimal | None]


def told_by(order: FullOrder, purse: Purse) -> Figures:
    """Read Shopify's sums; None is what it does not say."""
    fields = {
        "subtotal": order.subtotal_price_set,
        "discounts": order.total_discounts_set,
        "shipping": order.total_shipping_price_set,
        "tax": order.total_tax_set,
        "tip": order.total_tip_received_set,
        "duties": order.original_total_duties_set,
        "fees": order.original_total_additional_fees_set,
        "total": order.total_price_set,
        "refunds": order.total_refunded_set,
        "current_subtotal": order.current_subtotal_price_set,
        "current_shipping": order.current_shipping_price_set,
        "current_tax": order.current_total_tax_set,
        "current_total": order.current_total_price_set,
    }
    cash = order.total_cash_rounding_adjustment
    rounding = purse.read(cash.payment_set) - purse.read(cash.refund_set)
    told = {
        name: None if bag is None else purse.read(bag) for name, bag in fields.items()
    }
    return told | {"rounding": rounding}


def taxes_told(order: FullOrder, purse: Purse) -> tuple[ToldTax, ...]:
    """Read each tax as it stands now."""
    keys = ((tax_key(it, purse.included), it) for it in order.current_tax_lines)
    return tuple(
        ToldTax(key.title, key.rate, purse.read(it.price_set)) for key, it in keys
    )


def sums_of(drafts: Sequence[Draft], purse: Purse, way: Way) -> dict[str, Decimal]:
    """Sum up drafts as their lines will be."""
    return figures_of(
        [draft.line(purse.included) for draft in drafts],
        included=purse.included,
        tip_in_subtotal=way.tip == "inside",
    )
