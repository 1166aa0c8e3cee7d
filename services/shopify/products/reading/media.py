"""A product's media in Odoo's words."""

from typing import Any

from ...gql.enums import MediaStatus
from ...gql.fragments import ProductFields

UNDER_WAY = (MediaStatus.PROCESSING, MediaStatus.UPLOADED)
STATES = {MediaStatus.READY: "waiting", MediaStatus.FAILED: "failed"}


def media_values(product: ProductFields) -> list[dict[str, Any]]:
    """Values of `commerce.media` that follow Shopify, in the product's order."""
    owners = _owners(product)
    return [
        {
            "external_id": media.id,
            "position": position,
            "alt": (media.alt or "").strip() or False,
            "media_type": media.media_content_type.value.lower(),
            "url": image_url(media) or False,
            "variant_external_ids": owners.get(media.id, []),
        }
        for position, media in enumerate(product.media.nodes, start=1)
    ]


def media_states(product: ProductFields) -> dict[str, str]:
    """State in which each of a product's media begins, by its id."""
    return {media.id: media_state(media) for media in product.media.nodes}


def media_state(media: Any) -> str:
    """Only images are downloaded; what Shopify still works on is looked at again."""
    if media.media_content_type.value != "IMAGE":
        return "listed"
    state = STATES.get(media.status, "processing")
    return state if state != "waiting" or image_url(media) else "processing"


def media_facts(product: ProductFields) -> list[list[Any]]:
    """What is read of a product's media, for its checksum."""
    states = media_states(product)
    return [
        [*values.values(), states[values["external_id"]]]
        for values in media_values(product)
    ]


def image_url(media: Any) -> str | None:
    """Address of an image; what is no image has none."""
    image = getattr(media, "image", None)
    return image and image.url


def has_processing_images(product: ProductFields) -> bool:
    """Tell whether Shopify still works on an image of the product."""
    return any(media.status in UNDER_WAY for media in product.media.nodes)


def _owners(product: ProductFields) -> dict[str, list[str]]:
    """Variants that have each of the media as their own, by its id."""
    owners: dict[str, list[str]] = {}
    for variant in product.variants.nodes:
        for media in variant.media.nodes[:1]:
            owners.setdefault(media.id, []).append(variant.id)
    return owners
