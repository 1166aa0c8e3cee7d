"""Short ways to write down the demo's products, as inputs of `productSet`."""

import itertools
from typing import Any

from ..base.images import image_path

Given = dict[str, Any]


def product(title: str, *variants: Given, **fields: Any) -> Given:
    """A product; without options it has the one variant that is given."""
    return {"title": title, "variants": list(variants) or [variant()], **fields}


def variant(
    sku: str | None = None,
    price: str = "19.90",
    weight: float = 0.25,
    tracked: bool = True,
    item: Given | None = None,
    **fields: Any,
) -> Given:
    """A variant without options; weight in kilograms, `item` adds to its stock item."""
    item = {
        "tracked": tracked,
        "measurement": {"weight": {"unit": "KILOGRAMS", "value": weight}},
        **(item or {}),
    }
    given = {"sku": sku, "price": price, "inventoryItem": item}
    given["optionValues"] = [{"optionName": "Title", "name": "Default Title"}]
    return given | fields


def of_options(given: Given, **values: str) -> Given:
    """A variant with option values."""
    named = [{"optionName": name, "name": value} for name, value in values.items()]
    return given | {"optionValues": named}


def options(**values: tuple[str, ...]) -> list[Given]:
    return [
        {"name": name, "values": [{"name": value} for value in chosen]}
        for name, chosen in values.items()
    ]


def matrix(
    prefix: str, price: str = "19.90", leave_out: int = 0, **values: tuple[str, ...]
) -> Given:
    """Options, and a variant for each combination.

    :param leave_out: every so many combinations one is not made; 0 for none
    """
    variants = []
    for place, choice in enumerate(itertools.product(*values.values()), 1):
        if leave_out and place % leave_out == 0:
            continue
        chosen = dict(zip(values, choice, strict=True))
        variants.append(of_options(variant(f"{prefix}-{place:03}", price), **chosen))
    return {"productOptions": options(**values), "variants": variants}


def image(name: str, alt: str | None = None, size: int = 600) -> Given:
    return {
        "originalSource": image_path(name, size, size),
        "alt": alt,
        "width": size,
        "height": size,
    }
