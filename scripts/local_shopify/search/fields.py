"""The fields that each kind of record can be searched by.

Source: the `query` argument of each connection in
https://shopify.dev/docs/api/admin-graphql/latest/queries/products
"""

from collections.abc import Callable, Iterable
from typing import Any

from .matching import Field, Record


def one(name: str) -> Callable[[Record], Iterable[Any]]:
    return lambda record: (record[name],)


def _of_variants(name: str) -> Callable[[Record], Iterable[Any]]:
    return lambda product: (variant[name] for variant in product["variants"])


def _variant_ids(product: Record) -> Iterable[str]:
    return (variant["id"] for variant in product["variants"])


def _words_of_product(product: Record) -> Iterable[str]:
    yield product["title"]
    yield product["vendor"]
    yield product["productType"]
    yield from product["tags"]
    for variant in product["variants"]:
        yield variant["sku"]
        yield variant["barcode"]


PRODUCT = {
    "default": Field(_words_of_product, "words"),
    "id": Field(one("id"), "id"),
    "title": Field(one("title"), "words"),
    "handle": Field(one("handle")),
    "status": Field(one("status"), choices=("active", "archived", "draft", "unlisted")),
    "vendor": Field(one("vendor")),
    "product_type": Field(one("productType")),
    "tag": Field(lambda product: product["tags"]),
    "gift_card": Field(one("isGiftCard"), choices=("true", "false")),
    "created_at": Field(one("createdAt"), "time"),
    "updated_at": Field(one("updatedAt"), "time"),
    "published_at": Field(one("publishedAt"), "time"),
    "collection_id": Field(lambda product: product["collections"], "id"),
    "variant_id": Field(_variant_ids, "id"),
    "variant_title": Field(_of_variants("title"), "words"),
    "sku": Field(_of_variants("sku")),
    "barcode": Field(_of_variants("barcode")),
    "price": Field(_of_variants("price"), "number"),
}

VARIANT = {
    "default": Field(lambda v: (v["title"], v["sku"], v["barcode"]), "words"),
    "id": Field(one("id"), "id"),
    "product_id": Field(lambda v: (str(v["productNumber"]),), "id"),
    "title": Field(one("title"), "words"),
    "sku": Field(one("sku")),
    "barcode": Field(one("barcode")),
    "taxable": Field(one("taxable"), choices=("true", "false")),
    "updated_at": Field(one("updatedAt"), "time"),
}

EVENT = {
    "id": Field(one("id"), "id"),
    "action": Field(one("action")),
    "subject_type": Field(one("subjectType")),
    "created_at": Field(one("createdAt"), "time"),
}

BULK_OPERATION = {
    "id": Field(one("id"), "id"),
    "created_at": Field(one("createdAt"), "time"),
    "operation_type": Field(one("type"), choices=("query", "mutation")),
    "status": Field(
        one("status"),
        choices=("canceled", "canceling", "completed", "created", "failed", "running"),
    ),
}

FILE = {
    "default": Field(one("filename"), "words"),
    "id": Field(one("id"), "id"),
    "filename": Field(one("filename")),
    "status": Field(
        one("status"), choices=("failed", "processing", "ready", "uploaded")
    ),
    "media_type": Field(
        lambda file: (file.get("mediaContentType", "GENERIC_FILE"),),
        choices=("generic_file", "image"),
    ),
    "created_at": Field(one("createdAt"), "time"),
    "updated_at": Field(one("updatedAt"), "time"),
}

COLLECTION = {
    "default": Field(one("title"), "words"),
    "id": Field(one("id"), "id"),
    "title": Field(one("title"), "words"),
    "handle": Field(one("handle")),
    "updated_at": Field(one("updatedAt"), "time"),
}

LOCATION = {
    "default": Field(one("name"), "words"),
    "id": Field(one("id"), "id"),
    "name": Field(one("name"), "words"),
    "active": Field(one("isActive"), choices=("true", "false")),
}
