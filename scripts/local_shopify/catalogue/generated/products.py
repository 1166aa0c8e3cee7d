"""Any number of products, always the same ones for a seed."""

import random
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from ...base.clock import UTC, stamp
from ..building import image

MATERIALS = ("Cotton", "Linen", "Oak", "Steel", "Glass", "Wool", "Clay", "Cork")
THINGS = {
    "Shirt": "Clothing",
    "Mug": "Kitchen",
    "Lamp": "Home",
    "Chair": "Furniture",
    "Bowl": "Kitchen",
    "Scarf": "Clothing",
    "Shelf": "Furniture",
    "Notebook": "Office",
}
CATEGORIES = {
    "Clothing": "Apparel & Accessories > Clothing",
    "Kitchen": "Home & Garden > Kitchen & Dining",
    "Home": "Home & Garden > Lighting",
    "Furniture": "Furniture",
    "Office": "Office Supplies",
}
CUSTOMS_CODES = ("610910", "691200", "940360", "482010")
COUNTRIES = ("DE", "PT", "IN", "FR", "IT")
VENDORS = ("Nordlicht", "Hafen & Co", "Atelier Brise", "Bergwerk", "Studio Kiesel")
COLOURS = ("Black", "White", "Red", "Blue", "Green")
SIZES = ("S", "M")
TAGS = ("new", "sale", "gift", "summer", "winter", "handmade", "organic")
VARIANT_COUNTS = (1, 1, 1, 2, 3, 5, 10)
OPENED = datetime(2025, 1, 1, tzinfo=UTC)


def generated_products(
    number: int, seed: int, variants: int | None = None, images: int = 0
) -> Iterator[dict[str, Any]]:
    """Inputs of `productSet`.

    :param variants: variants of each product; a mix of 1 to 10 if not given
    :param images: of each product, none like another
    """
    chance = random.Random(seed)
    for place in range(1, number + 1):
        count = variants or chance.choice(VARIANT_COUNTS)
        files = [image(f"gen-{place}-{at}") for at in range(1, images + 1)]
        yield _product(chance, place, count) | {"files": files}


def _product(chance: random.Random, place: int, count: int) -> dict[str, Any]:
    thing = chance.choice(list(THINGS))
    created = OPENED + timedelta(minutes=place)
    title = f"{chance.choice(MATERIALS)} {thing} {place}"
    return {
        "title": title,
        "handle": title.lower().replace(" ", "-"),
        "descriptionHtml": f"<p>{title}, made to last.</p>",
        "vendor": chance.choice(VENDORS),
        "productType": THINGS[thing],
        "categoryName": CATEGORIES[THINGS[thing]],
        "collectionTitles": [THINGS[thing], f"{title.split()[0]} things"],
        "tags": chance.sample(TAGS, chance.randint(0, 3)),
        "createdAt": stamp(created),
        "updatedAt": stamp(created + timedelta(seconds=chance.randint(0, 86_400))),
        "publishedAt": stamp(created),
        **_variants(chance, place, count),
    }


def _variants(chance: random.Random, place: int, count: int) -> dict[str, Any]:
    price = chance.randint(300, 20_000) / 100
    choices = _choices(count)
    variants = [
        _variant(chance, place, number, price, choice)
        for number, choice in enumerate(choices, 1)
    ]
    if count == 1:
        return {"variants": variants}
    names = list(dict.fromkeys(name for choice in choices for name in choice))
    options = [
        {"name": name, "values": [{"name": v} for v in _values(choices, name)]}
        for name in names
    ]
    return {"productOptions": options, "variants": variants}


def _choices(count: int) -> list[dict[str, str]]:
    """Colour and size for ten, a number for more, colour alone for fewer."""
    if count == 1:
        return [{"Title": "Default Title"}]
    if count <= len(COLOURS):
        return [{"Colour": colour} for colour in COLOURS[:count]]
    if count <= len(COLOURS) * len(SIZES):
        both = [{"Colour": c, "Size": s} for c in COLOURS for s in SIZES]
        return both[:count]
    return [{"Model": f"No. {number}"} for number in range(1, count + 1)]


def _values(choices: list[dict[str, str]], name: str) -> list[str]:
    return list(dict.fromkeys(choice[name] for choice in choices))


def _variant(
    chance: random.Random, place: int, number: int, price: float, choice: dict[str, str]
) -> dict[str, Any]:
    amount = price + (number - 1) * 0.5
    return {
        "optionValues": [{"optionName": n, "name": v} for n, v in choice.items()],
        "sku": f"GEN-{place:06}-{number:02}",
        "barcode": _ean13(place * 1000 + number),
        "price": f"{amount:.2f}",
        "compareAtPrice": f"{amount * 1.25:.2f}" if chance.random() < 0.2 else None,
        "inventoryItem": {
            "tracked": True,
            "cost": f"{amount * 0.4:.2f}",
            "harmonizedSystemCode": CUSTOMS_CODES[place % len(CUSTOMS_CODES)],
            "countryCodeOfOrigin": COUNTRIES[place % len(COUNTRIES)],
            "measurement": {
                "weight": {"unit": "GRAMS", "value": float(chance.randint(5, 5000))}
            },
        },
    }


def _ean13(number: int) -> str:
    """A valid code in the range that is free for use within a company."""
    digits = f"20{number:010}"
    weighted = sum(int(d) * (3 if i % 2 else 1) for i, d in enumerate(digits))
    return digits + str(-weighted % 10)
