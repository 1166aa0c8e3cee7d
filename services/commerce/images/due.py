"""Images and products that an import has to look at, and what came of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

ALL_IMAGES = "#images"

# Of images that are stored together, in bytes: seconds' work, however large they are.
MOST_AT_ONCE = 4_000_000
# What an image counts at least; of small ones it is Odoo's work that takes time.
LEAST_WEIGHT = 100_000


@dataclass(frozen=True, slots=True)
class Download:
    """What came of one address; `state` is a state of an image's link.

    An image that may come another time has the state “waiting”.
    """

    state: str
    content: bytes = b""
    digest: str = ""
    reason: str = ""


class LostImage(Exception):
    """The file of an image that was stored cannot be read any more."""


@dataclass(frozen=True, slots=True)
class DueImage:
    """An image that waits; `has_twin` says that its content is in Odoo already.

    `outcome` is what became of it: a state of the image's link with its content.
    """

    id: int
    external_id: str
    name: str
    state: str
    url: str
    has_twin: bool = False
    outcome: Download | None = None

    @property
    def key(self) -> str:
        return self.external_id

    @property
    def weight(self) -> int:
        """How much there is to store of it."""
        return max(len(self.outcome.content) if self.outcome else 0, LEAST_WEIGHT)


@dataclass(frozen=True, slots=True)
class DueProduct:
    """A product whose images changed and are not shown in Odoo yet.

    :param weight: of its images that are to be shown
    """

    id: int
    external_id: str
    name: str
    weight: int = LEAST_WEIGHT

    @property
    def key(self) -> str:
        """Key of issues with its images: others are not this phase's to settle."""
        return self.external_id + ALL_IMAGES


def fitting(products: Sequence[DueProduct]) -> Sequence[DueProduct]:
    """Return the first ones, whose images are to be shown together; at least one."""
    weights = accumulate(it.weight for it in products)
    many = sum(weight <= MOST_AT_ONCE for weight in weights)
    return products[: max(many, 1)]


def is_outage(images: Sequence[DueImage]) -> bool:
    """Tell whether nothing at all came of the addresses that were tried."""
    states = [it.outcome.state for it in images if it.outcome and it.state == "waiting"]
    return bool(states) and all(state == "waiting" for state in states)
