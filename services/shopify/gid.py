"""Shopify's global ids.

Source: https://shopify.dev/docs/api/usage/gids
"""

import re

GID = re.compile(r"gid://shopify/(?P<kind>\w+)/(?P<id>[^/?]+)(?:\?.*)?")


def parse_shopify_id_from_gid(gid: str) -> str:
    """Return the id within a global id; a bare number stays as it is.

    :raises ValueError: it is neither
    """
    if match := GID.fullmatch(gid):
        return match["id"]
    if gid.isdecimal():
        return gid
    raise ValueError(f"Not a Shopify id: {gid!r}")


def gid(kind: str, id_or_gid: str | int) -> str:
    """Return the global id of a kind such as `Product`.

    :raises ValueError: it is a global id of another kind, or no id at all
    """
    match = GID.fullmatch(str(id_or_gid))
    if match and match["kind"] != kind:
        raise ValueError(f"Not the id of a {kind}: {id_or_gid!r}")
    return f"gid://shopify/{kind}/{parse_shopify_id_from_gid(str(id_or_gid))}"
