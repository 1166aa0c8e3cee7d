"""Orders that tests give the local Shopify, and how they ask for them."""

CREATE = """
mutation Create($order: OrderCreateOrderInput!) {
  orderCreate(order: $order) {
    order { id name email customer { email } displayFinancialStatus ...Totals }
    userErrors { field message code }
  }
}
"""
READ = """
query Read($id: ID!) { order(id: $id) { displayFinancialStatus ...Totals } }
"""
TOTALS = """
fragment Bag on MoneyBag {
  shopMoney { amount currencyCode } presentmentMoney { amount currencyCode }
}
fragment Totals on Order {
  subtotalPriceSet { ...Bag } totalDiscountsSet { ...Bag }
  totalShippingPriceSet { ...Bag } totalTaxSet { ...Bag }
  totalTipReceivedSet { ...Bag } originalTotalDutiesSet { ...Bag }
  originalTotalAdditionalFeesSet { ...Bag } totalPriceSet { ...Bag }
  currentTotalPriceSet { ...Bag } totalOutstandingSet { ...Bag }
  taxLines { title rate priceSet { ...Bag } }
  discountApplications(first: 5) { nodes { __typename index targetType value {
    ... on MoneyV2 { amount } ... on PricingPercentageValue { percentage } } } }
  lineItems(first: 10) { nodes {
    title quantity currentQuantity
    originalTotalSet { ...Bag } discountedTotalSet { ...Bag }
    codes: discountedTotalSet(withCodeDiscounts: true) { ...Bag }
    discountedUnitPriceAfterAllDiscountsSet { ...Bag }
    discountAllocations {
      allocatedAmountSet { ...Bag } discountApplication { index }
    }
  } }
  shippingLines(first: 5) { nodes {
    title originalPriceSet { ...Bag } discountedPriceSet { ...Bag }
  } }
}
"""
STATE = """
query State($id: ID!) { order(id: $id) {
  displayFinancialStatus displayFulfillmentStatus closed cancelledAt edited
  currentSubtotalPriceSet { ...Bag } currentTotalTaxSet { ...Bag }
  currentTotalPriceSet { ...Bag } totalPriceSet { ...Bag }
  currentShippingPriceSet { ...Bag } totalOutstandingSet { ...Bag }
  totalReceivedSet { ...Bag } totalRefundedSet { ...Bag } netPaymentSet { ...Bag }
  totalCapturableSet { ...Bag } originalTotalPriceSet { ...Bag }
  currentTaxLines { priceSet { ...Bag } }
  transactions { id kind status gateway amountSet { ...Bag } }
  lineItems(first: 9) { nodes {
    id quantity currentQuantity unfulfilledQuantity nonFulfillableQuantity
  } }
  refunds { id note totalRefundedSet { ...Bag }
    refundLineItems(first: 9) { nodes {
      quantity restockType subtotalSet { ...Bag } totalTaxSet { ...Bag }
    } }
    refundShippingLines(first: 9) { nodes {
      subtotalAmountSet { ...Bag } taxAmountSet { ...Bag }
    } }
    orderAdjustments(first: 9) { nodes { reason amountSet { ...Bag } } }
  }
} }
fragment Bag on MoneyBag {
  shopMoney { amount currencyCode } presentmentMoney { amount currencyCode }
}
"""


def bag(amount, currency="EUR", other=None, other_currency=None):
    """A MoneyBag; of one currency if no other amount is given."""
    money = {"shopMoney": {"amount": str(amount), "currencyCode": currency}}
    if other is not None:
        code = other_currency or currency
        money["presentmentMoney"] = {"amount": str(other), "currencyCode": code}
    return money


def item(title, price, quantity=1, **fields):
    return {
        "title": title,
        "quantity": quantity,
        "originalUnitPriceSet": bag(price),
        **fields,
    }


def tax(title, rate, amount):
    return {"title": title, "rate": rate, "priceSet": bag(amount)}


def allocation(amount, index):
    return {
        "allocatedAmountSet": bag(amount),
        "discountApplication": {"index": index},
    }


def shop_amounts(order):
    """Each total of an order in the shop's currency, by its name without `Set`."""
    return {
        name.removesuffix("Set"): value["shopMoney"]["amount"]
        for name, value in order.items()
        if name.endswith("Set") and isinstance(value, dict)
    }


def read(shop, order):
    return shop.data(READ + TOTALS, id=order["id"])["order"]


def create(shop, **order):
    return shop.data(CREATE + TOTALS, order=order)["orderCreate"]


def line_input(price, quantity=1, **fields):
    return {"title": "Cup", "quantity": quantity, "priceSet": bag(price), **fields}


def state(shop, order):
    return shop.data(STATE, id=order["id"])["order"]


def paid(shop, **fields):
    """Three cups of 10.00 with 19 % on top and 4.90 shipping, paid by card: 41.53."""
    return shop.add_order(
        lineItems=[item("Cup", "10.00", 3, taxLines=[tax("VAT", 0.19, "5.70")])],
        shippingLines=[
            {
                "title": "Post",
                "originalPriceSet": bag("4.90"),
                "taxLines": [tax("VAT", 0.19, "0.93")],
            }
        ],
        **{"transactions": [{"gateway": "card", "amountSet": bag("41.53")}]} | fields,
    )
