"""Media of the shop as their links in Odoo hold them. Pure."""

from typing import Any

from ..records.product import Media


def media_values(media: Media) -> dict[str, Any]:
    """Values of `commerce.media` that follow the shop."""
    return {
        "external_id": media.external_id,
        "position": media.position,
        "alt": media.alt or False,
        "media_type": media.media_type,
        "url": media.url or False,
        "variant_external_ids": list(media.variant_external_ids),
    }
