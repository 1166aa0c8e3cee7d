"""What the local Shopify sells: demo, numbers, and lists of real shops."""

import gzip
import json
import subprocess
import sys
from collections import Counter

import pytest

from ...scripts.environment.cache import CHECKOUT
from ...scripts.local_shopify.catalogue.problems import CatalogueError
from ...scripts.local_shopify.catalogue.shop_list import read_shop_list

PROGRAM = CHECKOUT / "scripts" / "run-local-shopify"
TEE = {
    "id": 6543210987654,
    "title": "Tee",
    "handle": "the-tee",
    "body_html": "<p>Soft</p>",
    "vendor": "Nord",
    "product_type": "Shirt",
    "created_at": "2024-02-01T10:00:00+01:00",
    "updated_at": "2024-03-01T10:00:00+01:00",
    "published_at": "2024-02-02T10:00:00+01:00",
    "tags": "red, Soft",
    "options": [{"name": "Size", "position": 1, "values": ["S", "M"]}],
    "images": [{"src": "https://img.example/1.png", "width": 10, "variant_ids": [2]}],
    "variants": [
        {"id": 1, "option1": "S", "sku": "T-S", "price": "20.00", "grams": 150},
        {
            "id": 2,
            "option1": "M",
            "sku": "",
            "price": "21",
            "compare_at_price": "25.00",
        },
    ],
}


def test_the_demo_holds_what_real_shops_hold(shop):
    shop.reset("demo")
    products = shop.products()
    variants = [variant for product in products for variant in product["variants"]]
    skus = Counter(variant["sku"] for variant in variants if variant["sku"])
    sizes = Counter(len(product["variants"]) for product in products)
    prices = [float(variant["price"]) for variant in variants]
    statuses = {product["status"] for product in products}
    titles = Counter(product["title"].lower() for product in products)
    assert len(products) == 61
    assert max(skus.values()) > 1
    assert {None, ""} <= {variant["sku"] for variant in variants}
    assert {100, 300} <= set(sizes)
    assert min(prices) == 0
    assert max(prices) >= 1000
    assert statuses == {"ACTIVE", "DRAFT", "ARCHIVED", "UNLISTED"}
    assert any(product["isGiftCard"] for product in products)
    assert max(titles.values()) > 1
    assert max(len(product["descriptionHtml"]) for product in products) > 10_000


def test_the_shops_own_images_are_real_and_reachable(shop):
    shop.reset("demo")
    query = """{ products(first: 1, query: "title:'Enamel Mug'") { nodes {
      media(first: 1) { nodes { ... on MediaImage { image { url width } } } }
    } } }"""
    (product,) = shop.data(query)["products"]["nodes"]
    image = product["media"]["nodes"][0]["image"]
    response = shop.http.get(image["url"])
    assert response.headers["Content-Type"] == "image/png"
    assert response.content.startswith(b"\x89PNG\r\n\x1a\n")
    assert int.from_bytes(response.content[16:20]) == image["width"]


def test_a_number_of_products_is_the_same_for_a_seed(shop):
    def made(seed):
        shop.reset(40, seed=seed)
        keys = ("title", "tags", "updatedAt")
        return [[product[key] for key in keys] for product in shop.products()]

    assert made(1) == made(1)
    assert made(1) != made(2)
    assert len(made(3)) == 40


def test_generated_products_may_all_have_so_many_variants(shop):
    shop.reset(5, variants=12)
    assert [len(product["variants"]) for product in shop.products()] == [12] * 5


@pytest.mark.parametrize("pack", [bytes, gzip.compress])
def test_the_list_of_a_real_shop(shop, tmp_path, pack):
    file = tmp_path / "products.json"
    file.write_bytes(pack(json.dumps({"products": [TEE]}).encode()))
    shop.reset(str(file))
    (product,) = shop.products()
    assert product["id"] == "gid://shopify/Product/6543210987654"
    assert product["handle"] == "the-tee"
    assert product["tags"] == ["red", "Soft"]
    assert product["updatedAt"] == "2024-03-01T09:00:00Z"
    small, medium = product["variants"]
    assert small["id"] == "gid://shopify/ProductVariant/1"
    weight = small["inventoryItem"]["measurement"]["weight"]
    assert weight == {"unit": "GRAMS", "value": 150.0}
    assert (medium["sku"], medium["compareAtPrice"]) == ("", "25.00")
    assert len(medium["mediaIds"]) == 1


UNUSABLE = [
    ("not JSON", "is no product list"),
    ('{"orders": []}', "is no product list"),
    ('{"products": [{"title": "Cup"}]}', "product number 1 is not"),
]


@pytest.mark.parametrize(("content", "message"), UNUSABLE)
def test_a_file_that_is_no_list_is_refused(tmp_path, content, message):
    file = tmp_path / "products.json"
    file.write_text(content)
    with pytest.raises(CatalogueError, match=message):
        read_shop_list(file)


def test_a_missing_file_ends_the_program_with_one_line():
    done = subprocess.run(
        [sys.executable, PROGRAM, "--catalogue", "/nowhere.json"],
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.returncode == 1
    assert done.stdout == ""
    (line,) = done.stderr.splitlines()
    assert "/nowhere.json cannot be read" in line
