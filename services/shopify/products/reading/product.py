"""A Shopify product in Odoo's words, without its variants."""

from decimal import Decimal
from typing import Any

from ....commerce.products.mapping import most_common
from ....commerce.records.facts import Facts
from ....commerce.records.plain import naive_utc
from ...gql.enums import ProductStatus
from ...gql.fragments import ProductFields
from .options import options_fact
from .page_and_shipping import (
    detail_binding_values,
    detail_facts,
    detail_values,
    is_tracked,
    taxable,
)


def product_facts(product: ProductFields) -> Facts:
    """What is read of a product, in Shopify's form."""
    return {
        "title": product.title.strip(),
        "handle": product.handle,
        "status": product.status.value,
        "published": _is_published(product),
        "vendor": product.vendor.strip(),
        "productType": product.product_type.strip(),
        "tags": sorted({tag.strip() for tag in product.tags} - {""}),
        "options": options_fact(product),
        **detail_facts(product),
    }


def template_values(facts: Facts) -> dict[str, Any]:
    """Values of `product.template` for these facts, which may be a part of all."""
    values = detail_values(facts)
    if "title" in facts:
        values["name"] = facts["title"]
    if "published" in facts:
        values["is_published"] = facts["published"]
    return values


def new_template_values(product: ProductFields) -> dict[str, Any]:
    """Values that a template gets once, when it is made, and Odoo owns after."""
    values = {
        "type": "service" if product.is_gift_card else "consu",
        "is_storable": is_tracked(product),
        "sale_ok": True,
        "is_ready_for_sale": True,
    }
    return values if taxable(product) != "none" else values | {"taxes_id": False}


def product_binding_values(product: ProductFields) -> dict[str, Any]:
    """Values of `commerce.product` that always follow Shopify."""
    facts = product_facts(product)
    return {
        "external_id": product.id,
        "title": facts["title"],
        "handle": facts["handle"],
        "status": facts["status"].lower(),
        "vendor": facts["vendor"],
        "product_type": facts["productType"],
        "online_store_url": product.online_store_url or False,
        "external_updated_at": naive_utc(product.updated_at),
        **detail_binding_values(product),
    }


def usual_price(product: ProductFields) -> Decimal:
    """Price that most variants have; of several, the one that comes first."""
    prices = (variant.price for variant in product.variants.nodes)
    return most_common(prices) or Decimal(0)


def _is_published(product: ProductFields) -> bool:
    """Only an active product that its channel shows; unlisted ones are hidden."""
    return product.status == ProductStatus.ACTIVE and product.published_at is not None
