"""Global ids.

Source: https://shopify.dev/docs/api/usage/gids
"""

import re

GID = re.compile(r"gid://shopify/(?P<kind>\w+)/(?P<number>\d+)(\?.*)?")


def gid(kind: str, number: int | str) -> str:
    return f"gid://shopify/{kind}/{number}"


def is_gid(text: str) -> bool:
    return bool(GID.fullmatch(text))


def kind_of(text: str) -> str | None:
    match = GID.fullmatch(text)
    return match["kind"] if match else None


def number_of(text: str) -> int:
    """The number of a global id, or of a number's digits; -1 for anything else."""
    match = GID.fullmatch(text)
    digits = match["number"] if match else text
    return int(digits) if digits.isdigit() else -1
