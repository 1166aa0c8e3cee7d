"""Links of the shop's texts as HTML. Pure."""

import re
from html import escape

SCHEMES = {"http", "https", "mailto", "tel"}
# Browsers pass over these, so “java\nscript:” is a scheme to them.
UNSEEN = re.compile(r"[\x00-\x20\x7f-\x9f]")
SCHEME = re.compile(r"([^/?#:]*):")


def link_html(url: str, inner: str) -> str:
    """Return a link around HTML, which stands alone where the link may do harm."""
    if not is_safe_url(url):
        return inner
    return f'<a href="{escape(url)}">{inner}</a>'


def is_safe_url(url: str) -> bool:
    """Tell whether an address leads to a page, a mailbox or a telephone.

    What runs in the reader's browser does not: `javascript:`, `data:` and their like.
    """
    scheme = SCHEME.match(UNSEEN.sub("", url))
    return not scheme or scheme[1].lower() in SCHEMES
