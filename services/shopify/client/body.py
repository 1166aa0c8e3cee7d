"""Bodies of answers, never more of one than its reader has room for."""

from collections.abc import Iterator

import httpx

# A packed part of 64 KB becomes 64 MB at the most; packed twice, it would have no end.
CODINGS = ("", "identity", "gzip", "deflate")
ACCEPTED = {"Accept-Encoding": "gzip, deflate"}


class TooLarge(Exception):
    """The body has more bytes than the limit; `size` is how many, where it is told."""

    def __init__(self, size: int | None = None) -> None:
        super().__init__(size)
        self.size = size


def read_body(response: httpx.Response, limit: int) -> bytes:
    """Read a body and unpack it.

    :param limit: in bytes, of what is unpacked
    :raises TooLarge: as soon as that is known
    :raises httpx.DecodingError: it is packed otherwise than asked for
    """
    announced = response.headers.get("Content-Length", "")
    if announced.isdecimal() and int(announced) > limit:
        raise TooLarge(int(announced))
    content = bytearray()
    for part in _parts(response):
        content += part
        if len(content) > limit:
            raise TooLarge
    return bytes(content)


def _parts(response: httpx.Response) -> Iterator[bytes]:
    coding = response.headers.get("Content-Encoding", "").strip().lower()
    if coding not in CODINGS:
        raise httpx.DecodingError(f"Content-Encoding: {coding}")
    return response.iter_bytes()
