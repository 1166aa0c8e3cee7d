"""All money of an order, line by line, checked against Shopify's own sums. Pure.

Source: https://shopify.dev/docs/api/admin-graphql/latest/objects/Order
"""

from ....commerce.money.lines import OrderMoney
from ....commerce.money.shares import digits_of, unit_of
from ...gql.enums import CurrencyCode
from ..reading.full_order import FullOrder
from .draft import Purse
from .proof import prove
from .readings import fitting


def order_money(order: FullOrder, *, presentment: bool, country: str) -> OrderMoney:
    """Reckon an order in the shop's currency, or in the customer's.

    :param country: ISO code for the names of its taxes
    """
    code = order.presentment_currency_code if presentment else order.currency_code
    currency = CurrencyCode(code).value
    digits = digits_of(currency)
    purse = Purse(presentment, country, order.taxes_included, unit_of(digits))
    reckoning = fitting(order, purse)
    rows, problems = prove(order, purse, reckoning)
    return OrderMoney(
        currency=currency,
        digits=digits,
        lines=tuple(draft.line(purse.included) for draft in reckoning.drafts),
        proof=tuple(rows),
        problems=tuple(problems),
    )
