"""A cart as the order that Shopify's GraphQL gives of it: all but its totals.

Further to the schema a tip's line says `isTip`, and an order the `presentmentRate`.
"""

import itertools
from collections.abc import Callable
from decimal import Decimal
from typing import Any

from .amounts import Currency, bag
from .bill import Bill, BillDuty, BillLine, bill_of, rates_of
from .cart import Cart, Discount, Line, Shipping, TaxRate
from .payments import Till, transactions_of

Node = dict[str, Any]
NextId = Callable[[str], str]


def own_numbers() -> NextId:
    """Ids for orders that no shop gives theirs."""
    numbers = itertools.count(5_000_000_000_001)
    return lambda kind: f"gid://shopify/{kind}/{next(numbers)}"


def order_node(cart: Cart, next_id: NextId | None = None) -> Node:
    """The order that a cart becomes."""
    return OrderNode(cart, next_id or own_numbers()).node()


class OrderNode:
    """Writes a cart, reckoned in both of its currencies, as an order."""

    def __init__(self, cart: Cart, next_id: NextId) -> None:
        self.cart = cart
        self.next_id = next_id
        self.shop, self.buyer = currencies(cart)
        self.bill, self.presented = bills(cart)
        self.applications = [
            self._application(index, each) for index, each in enumerate(cart.discounts)
        ]
        self.groups: dict[str, Node] = {}

    def node(self) -> Node:
        cart = self.cart
        return {
            "currencyCode": self.shop.code,
            "presentmentCurrencyCode": self.buyer.code,
            "presentmentRate": str(self.buyer.rate),
            "taxesIncluded": cart.taxes_included,
            "taxExempt": cart.tax_exempt,
            "dutiesIncluded": cart.duties_included,
            "lineItems": {"nodes": self._lines()},
            "shippingLines": {"nodes": self._shipping_lines()},
            "additionalFees": self._fees(),
            "discountApplications": {"nodes": self.applications},
            "transactions": self._transactions(),
            **cart.order,
        }

    def _lines(self) -> list[Node]:
        billed = zip(
            self.cart.lines, self.bill.lines, self.presented.lines, strict=True
        )
        lines = [self._line(*each) for each in billed]
        return [*lines, self._tip()] if self.cart.tip else lines

    def _line(self, line: Line, shop: BillLine, buyer: BillLine) -> Node:
        rates = rates_of(self.cart, line.taxes, self.cart.taxes)
        rates = rates if line.taxable else []
        named = f"{line.title} - {line.variant_title}"
        return {
            "id": self.next_id("LineItem"),
            "title": line.title,
            "variantTitle": line.variant_title,
            "name": named if line.variant_title else line.title,
            "sku": line.sku,
            "vendor": line.vendor,
            "variant": {"id": line.variant} if line.variant else None,
            "product": {"id": line.product} if line.product else None,
            "quantity": line.quantity,
            "taxable": line.taxable,
            "requiresShipping": line.requires_shipping,
            "isGiftCard": line.gift_card,
            "customAttributes": attributes(line.attributes),
            "lineItemGroup": self._group(line),
            "originalUnitPriceSet": self._bag(shop.unit, buyer.unit),
            "discountAllocations": self._allocations(shop, buyer),
            "taxLines": self._taxes(rates, shop.taxes, buyer.taxes),
            "duties": self._duties(line, shop, buyer),
        }

    def _tip(self) -> Node:
        """Shopify keeps a tip as a line of its own, outside the subtotal."""
        tip = Line(self.cart.tip, title="Tip", taxable=False, requires_shipping=False)
        shop = BillLine(self.bill.tip, self.bill.tip, {}, [], [])
        buyer = BillLine(self.presented.tip, self.presented.tip, {}, [], [])
        return self._line(tip, shop, buyer) | {"isTip": True}

    def _group(self, line: Line) -> Node | None:
        if not line.group:
            return None
        if line.group not in self.groups:
            self.groups[line.group] = {
                "id": self.next_id("LineItemGroup"),
                "title": line.group,
                "quantity": 1,
                "customAttributes": [],
            }
        return self.groups[line.group]

    def _duties(self, line: Line, shop: BillLine, buyer: BillLine) -> list[Node]:
        billed = zip(line.duties, shop.duties, buyer.duties, strict=True)
        return [
            {
                "id": self.next_id("Duty"),
                "harmonizedSystemCode": duty.code,
                "countryCodeOfOrigin": duty.country,
                **self._extra(duty.taxes, one, two),
            }
            for duty, one, two in billed
        ]

    def _fees(self) -> list[Node]:
        billed = zip(self.cart.fees, self.bill.fees, self.presented.fees, strict=True)
        return [
            {
                "id": self.next_id("AdditionalFee"),
                "name": fee.name,
                **self._extra(fee.taxes, one, two),
            }
            for fee, one, two in billed
        ]

    def _extra(
        self, taxes: tuple[TaxRate, ...], shop: BillDuty, buyer: BillDuty
    ) -> Node:
        rates = rates_of(self.cart, taxes, ())
        return {
            "price": self._bag(shop.amount, buyer.amount),
            "taxLines": self._taxes(rates, shop.taxes, buyer.taxes),
        }

    def _shipping_lines(self) -> list[Node]:
        billed = zip(
            self.cart.shipping, self.bill.shipping, self.presented.shipping, strict=True
        )
        return [self._shipping_line(*each) for each in billed]

    def _shipping_line(self, line: Shipping, shop: BillLine, buyer: BillLine) -> Node:
        rates = rates_of(self.cart, line.taxes, self.cart.shipping_taxes)
        return {
            "id": self.next_id("ShippingLine"),
            "title": line.title,
            "code": line.code or line.title,
            "source": line.source,
            "carrierIdentifier": line.carrier,
            "deliveryCategory": line.category,
            "custom": line.code is None,
            "isRemoved": False,
            "originalPriceSet": self._bag(shop.unit, buyer.unit),
            "discountAllocations": self._allocations(shop, buyer),
            "taxLines": self._taxes(rates, shop.taxes, buyer.taxes),
        }

    def _allocations(self, shop: BillLine, buyer: BillLine) -> list[Node]:
        """What each discount takes off; one may be nothing in one currency alone."""
        numbers = sorted(set(shop.allocations) | set(buyer.allocations))
        return [
            {
                "allocatedAmountSet": self._bag(
                    shop.allocations.get(number, Decimal(0)),
                    buyer.allocations.get(number, Decimal(0)),
                ),
                "discountApplication": self.applications[number],
            }
            for number in numbers
        ]

    def _taxes(
        self, rates: list[TaxRate], shop: list[Decimal], buyer: list[Decimal]
    ) -> list[Node]:
        return [
            {
                "title": rate.title,
                "rate": float(rate.rate),
                "ratePercentage": float(rate.rate * 100),
                "channelLiable": rate.channel_liable,
                "source": "Shopify",
                "priceSet": self._bag(one, two),
            }
            for rate, one, two in zip(rates, shop, buyer, strict=True)
        ]

    def _application(self, index: int, discount: Discount) -> Node:
        kind = discount.kind
        code = kind == "Code"
        typename = "DiscountCode" if code else f"{kind}Discount"
        shown: Node = {
            "__typename": f"{typename}Application",
            "index": index,
            "allocationMethod": discount.method,
            "targetSelection": discount.selection,
            "targetType": discount.target,
            "value": self._value(discount),
            "code" if code else "title": discount.title,
        }
        if kind in ("Manual", "Script"):
            shown["description"] = discount.description or discount.title
        return shown

    def _value(self, discount: Discount) -> Node:
        if discount.percentage:
            value = float(discount.value)
            return {"__typename": "PricingPercentageValue", "percentage": value}
        money = self._bag(self.shop.round(discount.value), discount.value)["shopMoney"]
        return {"__typename": "MoneyV2", **money}

    def _transactions(self) -> list[Node]:
        left = (self.bill.total, self.presented.total)
        till = Till(self.shop, self.buyer, left, self.next_id)
        common = {"test": bool(self.cart.order.get("test"))}
        moment = self.cart.order.get("processedAt")
        if moment:
            common |= {"createdAt": moment, "processedAt": moment}
        return transactions_of(self.cart, till, common)

    def _bag(self, shop: Decimal, buyer: Decimal) -> Node:
        return bag(self.shop, shop, self.buyer, buyer)


def attributes(values: dict[str, str]) -> list[Node]:
    """Custom attributes."""
    return [{"key": key, "value": value} for key, value in values.items()]


def currencies(cart: Cart) -> tuple[Currency, Currency]:
    """The shop's currency, and the buyer's."""
    shop = Currency(cart.currency)
    if cart.presentment in (None, cart.currency):
        return shop, shop
    return shop, Currency(cart.presentment, cart.rate)


def bills(cart: Cart) -> tuple[Bill, Bill]:
    """What a cart costs, in the shop's currency and in the buyer's."""
    shop, buyer = currencies(cart)
    bill = bill_of(cart, shop)
    return bill, bill if buyer == shop else bill_of(cart, buyer)
