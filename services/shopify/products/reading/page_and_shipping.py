"""What a shop's visitors, carriers and accountants want to know of a product."""

from typing import Any

from ....commerce.products.mapping import OPTIONAL_FIELDS, ProductSettings, most_common
from ....commerce.records.facts import Facts
from ....commerce.records.plain import amount
from ...gql.fragments import ProductFields

FIELDS = {"descriptionHtml": "website_description", **OPTIONAL_FIELDS}


def detail_facts(product: ProductFields) -> Facts:
    """Details of a product in Shopify's form; of its variants' what most say."""
    variants = product.variants.nodes
    items = [variant.inventory_item for variant in variants]
    # A variant without one counts too: the product shows the price of them all.
    compared = ((it.compare_at_price or None,) for it in variants)
    (compare_at,) = most_common(compared) or (None,)
    codes = (it.harmonized_system_code for it in items)
    return {
        "descriptionHtml": product.description_html.strip(),
        "seoTitle": product.seo.title or "",
        "seoDescription": product.seo.description or "",
        "taxable": taxable(product),
        "tracked": is_tracked(product),
        "harmonizedSystemCode": most_common(codes) or "",
        "countryCodeOfOrigin": most_common(country_code(it) for it in items) or "",
        "compareAtPrice": amount(compare_at),
        "collections": sorted(
            collection.id for collection in product.collections.nodes
        ),
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


def detail_values(facts: Facts) -> dict[str, Any]:
    """Values of `product.template`; a country is its code yet, a text still raw."""
    values = {
        FIELDS[name]: fact or False for name, fact in facts.items() if name in FIELDS
    }
    if values.get("compare_list_price"):
        values["compare_list_price"] = float(values["compare_list_price"])
    return values


def detail_binding_values(product: ProductFields) -> dict[str, Any]:
    """Values of `commerce.product` that always follow Shopify."""
    category = product.category
    return {
        "seo_title": product.seo.title or False,
        "seo_description": product.seo.description or False,
        "taxable": taxable(product),
        "category_external_id": category.id if category else False,
        "category_name": category.full_name if category else False,
    }


def category_path(product: ProductFields, settings: ProductSettings) -> tuple[str, ...]:
    """Names of the category that the shop wants for a new product, from the top."""
    if settings.category_policy == "taxonomy" and product.category:
        names = product.category.full_name.split(" > ")
    elif settings.category_policy == "product_type":
        names = [product.product_type]
    else:
        names = []
    return tuple(name.strip() for name in names if name.strip())


def taxable(product: ProductFields) -> str:
    """Whether all, some or none of the variants are taxed."""
    said = {variant.taxable for variant in product.variants.nodes}
    return "some" if len(said) > 1 else "none" if said == {False} else "all"


def is_tracked(product: ProductFields) -> bool:
    """Whether Shopify counts the stock of any variant; that of a gift card never."""
    return not product.is_gift_card and any(
        variant.inventory_item.tracked for variant in product.variants.nodes
    )


def country_code(item) -> str | None:
    """Country of origin by its two letters; ZZ, which stands for none, is unsaid."""
    code = item.country_code_of_origin and item.country_code_of_origin.value
    return None if code == "ZZ" else code
