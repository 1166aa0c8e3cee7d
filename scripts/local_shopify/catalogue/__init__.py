"""What the shop sells when it opens."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from .names import with_ids
from ..records.products.writer import ProductWriter
from ..base.settings import Settings
from .demo import demo_products
from .generated import generated_products
from .problems import CatalogueError
from .shop_list import read_shop_list

__all__ = ["CatalogueError", "load_catalogue"]


def load_catalogue(settings: Settings, writer: ProductWriter) -> None:
    """Store the products of `demo`, `empty`, a number, or a file's list.

    :raises CatalogueError: there is no such catalogue, or it cannot be read
    """
    for given in _products(settings):
        writer.create(with_ids(writer.store, given))


def _products(settings: Settings) -> Iterable[dict[str, Any]]:
    name = str(settings.catalogue)
    if name == "empty":
        return []
    if name == "demo":
        return demo_products()
    if name.isdigit():
        return generated_products(
            int(name), settings.seed, settings.variants, settings.images
        )
    return read_shop_list(Path(name))
