"""How an order is to be read where Shopify may tell one thing in several ways."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Way:
    """Answers to what an order leaves open.

    :param tip: `none`; a line item `apart` from the subtotal or `inside` it; or
        `extra`, told by its sum alone
    :param removed_shipping: shipping lines that were removed count as ordered
    :param duty_tax_returned: a refund of a duty gives back its taxes, too
    :param kept_counts: what the shop kept of a refund is part of what stands
    :param exact_rest: a line of which nothing is left has no money left
    :param shipping_back: refunds of shipping are told `net` of a tax that is part of
        prices, without their tax, which is their `share` of it, or both
    """

    tip: str = "none"
    removed_shipping: bool = True
    duty_tax_returned: bool = True
    kept_counts: bool = True
    exact_rest: bool = True
    shipping_back: frozenset[str] = frozenset()
