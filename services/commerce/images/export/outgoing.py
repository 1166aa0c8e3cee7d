"""Files and products whose images go out, and what came of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from .comparison import ImageChanges

# Issues of these are not those of the products' other facts.
IMAGES_OUT = "#images-out"


@dataclass(frozen=True, slots=True)
class Upload:
    """What became of a file: a state of `commerce.file` with what is known then.

    “waiting” is the state of one that is to be tried another time as it is.
    """

    state: str
    external_id: str = ""
    url: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class OutgoingFile:
    """A file that is to be sent, or was.

    :param waited: seconds since it was sent
    """

    id: int
    checksum: str
    alt: str
    state: str
    external_id: str = ""
    failures: int = 0
    waited: float = 0
    outcome: Upload | None = None

    @property
    def stem(self) -> str:
        """The name of the file in the shop, which no other file has."""
        return f"{self.checksum}-{self.failures + 1}"

    @property
    def key(self) -> str:
        return f"file/{self.checksum}"


@dataclass(frozen=True, slots=True)
class Content:
    """A file's bytes and type."""

    content: bytes
    mimetype: str


@dataclass(frozen=True, slots=True)
class Refused:
    """What the shop refused of a product's images, in its words."""

    message: str
    code: str = ""


@dataclass(frozen=True, slots=True)
class OutgoingProduct:
    """A product of which all files are there, or never will be.

    :param files: external ids of new contents, by their checksums
    :param failed: reasons of those that the shop cannot process
    :param is_stale: an image changed since, and its file is not noted yet
    :param there: the product's images in the shop, as they follow each other now
    """

    id: int
    external_id: str
    name: str
    changes: ImageChanges
    files: Mapping[str, str] = field(default_factory=dict)
    failed: Sequence[str] = ()
    is_stale: bool = False
    there: tuple[str, ...] | None = None
    refused: tuple[Refused, ...] = ()

    @property
    def key(self) -> str:
        return self.external_id + IMAGES_OUT

    def file_of(self, image: str) -> str:
        """Return the external id of an image; empty where there is none."""
        if image in self.files:
            return self.files[image]
        return "" if image in self._unsent else image

    @property
    def _unsent(self) -> set[str]:
        return {it.checksum for it in self.changes.new}
