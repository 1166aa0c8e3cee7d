"""Media of a product: images of the shop's files, in an order."""

from typing import Any

from ...base.store import Record, Store
from ..files import add_image, find_file, set_alt


def set_media(store: Store, product: Record, files: list[dict[str, Any]]) -> None:
    """Replace a product's media by the given ones, in their order.

    What is named by its id stays, or comes; an address is a new image each time.
    """
    product["media"] = []
    for given in files:
        media = find_file(store, given.get("id") or "")
        if media is None:
            media = add_image(store, given)
        elif "alt" in given:
            set_alt(store, media, given["alt"])
        product["media"].append(media)


def media_of_variant(store: Store, product: Record, given: dict[str, Any]) -> Record:
    """The product's image that a variant's input names, added if there is none."""
    source = given.get("originalSource")
    for media in reversed(product["media"]):
        if media["id"] == given.get("id") or (
            source and media["originalSource"] == source
        ):
            return media
    media = find_file(store, given.get("id") or "") or add_image(store, given)
    product["media"].append(media)
    return media


def drop_media(product: Record, media: Record) -> None:
    """Take an image from a product, and from its variants."""
    product["media"] = [each for each in product["media"] if each is not media]
    forget_dropped(product)


def forget_dropped(product: Record) -> None:
    """Let variants have no images that their product does not have."""
    known = {media["id"] for media in product["media"]}
    for variant in product["variants"]:
        if not known.issuperset(variant["mediaIds"]):
            variant["mediaIds"] = [id_ for id_ in variant["mediaIds"] if id_ in known]


def move_media(product: Record, moves: list[dict[str, Any]]) -> None:
    """Move images one after another, each to a place that is counted from zero."""
    for move in moves:
        media = next(each for each in product["media"] if each["id"] == move["id"])
        product["media"].remove(media)
        product["media"].insert(int(move["newPosition"]), media)


def change_media(media: Record, given: dict[str, Any]) -> None:
    """Change an image's status, errors or address, as Shopify itself does."""
    if "url" in given:
        media["image"]["url"] = media["originalSource"] = given["url"]
    for name in {"status", "mediaErrors"} & set(given):
        media[name] = given[name]
    if "status" in given:
        media.update(looks=0, failure=None)
