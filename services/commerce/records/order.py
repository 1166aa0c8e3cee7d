"""Orders, with whatever a shop system tells of them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import Any, NamedTuple

from .facts import Facts
from .listed_order import OrderTraits
from .money import InBoth, Told
from .payments import GIVEN_BACK, RECEIVED, Refund, Transaction
from .person import Address, Person
from .plain import naive_utc


class Bundle(NamedTuple):
    """What is sold as one, and comes as several lines."""

    external_id: str
    title: str
    quantity: int


class Item(NamedTuple):
    """A line of goods, services or gift cards; what it costs is told of its order."""

    external_id: str  # the key of its line of money
    title: str  # as its system names the line in a list
    text: str  # what the line tells the customer: title, options, wishes, discounts
    quantity: int  # ordered
    current_quantity: int  # what stands now, after edits and refunds
    shipped: int = 0  # how many were ever sent
    delivered: int | None = 0  # how many of what stands are; None: is never sent
    sku: str = ""
    variant_external_id: str = ""  # empty for what a person typed into the order
    is_gift_card: bool = False
    requires_shipping: bool = True
    bundle: Bundle | None = None


class ShippingLine(NamedTuple):
    """A way of sending that was paid for, or was free."""

    external_id: str  # the key of its line of money
    title: str
    code: str = ""
    text: str = ""  # names of its discounts, a row each
    is_removed: bool = False


class PaymentTerms(NamedTuple):
    """When an order is to be paid.

    `days` is None where the terms count no days. `due` tells when what is not paid yet
    is due, in UTC without a zone, oldest first; of a paid order when it was.
    """

    name: str
    days: int | None = None
    due: tuple[str, ...] = ()


NO_TERMS = PaymentTerms("")


class OrderingCompany(NamedTuple):
    """The company that somebody ordered for."""

    external_id: str
    name: str
    location_external_id: str  # the branch that the order is for
    tax_id: str = ""


class Campaign(NamedTuple):
    """What led the customer to the shop, in the words of `utm`."""

    source: str = ""
    medium: str = ""
    campaign: str = ""
    referrer: str = ""  # the page before


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """An order as a shop has it now.

    Times have their zones. States are words in small letters, empty where there is
    none. `facts` are what an import compares with the last one's; `checksum` sums up
    all that decides what an import does, but the time of the last change.
    """

    external_id: str
    name: str  # what people call it, such as “#1001”
    checksum: str
    created_at: datetime
    processed_at: datetime  # when it was placed
    updated_at: datetime
    currency: str  # of the shop
    told: Told  # its money in the shop's currency
    number: int = 0
    confirmation_number: str = ""
    cancelled_at: datetime | None = None
    closed_at: datetime | None = None
    # States
    cancel_reason: str = ""
    financial_status: str = ""  # pending, authorized, paid, partially_refunded, …
    fulfillment_status: str = ""  # unfulfilled, partially_fulfilled, fulfilled, …
    return_status: str = ""
    risk: str = "none"  # or low, medium, high
    is_test: bool = False
    is_edited: bool = False
    # Money
    customer_currency: str = ""  # that the customer saw; the shop's where it is empty
    customer_told: Told | None = None  # its money there; None where there is but one
    taxes_included: bool = False  # prices are with taxes
    duties_included: bool = False  # prices are with duties
    tax_exempt: bool = False
    refunded: InBoth = InBoth()
    outstanding: InBoth = InBoth()  # what the customer is to pay still
    transactions: tuple[Transaction, ...] = ()
    refunds: tuple[Refund, ...] = ()
    gateways: tuple[str, ...] = ()  # how it was paid, in a person's words
    terms: PaymentTerms | None = NO_TERMS  # None where nobody may know them
    cut_off_at: int = 0  # so many payments or refunds are told; there may be more
    # Lines
    items: tuple[Item, ...] = ()
    shipping: tuple[ShippingLine, ...] = ()
    returned: Mapping[str, int] = field(default_factory=dict)  # came back into stock
    kept: Mapping[str, int] = field(default_factory=dict)  # refunded, and kept
    # People
    buyer: Person = Person("")
    company: OrderingCompany | None = None
    is_private: bool = False  # nobody ordered for a company
    is_withheld: bool = False  # the shop hides who bought, or where the goods go
    email: str = ""
    phone: str = ""
    billing: Address | None = None
    delivery: Address | None = None
    # Besides
    note: str = ""
    po_number: str = ""
    tags: tuple[str, ...] = ()  # sorted
    attributes: tuple[tuple[str, str], ...] = ()
    discount_codes: tuple[str, ...] = ()
    channel: str = ""  # where it was sold, in a person's words
    source_name: str = ""
    source_identifier: str = ""
    campaign: Campaign = Campaign()
    received: Callable[[], dict[str, Any]] = field(
        default=dict, repr=False, compare=False
    )
    facts: Facts = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "facts", _facts(self))

    @property
    def has_two_currencies(self) -> bool:
        """Whether the customer saw another currency than the shop's."""
        return self.customer_currency not in ("", self.currency)

    @property
    def country(self) -> str:
        """ISO code of the country that it goes to, or is billed in; may be empty."""
        told = (it.country for it in (self.delivery, self.billing) if it)
        return next(filter(None, told), "")

    @property
    def traits(self) -> OrderTraits:
        """What a shop's filters look at."""
        return OrderTraits(
            placed_at=self.processed_at,
            financial_status=self.financial_status,
            fulfillment_status=self.fulfillment_status,
            channel=self.source_name.lower(),
            is_test=self.is_test,
        )

    @property
    def sent_by(self) -> ShippingLine | None:
        """The first way of sending that stands."""
        return next((it for it in self.shipping if not it.is_removed), None)

    def money_told(self, *, customer: bool) -> Told:
        """Return what is told in the customer's currency, or in the shop's."""
        return (self.customer_told if customer else None) or self.told

    def moved(self, *, customer: bool) -> list[Decimal]:
        """Return what each transaction moved; less than zero where it went back."""
        signs = dict.fromkeys(RECEIVED, 1) | dict.fromkeys(GIVEN_BACK, -1)
        return [
            signs[it.kind] * it.moved.of(customer=customer)
            for it in self.transactions
            if it.moves_money
        ]

    def payload(self) -> dict[str, Any]:
        """Return what the system sent, to be shown with an issue."""
        return self.received()


def _facts(order: Order) -> Facts:
    terms, campaign, way = order.terms or NO_TERMS, order.campaign, order.sent_by
    company = order.company
    return {
        "name": order.name,
        "processedAt": naive_utc(order.processed_at).isoformat(),
        "poNumber": order.po_number,
        "note": order.note,
        "tags": list(order.tags),
        "utm": [campaign.source, campaign.medium, campaign.campaign],
        "paymentTerms": terms.name,
        "due": list(terms.due),
        "customer": company.location_external_id
        if company
        else order.buyer.external_id,
        "billing": list(order.billing or ()),
        "shipping": list(order.delivery or ()),
        "delivery": way.title.strip() if way else "",
        "country": order.country,
    }
