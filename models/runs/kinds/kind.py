"""The table of kinds: what stands for a kind of record, and where."""

from dataclasses import dataclass

from odoo.tools.translate import LazyGettext, LazyTranslate

_lt = LazyTranslate(__name__)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Resource:
    """What a system's ids may be of, and a person sees of it."""

    resource: str
    """Shopify's name of it, as in its ids."""
    page: str = ""
    """Where its records are in Shopify's back office; empty where they have no page."""
    retry: str = ""
    """The method of issues that brings it in; empty where its own id does."""
    watermark: str = ""
    """The name under which it is kept up to when its changes are stored; empty where
    they come in with another record's."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Kind(Resource):
    """A kind of record that runs synchronise."""

    lane: str
    """Runs of one lane of a shop follow each other. It is the kind's name, too."""
    label: LazyGettext
    example: LazyGettext
    """How a person names one of its records."""
    path: str
    """Where their links are in Odoo."""
    link: str
    """The model of its links."""
    record: str
    """Odoo's model of it."""
    record_field: str
    """The field of a link that leads to Odoo's record."""
    scopes: frozenset[str]
    """What the app must be granted."""
    begun_field: str
    """The field of a shop that tells when a person began to import it."""
    has_prices: bool = False
    """Whether its records come with amounts, which Odoo takes in its own currency."""
    begins_by_itself: bool = False
    """Whether the schedule may begin it before a person has."""
    step_field: str = ""
    """The field of a shop that says whether they are off, read, or written, too."""
    notice_field: str = ""
    """The field of a shop that tells what is to be known of its runs."""
    held_field: str = ""
    """The field of a shop that counts its records which wait for a person."""


BY_NUMBER = _lt("Number or address, e.g. 7982905098262")

PRODUCTS = Kind(
    lane="products",
    label=_lt("Products"),
    example=BY_NUMBER,
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
    step_field="product_step",
)
CUSTOMERS = Kind(
    lane="customers",
    label=_lt("Customers"),
    example=BY_NUMBER,
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
    example=_lt("Name, number or address, e.g. #1001"),
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

# What comes in with records of a kind.
COLLECTION = Resource(resource="Collection", page="collections")
COMPANY = Resource(
    resource="Company",
    page="companies",
    retry="_import_companies",
    watermark="company",
)
# It changes without its company.
COMPANY_LOCATION = Resource(
    resource="CompanyLocation", retry="_import_companies", watermark="company_location"
)
IMAGE = Resource(resource="MediaImage", retry="_load_again")
# What the shop withholds, it withholds of all customers.
SHOP = Resource(resource="Shop", retry="_import_all_customers")

RESOURCES = {
    it.resource: it
    for it in (*KINDS, COLLECTION, COMPANY, COMPANY_LOCATION, IMAGE, SHOP)
}


def kind_of_link(model: str) -> Kind:
    """Return the kind whose links are of a model."""
    return next(kind for kind in KINDS if kind.link == model)


def kind_of_lane(lane: str) -> Kind:
    """Return the kind of a lane."""
    return next(kind for kind in KINDS if kind.lane == lane)
