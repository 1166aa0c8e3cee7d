"""What the figures of a proof of money are called, and what explains a gap."""

from odoo.tools.translate import LazyTranslate

_lt = LazyTranslate(__name__)

LABELS = {
    "subtotal": _lt("Subtotal"),
    "discounts": _lt("Discounts"),
    "shipping": _lt("Shipping"),
    "tax": _lt("Taxes"),
    "tip": _lt("Tip"),
    "duties": _lt("Duties"),
    "fees": _lt("Fees"),
    "total": _lt("Total"),
    "refunds": _lt("Refunds"),
    "current_subtotal": _lt("Subtotal"),
    "current_shipping": _lt("Shipping"),
    "current_tax": _lt("Taxes"),
    "rounding": _lt("Cash rounding"),
    "current_total": _lt("Total now"),
    "order_total": _lt("Sales order"),
    "invoiced": _lt("Invoices less credit notes"),
    "paid": _lt("Payments less refunds"),
    "exchange": _lt("Exchange difference"),
    "owed": _lt("Still owed"),
}
EXPLANATIONS = {
    "": _lt("Not explained: the banner says more"),
    "not_told": _lt("Shopify does not tell this sum"),
    "refunds_without_items": _lt(
        "Refunds that belong to no item; Shopify's sum leaves them out"
    ),
    "kept_of_refunds": _lt("Kept of refunds; Shopify's sum leaves it out"),
    "duties_in_prices": _lt("Duties are part of the prices"),
    "shipping_discounts": _lt(
        "Discounts on shipping, which Shopify tells in another sum"
    ),
    "elsewhere": _lt("Shopify tells it in another sum; the totals are equal"),
    "not_paid_back": _lt(
        "Taken off the order and not paid back: an edit, or it was never paid"
    ),
    "refund_pending": _lt("Not all is paid back yet: a refund is still pending"),
    "refund_failed": _lt("Not paid back: a refund failed in Shopify"),
    "paid_back_more": _lt("More was paid back than was taken off the order"),
    "paid_back_by_rate": _lt("Paid back by another rate, or not in full"),
    "changed_in_odoo": _lt("Changed in Odoo, or reckoned otherwise there"),
    "cancelled_in_odoo": _lt("Cancelled in Odoo alone: Shopify still has it"),
    "not_invoiced": _lt("Not all of it is invoiced in Odoo"),
    "cancelled": _lt("Nothing is invoiced: Shopify cancelled the order"),
    "not_credited": _lt("More is invoiced in Odoo: credit what is too much"),
    "not_registered": _lt("Not all of it is registered in Odoo"),
    "registered_elsewhere": _lt(
        "Odoo has more payments than Shopify: someone registered some by hand"
    ),
    "authorized": _lt("Authorized, not captured: Shopify wants no more, Odoo does"),
    "not_posted": _lt("Not all invoices are posted in Odoo"),
    "as_above": _lt("Follows from the rows above"),
    "settled_by_hand": _lt("Something else in Odoo settles a part: see its invoices"),
    "rates": _lt("Rates of its payments: booked once Shopify calls it paid"),
    "no_exchange_account": _lt(
        "Not booked: Odoo has no journal or account of exchange differences"
    ),
    "not_explained": _lt(
        "Not explained: payments in Shopify are not its total less what is owed"
    ),
}
