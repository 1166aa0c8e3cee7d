"""A product of the shop as Odoo's product and its link hold it. Pure."""

from decimal import Decimal
from typing import Any

from ..records.facts import Facts
from ..records.plain import naive_utc
from ..records.product import Product, most_common
from .mapping import OPTIONAL_FIELDS, ProductSettings

FIELDS = {
    "title": "name",
    "published": "is_published",
    "descriptionHtml": "website_description",
    **OPTIONAL_FIELDS,
}


def used_facts(facts: Facts, settings: ProductSettings) -> Facts:
    """Facts that Odoo can take over as it is now.

    What is left out gets into no baseline, and fills what is empty as soon as an app,
    or the shop's settings, make room for it.
    """
    return {
        name: fact
        for name, fact in facts.items()
        if OPTIONAL_FIELDS.get(name) in (None, *settings.fields)
    }


def template_values(facts: Facts) -> dict[str, Any]:
    """Values of `product.template` for these facts, which may be a part of all.

    A country is its code yet, a text still raw.
    """
    values = {
        FIELDS[name]: fact or False for name, fact in facts.items() if name in FIELDS
    }
    if values.get("compare_list_price"):
        values["compare_list_price"] = float(values["compare_list_price"])
    return values


def new_template_values(product: Product) -> dict[str, Any]:
    """Values that a template gets once, when it is made, and Odoo owns after."""
    values = {
        "type": "service" if product.is_gift_card else "consu",
        "is_storable": product.facts["tracked"],
        "sale_ok": True,
        "is_ready_for_sale": True,
    }
    is_taxed = product.facts["taxable"] != "none"
    return values if is_taxed else values | {"taxes_id": False}


def category_path(product: Product, settings: ProductSettings) -> tuple[str, ...]:
    """Names of the category that the shop wants for a new product, from the top."""
    if settings.category_policy == "taxonomy" and product.category:
        names = product.category.full_name.split(" > ")
    elif settings.category_policy == "product_type":
        names = [product.product_type]
    else:
        names = []
    return tuple(name.strip() for name in names if name.strip())


def usual_price(product: Product) -> Decimal:
    """Price that most variants have; of several, the one that comes first."""
    return most_common(it.price for it in product.variants) or Decimal(0)


def product_link_values(product: Product) -> dict[str, Any]:
    """Values of `commerce.product` that always follow the shop."""
    category = product.category
    return {
        "external_id": product.external_id,
        "title": product.title,
        "handle": product.handle,
        "status": product.status,
        "vendor": product.vendor,
        "product_type": product.product_type,
        "online_store_url": product.online_store_url or False,
        "external_updated_at": naive_utc(product.updated_at),
        "seo_title": product.seo_title or False,
        "seo_description": product.seo_description or False,
        "taxable": product.facts["taxable"],
        "category_external_id": category.external_id if category else False,
        "category_name": category.full_name if category else False,
    }
