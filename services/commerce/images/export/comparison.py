"""What is to be sent of a product's images. Pure.

An image is known by its content. What only the shop has keeps its place there.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from .offered import ImageOffer, Known, Offered, OfVariant


@dataclass(frozen=True, slots=True)
class ImageChanges:
    """What is to change in the shop.

    An image is named by its external id; one that the shop does not have, by the
    checksum of its file.

    :param new: contents that the product does not have in the shop
    :param order: images as they are to follow each other; empty where they do
    :param gone: external ids of what the product is no longer to have
    :param texts: alternative texts by external id
    :param variants: images of variants, "" for none, by the variants' external ids
    :param shown: the product's images in Odoo
    :param main: the first of them, if it has one
    """

    new: tuple[Offered, ...] = ()
    order: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    texts: dict[str, str] = field(default_factory=dict)
    variants: dict[str, str] = field(default_factory=dict)
    shown: dict[str, Offered] = field(default_factory=dict)
    main: str = ""

    def __bool__(self) -> bool:
        return bool(self.new or self.order or self.gone or self.texts or self.variants)


def compare(
    offer: ImageOffer, known: Sequence[Known], *, follows: bool = False
) -> ImageChanges:
    """Return what left in Odoo what both sides had.

    :param follows: what came from the shop, and a person removed here, goes there, too
    """
    images = _Images(known)
    shown = {images.name_of(it): it for it in offer.shown()}
    variants = {
        external_id: it for external_id, it in offer.variants.items() if _changed(it)
    }
    of_variants = {id_: images.name_of(it.now) for id_, it in variants.items()}
    used = {*shown, *(images.name_of(it.now) for it in offer.variants.values())}
    gone = [
        it
        for it in known
        if it.external_id not in used
        and _was_here(it, offer.has_extras)
        and (follows or it.is_ours)
    ]
    wanted = [*shown, *(it.now for it in variants.values() if it.now)]
    new = [it if isinstance(it, Offered) else shown[it] for it in wanted]
    return ImageChanges(
        new=images.unknown(new),
        order=_order(offer, images, known),
        gone=tuple(it.external_id for it in gone),
        texts=images.texts(offer.extras),
        variants=of_variants,
        shown=shown,
        main=images.name_of(offer.main),
    )


class _Images:
    """Finds images of Odoo's among those that the shop has."""

    def __init__(self, known: Sequence[Known]) -> None:
        self._by_checksum = {it.checksum: it for it in reversed(known) if it.checksum}
        # Whose content is not known is taken to be what it was.
        self._by_image = {
            it.image_id: it for it in known if it.image_id and not it.checksum
        }

    def find(self, image: Offered) -> Known | None:
        same = self._by_checksum.get(image.checksum)
        return same or self._by_image.get(image.image_id)

    def name_of(self, image: Offered | None) -> str:
        found = image and self.find(image)
        return found.external_id if found else image.checksum if image else ""

    def unknown(self, images: Iterable[Offered]) -> tuple[Offered, ...]:
        new = {it.checksum: it for it in images if not self.find(it)}
        return tuple(new.values())

    def texts(self, extras: Iterable[Offered]) -> dict[str, str]:
        """Return names of extra images that a person changed."""
        found = ((self.find(it), it.name) for it in extras)
        return {
            it.external_id: name
            for it, name in found
            if it and it.name and it.name != name
        }


def _changed(variant: OfVariant) -> bool:
    return (variant.now.checksum if variant.now else "") != variant.known


def _was_here(image: Known, has_extras: bool) -> bool:
    """Tell whether Odoo showed it: else a person cannot have removed it."""
    if image.shown_as == "extra":
        return has_extras
    return bool(image.checksum) and (image.shown_as == "main" or image.is_ours)


def _order(
    offer: ImageOffer, images: _Images, known: Sequence[Known]
) -> tuple[str, ...]:
    """Return the order, if it is not what comes of adding what is new at the end.

    What was first has its place in it, for what takes that place.
    """
    wanted = [images.name_of(it) for it in offer.shown()]
    there = sorted(known, key=lambda it: it.position)
    former = [it.external_id for it in there if it.shown_as == "main" and offer.main]
    wanted += [it for it in former if it not in wanted]
    ids = [it.external_id for it in there]
    by_itself = [it for it in ids if it in wanted]
    by_itself += [it for it in wanted if it not in ids]
    return tuple(wanted) if wanted != by_itself else ()


def reordered(there: Sequence[str], wanted: Sequence[str]) -> list[str]:
    """Put some images of a product in an order; all others keep their places."""
    following = iter([it for it in wanted if it in there])
    return [next(following) if it in wanted else it for it in there]


def moves(there: Sequence[str], wanted: Sequence[str]) -> list[tuple[str, int]]:
    """Return the steps, one after another, from one order to another.

    Each is an image with its new place, counted from 0.
    """
    now, steps = list(there), []
    for place, image in enumerate(wanted):
        if now[place] != image:
            now.remove(image)
            now.insert(place, image)
            steps.append((image, place))
    return steps
