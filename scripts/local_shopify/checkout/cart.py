"""What a buyer has in the cart, and how it is paid. All amounts are shop money."""

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any


@dataclass(slots=True)
class TaxRate:
    """A tax of a line.

    :param rate: 0.19 for 19 %
    :param amount: what a tax service states where it does not reckon by the rate
    """

    title: str
    rate: Decimal
    channel_liable: bool | None = False
    amount: Decimal | None = None


@dataclass(slots=True)
class Duty:
    """A duty on a line, with its customs code and its own taxes."""

    amount: Decimal
    code: str | None = None
    country: str | None = None
    taxes: tuple[TaxRate, ...] = ()


@dataclass(slots=True)
class Fee:
    """An additional fee on the order."""

    name: str
    amount: Decimal
    taxes: tuple[TaxRate, ...] = ()


@dataclass(slots=True)
class Line:
    """A line item; without a variant it is a custom one.

    :param taxes: the cart's where not given
    :param group: lines of one bundle share its name
    """

    price: Decimal
    quantity: int = 1
    title: str = "Item"
    variant: str | None = None
    product: str | None = None
    variant_title: str | None = None
    sku: str | None = None
    vendor: str | None = None
    taxable: bool = True
    taxes: tuple[TaxRate, ...] | None = None
    requires_shipping: bool = True
    gift_card: bool = False
    group: str | None = None
    attributes: dict[str, str] = field(default_factory=dict)
    duties: tuple[Duty, ...] = ()


@dataclass(slots=True)
class Shipping:
    """A shipping line."""

    title: str
    price: Decimal
    code: str | None = None
    source: str | None = "shopify"
    carrier: str | None = None
    category: str | None = "shipping"
    taxes: tuple[TaxRate, ...] | None = None


@dataclass(slots=True)
class Discount:
    """A discount application.

    :param value: an amount, or 10 for 10 %
    :param kind: Code, Automatic, Manual or Script
    :param title: the code of a code
    :param method: ACROSS (spread over its lines), EACH (on each unit; in percent on
        each line) or ONE (once, on the first of its lines)
    :param lines: places of the lines it is for; all that it may lower if not given
    :param units: of each of these lines no more than so many, as buy-x-get-y gives them
    """

    value: Decimal
    percentage: bool = False
    kind: str = "Automatic"
    title: str = "Discount"
    description: str | None = None
    method: str = "ACROSS"
    target: str = "LINE_ITEM"
    selection: str = "ALL"
    lines: tuple[int, ...] | None = None
    units: int | None = None


@dataclass(slots=True)
class Payment:
    """A payment.

    :param amount: what the payments before it leave, if not given
    :param kind: SALE or AUTHORIZATION
    :param captured: how much of an authorisation was captured
    :param step: cash is paid in multiples of it, in the currency of the buyer
    :param change: what is handed over beyond the amount, and given back at once
    """

    gateway: str = "shopify_payments"
    amount: Decimal | None = None
    kind: str = "SALE"
    status: str = "SUCCESS"
    captured: Decimal | None = None
    step: Decimal | None = None
    change: Decimal | None = None


@dataclass(slots=True)
class Cart:
    """A cart at its checkout.

    :param rate: presentment money for one of shop money
    :param taxes: of lines that name none; `shipping_taxes` of shipping lines
    :param order: further fields of the order, as the schema names them
    """

    lines: list[Line]
    currency: str = "EUR"
    presentment: str | None = None
    rate: Decimal = Decimal(1)
    discounts: list[Discount] = field(default_factory=list)
    shipping: list[Shipping] = field(default_factory=list)
    taxes: tuple[TaxRate, ...] = ()
    shipping_taxes: tuple[TaxRate, ...] = ()
    taxes_included: bool = True
    tax_exempt: bool = False
    tip: Decimal = Decimal(0)
    fees: list[Fee] = field(default_factory=list)
    duties_included: bool = False
    payments: list[Payment] = field(default_factory=lambda: [Payment()])
    order: dict[str, Any] = field(default_factory=dict)
