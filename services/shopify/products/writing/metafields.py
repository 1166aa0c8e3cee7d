"""What is to be sent of metafields, of a product and its variants. Pure."""

from collections.abc import Iterator, Sequence
from typing import Any

from ....commerce.records.product import Metafield, Product, Variant
from .call import Call

# As many as Shopify takes in one mutation, which it carries out whole or not at all.
AT_ONCE = 25

Pairs = Sequence[tuple[Product | Variant | None, Product | Variant]]


def metafield_calls(there: Product, expected: Product) -> Iterator[Call]:
    """Yield what is set, and what was emptied.

    What somebody else changed since it was read is refused: each is compared with the
    digest that it had, and a new one must not be there yet.
    """
    known = {it.external_id: it for it in there.variants}
    pairs = [(there, expected)]
    pairs += [
        (known[it.external_id], it)
        for it in expected.variants
        if it.external_id in known
    ]
    yield from _parts("SetMetafields", list(_set(pairs)))
    yield from _parts("DeleteMetafields", list(_deleted(pairs)))


def _set(pairs: Pairs) -> Iterator[dict[str, Any]]:
    for before, after in pairs:
        known = {it.name: it for it in before.metafields}
        for metafield in after.metafields:
            old = known.get(metafield.name)
            if old is None or old.value != metafield.value:
                yield {
                    **_named(before, metafield),
                    "type": metafield.type,
                    "value": metafield.value,
                    "compareDigest": old.digest if old else None,
                }


def _deleted(pairs: Pairs) -> Iterator[dict[str, Any]]:
    for before, after in pairs:
        names = {it.name for it in after.metafields}
        for metafield in before.metafields:
            if metafield.name not in names:
                yield _named(before, metafield)


def _named(owner: Product | Variant, metafield: Metafield) -> dict[str, Any]:
    namespace, _, key = metafield.name.partition(".")
    return {"ownerId": owner.external_id, "namespace": namespace, "key": key}


def _parts(operation: str, metafields: list[dict[str, Any]]) -> Iterator[Call]:
    for start in range(0, len(metafields), AT_ONCE):
        yield Call(operation, {"metafields": metafields[start : start + AT_ONCE]})
