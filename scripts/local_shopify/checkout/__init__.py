"""The checkout: a cart becomes the order that Shopify would make of it.

`cart.Cart` is what is bought, `bill.bill_of` reckons it in one currency, and
`node.order_node` writes it as an order, in the form that `POST /_local/orders/load`
takes. All of that is pure; `goods` and the random events alone look at a shop.
"""

from .cart import Cart, Discount, Duty, Fee, Line, Payment, Shipping, TaxRate
from .node import bills, currencies, order_node
from .random.carts import random_cart

__all__ = [
    "Cart",
    "Discount",
    "Duty",
    "Fee",
    "Line",
    "Payment",
    "Shipping",
    "TaxRate",
    "bills",
    "currencies",
    "order_node",
    "random_cart",
]
