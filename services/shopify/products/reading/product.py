"""Reads a product of Shopify's into the record that every system has."""

from functools import partial
from typing import Any

from ....commerce.records.product import (
    Category,
    Collection,
    ListedOption,
    ListedValue,
    Metafield,
    Option,
    Product,
)
from ...gql.enums import ProductStatus
from ...gql.fragments import ProductFields, VariantFields
from .media import read_media
from .variant import read_variant


def read_product(node: ProductFields) -> Product:
    """Read a complete product with all its variants."""
    is_lone = node.has_only_default_variant
    return Product(
        external_id=node.id,
        title=node.title.strip(),
        updated_at=node.updated_at,
        handle=node.handle,
        status=node.status.value.lower(),
        is_published=_is_published(node),
        vendor=node.vendor.strip(),
        product_type=node.product_type.strip(),
        tags=tuple(sorted({tag.strip() for tag in node.tags} - {""})),
        description_html=node.description_html.strip(),
        seo_title=node.seo.title or "",
        seo_description=node.seo.description or "",
        online_store_url=node.online_store_url or "",
        is_gift_card=node.is_gift_card,
        category=node.category and Category(node.category.id, node.category.full_name),
        options=() if is_lone else _options(node),
        listed=() if is_lone else _listed(node),
        collections=tuple(
            Collection(it.id, it.title, it.handle) for it in node.collections.nodes
        ),
        media=read_media(node),
        metafields=_metafields(node),
        variants=tuple(
            read_variant(it, () if is_lone else it.selected_options, _metafields(it))
            for it in node.variants.nodes
        ),
        received=partial(node.model_dump, mode="json", by_alias=True),
    )


def _is_published(node: ProductFields) -> bool:
    """Only an active product that its channel shows; unlisted ones are hidden."""
    return node.status == ProductStatus.ACTIVE and node.published_at is not None


def _options(node: ProductFields) -> tuple[Option, ...]:
    """Read options in Shopify's order, their values too."""
    used: dict[str, dict[str, None]] = {}
    for variant in node.variants.nodes:
        for chosen in variant.selected_options:
            used.setdefault(chosen.name, {})[chosen.value] = None
    listed = [option for option in node.options if option.name in used]
    listed.sort(key=lambda option: option.position)
    return tuple(
        Option(option.name, _in_order(option, used[option.name]), position)
        for position, option in enumerate(listed, start=1)
    )


def _listed(node: ProductFields) -> tuple[ListedOption, ...]:
    """Read options with their ids, and with values that no variant has."""
    return tuple(
        ListedOption(
            option.id,
            option.name,
            tuple(ListedValue(value.id, value.name) for value in option.option_values),
        )
        for option in sorted(node.options, key=lambda option: option.position)
    )


def _in_order(option: Any, used: dict[str, None]) -> tuple[str, ...]:
    """Sort the used values as Shopify lists them, unlisted ones last."""
    listed = [value.name for value in option.option_values if value.name in used]
    return tuple(dict.fromkeys([*listed, *used]))


def _metafields(node: ProductFields | VariantFields) -> tuple[Metafield, ...]:
    if not node.metafields:
        return ()
    return tuple(
        Metafield(f"{it.namespace}.{it.key}", it.type_, it.value, it.compare_digest)
        for it in node.metafields.nodes
    )
