"""Media of a product; images only."""

from typing import Any

from ...base.store import Record, Store

TYPES = {".png": "image/png", ".gif": "image/gif", ".webp": "image/webp"}


def set_media(store: Store, product: Record, files: list[dict[str, Any]]) -> None:
    """Replace a product's media by the given files, in their order."""
    known = {media["id"]: media for media in product["media"]}
    product["media"] = []
    for given in files:
        media = known.get(given.get("id") or "")
        if media is None:
            image_url_media(store, product, given)
            continue
        if "alt" in given:
            _set_alt(media, given["alt"])
        product["media"].append(media)


def image_url_media(store: Store, product: Record, given: dict[str, Any]) -> Record:
    """Add an image by its address, or find the product's image of that address."""
    source = given.get("originalSource") or ""
    for media in product["media"]:
        if media["id"] == given.get("id") or media["originalSource"] == source:
            return media
    media = _new_image(store, source, given)
    product["media"].append(media)
    return media


def change_media(media: Record, given: dict[str, Any]) -> None:
    """Change an image's status, errors or address, as Shopify itself does."""
    if "url" in given:
        media["image"]["url"] = media["originalSource"] = given["url"]
    for name in {"status", "mediaErrors"} & set(given):
        media[name] = given[name]


def _new_image(store: Store, source: str, given: dict[str, Any]) -> Record:
    id_ = store.next_id("MediaImage")
    now = store.clock.stamp()
    image = {
        "id": id_.replace("MediaImage", "ImageSource"),
        "url": source,
        "altText": given.get("alt"),
        "width": given.get("width"),
        "height": given.get("height"),
    }
    return {
        "__typename": "MediaImage",
        "id": id_,
        "alt": given.get("alt"),
        "mediaContentType": "IMAGE",
        "mimeType": _mime_type(source),
        "status": "READY",
        "fileStatus": "READY",
        "createdAt": now,
        "updatedAt": now,
        "originalSource": source,
        "image": image,
        "preview": {"image": image, "status": "READY"},
        "mediaErrors": [],
        "mediaWarnings": [],
        "fileErrors": [],
    }


def _mime_type(source: str) -> str:
    path = source.partition("?")[0].lower()
    return next((TYPES[end] for end in TYPES if path.endswith(end)), "image/jpeg")


def _set_alt(media: Record, alt: str | None) -> None:
    media["alt"] = media["image"]["altText"] = alt
