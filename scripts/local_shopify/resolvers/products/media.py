"""Images: where they are, and how far they are."""

from typing import Any

from graphql import GraphQLResolveInfo

from ...base.store import Record
from ...records.files import look_at
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
@resolves("GenericFile", "fileStatus")
def status(media: Record, info: GraphQLResolveInfo) -> str:
    """As control says, else on its way for the shop's media seconds and looks."""
    context = info.context
    seconds = context.settings.media_seconds
    return look_at(context.store, media, seconds, context.number)


@resolves("MediaImage", "image")
def image(media: Record, info: GraphQLResolveInfo) -> Record | None:
    """There is none before it is ready."""
    return media["image"] if status(media, info) == "READY" else None


@resolves("MediaImage", "preview")
def preview(media: Record, info: GraphQLResolveInfo) -> Record:
    state = status(media, info)
    return {"image": media["previewImage"] if state == "READY" else None} | {
        "status": state
    }


@resolves("GenericFile", "url")
def file_url(file: Record, info: GraphQLResolveInfo) -> str | None:
    return image_url(file, info) if status(file, info) == "READY" else None


@resolves("MediaImage", "mimeType")
@resolves("GenericFile", "mimeType")
def mime_type(file: Record, info: GraphQLResolveInfo) -> str | None:
    return file["mimeType"] if status(file, info) == "READY" else None


@resolves("MediaImage", "mediaErrors", "fileErrors")
@resolves("GenericFile", "fileErrors")
def errors(file: Record, info: GraphQLResolveInfo) -> list[Record]:
    """None before it has failed."""
    status(file, info)
    return file[info.field_name]
