"""Addresses of images."""

from datetime import timedelta
from typing import Any

from graphql import GraphQLResolveInfo

from ...base.clock import read_stamp
from ...base.store import Record
from ..registry import resolves


@resolves("Image", "url", "src", "originalSrc", "transformedSrc")
def image_url(image: Record, info: GraphQLResolveInfo, **_size: Any) -> str:
    """An address as given; those of the shop's own images get its address."""
    url = image["url"]
    return info.context.base_url + url if url.startswith("/") else url


@resolves("MediaImage", "originalSource")
def original_source(media: Record, info: GraphQLResolveInfo) -> dict[str, Any]:
    return {"url": image_url(media["image"], info), "fileSize": None}


@resolves("MediaImage", "status", "fileStatus")
def status(media: Record, info: GraphQLResolveInfo) -> str:
    """As control says, else PROCESSING for the shop's media seconds."""
    if media["status"] != "READY":
        return media["status"]
    seconds = timedelta(seconds=info.context.settings.media_seconds)
    ready = read_stamp(media["createdAt"]) + seconds
    return "READY" if info.context.store.clock.now() >= ready else "PROCESSING"


@resolves("MediaImage", "image")
def image(media: Record, info: GraphQLResolveInfo) -> Record | None:
    """There is none before it is ready."""
    return media["image"] if status(media, info) == "READY" else None
