"""What a shop decides about its orders: which come in, and what they become."""

from dataclasses import astuple, dataclass
from functools import lru_cache

from odoo.models import BaseModel

from ..order_life.plan.how_far import how_far
from ..records.facts import summed
from .filters import OrderFilter

# Raise it when an order is read differently.
READING_VERSION = 1


@dataclass(frozen=True, slots=True)
class OrderSettings:
    """Choices of one shop; part of every order's checksum."""

    in_customers_currency: bool = False
    country: str = ""  # of taxes, where an order goes nowhere
    sku_with_bin: bool = True
    takes_name: bool = True  # an order is called as in the shop
    prefix: str = ""
    takes_tags: bool = True
    takes_note: bool = True
    holds_risk: bool = True
    holds_tests: bool = True
    how_far: str = ""  # orders go: the rules, and what else decides it

    def reads_with(self) -> tuple:
        """Return what decides how orders are read, and what they become."""
        return READING_VERSION, astuple(self)

    def checksum(self, told: str) -> str:
        """Sum up what is told of an order, with all that decides what it becomes.

        :param told: the sum of the record
        """
        return summed(_decided(self), told)


@lru_cache(maxsize=8)
def _decided(settings: OrderSettings) -> str:
    return summed(settings.reads_with())


def order_settings(shop: BaseModel) -> OrderSettings:
    """Read what a shop decides about its orders."""
    country = shop.company_id.account_fiscal_country_id or shop.company_id.country_id
    return OrderSettings(
        in_customers_currency=shop.order_currency == "customer",
        country=country.code or "",
        sku_with_bin=shop.sku_with_bin,
        takes_name=shop.order_name == "system",
        prefix=shop.order_prefix or "",
        takes_tags=shop.order_tag_policy == "tags",
        takes_note=shop.order_note_policy == "note",
        holds_risk=shop.order_high_risk == "hold",
        holds_tests=shop.test_orders == "hold" and not shop.test_store,
        how_far=how_far(shop),
    )


def order_filter(shop: BaseModel) -> OrderFilter:
    """Return the shop's filter."""
    channels = (it.strip().lower() for it in (shop.order_channels or "").split(","))
    return OrderFilter(
        since=shop.orders_since or None,
        financial=frozenset(shop.order_financial_state_ids.mapped("code")),
        fulfillment=frozenset(shop.order_fulfillment_state_ids.mapped("code")),
        channels=frozenset(filter(None, channels)),
        tests=shop.test_store or shop.test_orders != "skip",
    )
