"""The table of kinds: what stands for a kind of record, and where."""

from dataclasses import dataclass

from odoo.tools.translate import LazyGettext, LazyTranslate

from ....services.shopify.gid import GID

_lt = LazyTranslate(__name__)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Kind:
    """A kind of record that runs synchronise."""

    lane: str
    """Runs of one lane of a shop follow each other. It is the kind's name, too."""
    label: LazyGettext
    resource: str
    """Shopify's name of it, as in its ids."""
    page: str
    """Where its records are in Shopify's back office."""
    path: str
    """Where their links are in Odoo."""
    link: str
    """The model of its links."""
    record: str
    """Odoo's model of it."""
    record_field: str
    """The field of a link that leads to Odoo's record."""
    watermark: str
    scopes: frozenset[str]
    """What the app must be granted."""
    begun_field: str
    """The field of a shop that tells when a person began to import it."""
    has_prices: bool = False
    """Whether its records come with amounts, which Odoo takes in its own currency."""
    begins_by_itself: bool = False
    """Whether the schedule may begin it before a person has."""
    notice_field: str = ""
    """The field of a shop that tells what is to be known of its runs."""
    held_field: str = ""
    """The field of a shop that counts its records which wait for a person."""


PRODUCTS = Kind(
    lane="products",
    label=_lt("Products"),
    resource="Product",
    page="products",
    path="shopify-products",
    link="commerce.product",
    record="product.template",
    record_field="product_tmpl_id",
    watermark="product",
    scopes=frozenset({"read_products"}),
    begun_field="first_import_at",
    has_prices=True,
    begins_by_itself=True,
)
CUSTOMERS = Kind(
    lane="customers",
    label=_lt("Customers"),
    resource="Customer",
    page="customers",
    path="shopify-customers",
    link="commerce.customer",
    record="res.partner",
    record_field="partner_id",
    watermark="customer",
    scopes=frozenset({"read_customers"}),
    begun_field="first_customers_at",
)
ORDERS = Kind(
    lane="orders",
    label=_lt("Orders"),
    resource="Order",
    page="orders",
    path="shopify-orders",
    link="commerce.order",
    record="sale.order",
    record_field="sale_order_id",
    watermark="order",
    scopes=frozenset({"read_orders", "read_customers"}),
    begun_field="first_orders_at",
    has_prices=True,
    notice_field="orders_notice",
    held_field="held_count",
)

# Products first: customers and orders are offered, and follow, in this order.
KINDS = (PRODUCTS, CUSTOMERS, ORDERS)


def kind_of_external_id(external_id: str) -> Kind | None:
    """Return the kind of a record of Shopify; None where no run is about its kind."""
    found = GID.fullmatch(external_id)
    resource = found and found["kind"]
    return next((kind for kind in KINDS if kind.resource == resource), None)


def kind_of_link(model: str) -> Kind:
    """Return the kind whose links are of a model."""
    return next(kind for kind in KINDS if kind.link == model)


def kind_of_lane(lane: str) -> Kind:
    """Return the kind of a lane."""
    return next(kind for kind in KINDS if kind.lane == lane)
