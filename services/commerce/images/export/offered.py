"""Images of a product as Odoo has them, and as its shop is known to have them. Pure."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple


class Place(NamedTuple):
    """Where a file of Odoo's is: the field of a record."""

    model: str
    field: str
    id: int


class Offered(NamedTuple):
    """An image of Odoo's product.

    :param checksum: of its file
    :param image_id: of an extra image; 0 of any other
    """

    checksum: str
    name: str
    place: Place
    image_id: int = 0


class OfVariant(NamedTuple):
    """A variant's own image now, and the checksum of that which both sides had."""

    now: Offered | None
    known: str


@dataclass(frozen=True, slots=True)
class ImageOffer:
    """All images that Odoo has of a product.

    :param variants: by the variants' external ids
    :param has_extras: whether Odoo can keep more than one image of a product
    """

    main: Offered | None = None
    extras: tuple[Offered, ...] = ()
    variants: Mapping[str, OfVariant] = field(default_factory=dict)
    has_extras: bool = False

    def shown(self) -> Iterator[Offered]:
        """Yield the product's images in their order, each content once."""
        seen: set[str] = set()
        for image in (self.main, *self.extras):
            if image and image.checksum not in seen:
                seen.add(image.checksum)
                yield image


class Known(NamedTuple):
    """An image that the shop was last known to have.

    :param checksum: of Odoo's file of it; empty where Odoo has none, or it is not known
    :param name: that an extra image was given, or gave
    :param is_ours: it was sent from here
    """

    external_id: str
    position: int
    checksum: str = ""
    shown_as: str = ""  # main, extra or kept
    image_id: int = 0
    name: str = ""
    is_ours: bool = False
