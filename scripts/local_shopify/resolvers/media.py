"""Addresses of images."""

from typing import Any

from graphql import GraphQLResolveInfo

from ..store import Record
from .registry import resolves


@resolves("Image", "url", "src", "originalSrc", "transformedSrc")
def image_url(image: Record, info: GraphQLResolveInfo, **_size: Any) -> str:
    """An address as given; those of the shop's own images get its address."""
    url = image["url"]
    return info.context.base_url + url if url.startswith("/") else url


@resolves("MediaImage", "originalSource")
def original_source(media: Record, info: GraphQLResolveInfo) -> dict[str, Any]:
    return {"url": image_url(media["image"], info), "fileSize": None}
