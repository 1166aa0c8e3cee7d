"""The rest of a list that began on a page."""

from collections.abc import Callable
from typing import Any


def read_rest(external_id: str, listed: Any, read: Callable[[str, str], Any]) -> bool:
    """Add the rest of a connection to its nodes; False if its owner went away.

    :param read: given the owner's id and a cursor, returns the next part or None
    """
    page = listed.page_info
    while page.has_next_page:
        rest = read(external_id, page.end_cursor)
        if rest is None:
            return False
        listed.nodes.extend(rest.nodes)
        page = rest.page_info
    return True
