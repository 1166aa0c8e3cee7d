"""Words of Shopify, where no system may be named."""

import io
import re
import tokenize
from collections.abc import Iterator

from .tree import Module, Tree

NEUTRAL = ("services/commerce", "models/engine")
WORD = re.compile(
    r"shopify|graphql|(?<![a-z])(?:gids?|gql)(?![a-z])"
    # Places of its back office.
    r"|dev dashboard|protected customer data",
    re.IGNORECASE,
)
LINK = re.compile(r"https?://\S+")


def of_shopify(tree: Tree) -> list[str]:
    """Return where rooms that serve any system name Shopify, but for links."""
    return [
        f"{module}:{line} says {word}"
        for module in tree.within(*NEUTRAL)
        for line, word in _words(module)
    ]


def _words(module: Module) -> Iterator[tuple[int, str]]:
    for word in WORD.findall(module.path):
        yield 0, word
    for token in tokenize.generate_tokens(io.StringIO(module.text).readline):
        is_comment = token.type == tokenize.COMMENT or _is_docstring(token)
        text = LINK.sub("", token.string) if is_comment else token.string
        for word in WORD.findall(text):
            yield token.start[0], word


def _is_docstring(token: tokenize.TokenInfo) -> bool:
    return token.type == tokenize.STRING and token.string.startswith('"""')
