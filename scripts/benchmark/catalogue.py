"""The products of a plain case: SKU, barcode, price and weight."""

import json
from pathlib import Path
from typing import Any

COLORS = ("Black", "White", "Red", "Blue", "Green")
SIZES = ("S", "M")


def write(file: Path, records: int, variants: int) -> None:
    """Write so many products, as a shop's /products.json lists them."""
    products = [_product(number, variants) for number in range(1, records + 1)]
    file.write_text(json.dumps({"products": products}))


def _product(number: int, variants: int) -> dict[str, Any]:
    choices = [(color, size) for color in COLORS for size in SIZES][:variants]
    options = [{"name": "Color"}, {"name": "Size"}] if variants > 1 else []
    return {
        "title": f"Product {number:05}",
        "handle": f"product-{number:05}",
        "options": options,
        "variants": [
            _variant(number, place, choice if options else (None, None))
            for place, choice in enumerate(choices, 1)
        ],
    }


def _variant(number: int, place: int, choice: tuple) -> dict[str, Any]:
    return {
        "option1": choice[0],
        "option2": choice[1],
        "sku": f"P{number:05}-{place:02}",
        "barcode": f"2{number:06}{place:02}",
        "price": f"{10 + number % 90}.50",
        "grams": 100 + number % 900,
    }
