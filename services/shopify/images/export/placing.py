"""What is to be sent so that a product shows its images as Odoo does. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from ....commerce.images.export.comparison import moves, reordered
from ....commerce.images.export.outgoing import OutgoingProduct

PAIRS_AT_ONCE = 100

Updates = dict[str, dict[str, Any]]  # of files, by their ids


class Placing:
    """The steps of one product, from what its shop has of it now.

    :param there: its media there, in their order
    :param variants: the image that each variant has there, by their external ids
    """

    def __init__(
        self,
        product: OutgoingProduct,
        there: Sequence[str],
        variants: Mapping[str, str],
    ) -> None:
        self.product = product
        changes = product.changes
        self.gone = [it for it in changes.gone if it in there]
        files = (product.file_of(image.checksum) for image in changes.new)
        self.new = [it for it in dict.fromkeys(files) if it and it not in there]
        wanted = [product.file_of(it) for it in changes.order]
        self.before = [*there, *self.new]
        self.ordered = reordered(self.before, list(filter(None, wanted)))
        self._variants = variants

    @property
    def after(self) -> list[str]:
        """The product's media once all is done."""
        return self._staying(self.ordered)

    def _staying(self, images: Sequence[str]) -> list[str]:
        return [it for it in images if it not in self.gone]

    def added(self) -> Updates:
        """Return what files get: products that show them, and texts."""
        updates: Updates = {}
        for file in self.new:
            updates.setdefault(file, {})["referencesToAdd"] = [self._id]
        for file, text in self.product.changes.texts.items():
            if file in self.before:
                updates.setdefault(file, {})["alt"] = text
        return updates

    def removed(self) -> Updates:
        """Return which files the product loses: last, as their places are looked at."""
        return {file: {"referencesToRemove": [self._id]} for file in self.gone}

    @property
    def _id(self) -> str:
        return self.product.external_id

    def detached(self) -> list[dict[str, Any]]:
        """Return the images that variants are to lose."""
        had = ((it, self._variants[it]) for it, _ in self._changed())
        return [{"variantId": it, "mediaIds": [media]} for it, media in had if media]

    def appended(self) -> list[dict[str, Any]]:
        """Return the images that variants are to get."""
        return [
            {"variantId": it, "mediaIds": [image]}
            for it, image in self._changed()
            if image
        ]

    def _changed(self) -> Iterable[tuple[str, str]]:
        for variant, image in self.product.changes.variants.items():
            media = self.product.file_of(image) if image else ""
            is_there = variant in self._variants and (not image or media in self.before)
            if is_there and self._variants[variant] != media:
                yield variant, media

    def moves(self) -> list[tuple[str, int]]:
        """Return the steps to the order, each an image with its place from 0."""
        if self._staying(self.before) == self.after:
            return []
        return moves(self.before, self.ordered)


def together(updates: Iterable[Updates]) -> list[dict[str, Any]]:
    """Return the updates of files of several products, each file once."""
    files: Updates = {}
    for its in updates:
        for file, update in its.items():
            known = files.setdefault(file, {"id": file})
            for name, value in update.items():
                is_list = isinstance(value, list)
                known[name] = [*known.get(name, ()), *value] if is_list else value
    return list(files.values())
