"""What came of an image's address."""

from dataclasses import dataclass


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
