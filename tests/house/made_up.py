"""Houses that are made up for a test."""

from pathlib import Path

from ...scripts.rules.tree import Tree

COMMERCE, SHOPIFY = "services/commerce", "services/shopify"


def build(root: Path, files: dict[str, str]) -> Tree:
    """Write a house of files: their paths, and what stands in them."""
    for path, text in files.items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
    return Tree(root)
