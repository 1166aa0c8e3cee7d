"""The shop's own images, drawn when asked for: PNGs of one colour.

A name that begins with “noise” gives a picture that no compression makes smaller, one
with “broken” bytes that are no picture, one with “bomb” a few that say to have far more
pixels than any memory.
"""

import hashlib
import random
import re
import struct
import zlib

PATH = re.compile(r"/_images/(?P<name>[\w-]+)-(?P<width>\d+)x(?P<height>\d+)\.png")
LARGEST = 4000
MAGIC = {
    b"\x89PNG\r\n\x1a\n": "image/png",
    b"GIF8": "image/gif",
    b"\xff\xd8\xff": "image/jpeg",
}


def image_path(name: str, width: int = 600, height: int = 600) -> str:
    return f"/_images/{name}-{width}x{height}.png"


def draw(path: str) -> bytes | None:
    """The image of an address; None if it names none."""
    match = PATH.fullmatch(path)
    if not match:
        return None
    width, height = int(match["width"]), int(match["height"])
    if not (0 < width <= LARGEST and 0 < height <= LARGEST):
        return None
    if match["name"].startswith("broken"):
        return b"\x89PNG\r\n\x1a\n and no more"
    if match["name"].startswith("bomb"):
        return png_of_rows(width * 100, height * 100, b"")
    if match["name"].startswith("noise"):
        return png_of_rows(width, height, _noise(match["name"], width, height))
    return png(width, height, hashlib.sha256(match["name"].encode()).digest()[:3])


def drawn_size(path: str) -> tuple[int, int] | None:
    """The size of one of the shop's own images, by its address."""
    match = PATH.search(path)
    return (int(match["width"]), int(match["height"])) if match else None


def image_type(content: bytes) -> str | None:
    """The type of an image, by its first bytes; None if it is none."""
    for start, type_ in MAGIC.items():
        if content.startswith(start):
            return type_
    is_webp = content[:4] == b"RIFF" and content[8:12] == b"WEBP"
    return "image/webp" if is_webp else None


def read_size(content: bytes) -> tuple[int, int] | None:
    """The width and height of a PNG, GIF or JPEG; None of anything else."""
    type_ = image_type(content)
    if type_ == "image/png" and len(content) >= 24:
        return struct.unpack(">II", content[16:24])
    if type_ == "image/gif" and len(content) >= 10:
        return struct.unpack("<HH", content[6:10])
    return _jpeg_size(content) if type_ == "image/jpeg" else None


def _jpeg_size(content: bytes) -> tuple[int, int] | None:
    """Find the frame header among a JPEG's segments.

    Source: https://www.w3.org/Graphics/JPEG/itu-t81.pdf
    """
    place = 2
    while place + 9 < len(content) and content[place] == 0xFF:
        marker, length = content[place + 1], content[place + 2 : place + 4]
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            height, width = struct.unpack(">HH", content[place + 5 : place + 9])
            return width, height
        place += 2 + struct.unpack(">H", length)[0]
    return None


def _noise(name: str, width: int, height: int) -> bytes:
    chance = random.Random(name)
    return b"".join(b"\0" + chance.randbytes(3 * width) for _row in range(height))


def png(width: int, height: int, colour: bytes) -> bytes:
    """A PNG of one colour (red, green, blue)."""
    return png_of_rows(width, height, (b"\0" + colour * width) * height)


def png_of_rows(width: int, height: int, rows: bytes) -> bytes:
    """A PNG of rows of pixels, each row after a zero byte.

    Source: https://www.w3.org/TR/png-3/
    """
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        _chunk(kind, content)
        for kind, content in (
            (b"IHDR", header),
            (b"IDAT", zlib.compress(rows)),
            (b"IEND", b""),
        )
    )


def _chunk(kind: bytes, content: bytes) -> bytes:
    checksum = struct.pack(">I", zlib.crc32(kind + content))
    return struct.pack(">I", len(content)) + kind + content + checksum
