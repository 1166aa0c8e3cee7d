"""Products, their variants, images and whatever else a shop system tells of them."""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import Any, NamedTuple, TypeVar

from .facts import Facts, summed
from .plain import amount

Pair = tuple[str, str]  # an option and its value
Combination = tuple[Pair, ...]
Value = TypeVar("Value", bound=Hashable)


class Option(NamedTuple):
    """An option with those of its values that at least one variant has."""

    name: str
    values: tuple[str, ...]
    position: int = 1


class ListedValue(NamedTuple):
    external_id: str  # empty where the system does not have it yet
    name: str


class ListedOption(NamedTuple):
    """An option as its system lists it, with values that no variant has."""

    external_id: str
    name: str
    values: tuple[ListedValue, ...] = ()


class Weight(NamedTuple):
    value: Decimal
    unit: str  # GRAMS, KILOGRAMS, OUNCES or POUNDS


class Cost(NamedTuple):
    amount: Decimal
    currency: str  # ISO code


class Category(NamedTuple):
    """A category of the system's own; its name has those above it, with “ > ”."""

    external_id: str
    full_name: str


class Collection(NamedTuple):
    external_id: str
    title: str
    handle: str


class Metafield(NamedTuple):
    """A field that a shop adds to its products, as text; its type is the system's."""

    name: str
    type: str
    value: str
    digest: str = ""  # of its value, by which its system knows it again


class Media(NamedTuple):
    """An image, a video or a model, in its place of the product."""

    external_id: str
    position: int
    media_type: str = "image"
    alt: str = ""
    url: str = ""
    # How its link begins: waiting, processing, failed; listed, if it is no image.
    state: str = "waiting"
    is_under_way: bool = False  # the system still works on it
    variant_external_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Variant:
    """What is sold and stored; one that is alone has no options."""

    external_id: str
    title: str = ""
    sku: str = ""  # the shop may keep the bin in it
    barcode: str = ""
    price: Decimal = Decimal(0)
    compare_at_price: Decimal | None = None
    options: Combination = ()
    position: int = 1
    taxable: bool = True
    tracked: bool = True  # its stock is counted
    stock_external_id: str = ""  # of what is counted
    weight: Weight | None = None
    unit_cost: Cost | None = None
    hs_code: str = ""
    country_code: str = ""  # of origin, ISO
    oversells: bool = False  # it is sold although none is in stock
    metafields: tuple[Metafield, ...] = ()
    facts: Facts = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "facts", _variant_facts(self))


@dataclass(frozen=True, slots=True)
class Product:
    """A product with all its variants; prices are in the shop's currency."""

    external_id: str
    title: str
    updated_at: datetime
    handle: str = ""
    status: str = "active"  # or draft, archived, unlisted
    is_published: bool = True  # visitors of the shop see it
    vendor: str = ""
    product_type: str = ""
    tags: tuple[str, ...] = ()  # sorted
    description_html: str = ""
    seo_title: str = ""
    seo_description: str = ""
    online_store_url: str = ""
    is_gift_card: bool = False
    category: Category | None = None
    options: tuple[Option, ...] = ()
    listed: tuple[ListedOption, ...] = ()  # none where it is alone
    collections: tuple[Collection, ...] = ()
    media: tuple[Media, ...] = ()
    metafields: tuple[Metafield, ...] = ()
    variants: tuple[Variant, ...] = ()
    received: Callable[[], dict[str, Any]] = field(
        default=dict, repr=False, compare=False
    )
    facts: Facts = field(init=False, repr=False, compare=False)
    checksum: str = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "facts", _product_facts(self))
        object.__setattr__(self, "checksum", _checksum(self))

    @property
    def is_lone(self) -> bool:
        """Whether it has no options, and so the one variant alone."""
        return not self.options

    def payload(self) -> dict[str, Any]:
        """Return what the system sent, to be shown with an issue."""
        return self.received()


def most_common(values: Iterable[Value | None]) -> Value | None:
    """Value that comes most often, of several the first; none counts as unsaid."""
    said = Counter(value for value in values if value is not None)
    return said.most_common(1)[0][0] if said else None


def _variant_facts(variant: Variant) -> Facts:
    weight, cost = variant.weight, variant.unit_cost
    return {
        "sku": variant.sku,
        "barcode": variant.barcode,
        "price": amount(variant.price),
        "compareAtPrice": amount(variant.compare_at_price),
        "weight": weight and f"{amount(weight.value)} {weight.unit}",
        "unitCost": cost and f"{amount(cost.amount)} {cost.currency}",
        "options": [list(pair) for pair in variant.options],
    }


def _product_facts(product: Product) -> Facts:
    """Of what only variants tell, the product has what most of them say."""
    variants = product.variants
    # A variant without one counts too: the product shows the price of them all.
    compared = ((it.compare_at_price,) for it in variants)
    (compare_at,) = most_common(compared) or (None,)
    return {
        "title": product.title,
        "handle": product.handle,
        "status": product.status,
        "published": product.is_published,
        "vendor": product.vendor,
        "productType": product.product_type,
        "tags": list(product.tags),
        "options": [[it.name, list(it.values)] for it in product.options],
        "descriptionHtml": product.description_html,
        "seoTitle": product.seo_title,
        "seoDescription": product.seo_description,
        "taxable": _taxable(variants),
        "tracked": not product.is_gift_card and any(it.tracked for it in variants),
        "harmonizedSystemCode": most_common(it.hs_code or None for it in variants)
        or "",
        "countryCodeOfOrigin": most_common(it.country_code or None for it in variants)
        or "",
        "compareAtPrice": amount(compare_at),
        "collections": sorted(it.external_id for it in product.collections),
    }


def _taxable(variants: Iterable[Variant]) -> str:
    """Tell whether all, some or none of the variants are taxed."""
    said = {variant.taxable for variant in variants}
    return "some" if len(said) > 1 else "none" if said == {False} else "all"


def _checksum(product: Product) -> str:
    """Sum up all that is told of a product but the time."""
    return summed(
        product.facts,
        product.online_store_url,
        product.is_gift_card,
        product.category,
        product.media,
        _values(product.metafields),
        [
            [
                it.external_id,
                it.position,
                it.taxable,
                it.tracked,
                it.stock_external_id,
                it.hs_code,
                it.country_code,
                it.facts,
                _values(it.metafields),
            ]
            for it in product.variants
        ],
    )


def _values(metafields: Iterable[Metafield]) -> list[list[str]]:
    """Return what is told of metafields; the digest follows from it."""
    return [[it.name, it.type, it.value] for it in metafields]
