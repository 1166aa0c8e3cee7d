"""Brings images to their products, variants and places. Network only.

Source: https://shopify.dev/docs/apps/build/online-store/product-media
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Any

from odoo.tools import split_every

from ....commerce.images.export.outgoing import OutgoingProduct, Refused
from ...gql.client import Client
from ...gql.get_image_places import (
    GetImagePlacesNodesProduct,
    GetImagePlacesNodesProductVariant,
)
from ...gql.input_types import (
    FileUpdateInput,
    MoveInput,
    ProductVariantAppendMediaInput,
    ProductVariantDetachMediaInput,
)
from .placing import PAIRS_AT_ONCE, Placing, Updates, together

IDS_AT_ONCE = 50
FILES_AT_ONCE = 250


class ImagePlacer:
    """Looks at products in the shop, and sends what differs of their images.

    All of it may be sent twice: what is done already is not sent again.
    """

    def __init__(self, client: Client) -> None:
        self._client = client

    def place(self, products: Sequence[OutgoingProduct]) -> list[OutgoingProduct]:
        """Return products with what came of them."""
        placings = self._look(products)
        refused = self._update(list(placings.values()), Placing.added)
        for id_, placing in placings.items():
            for step in (self._detach, self._append, self._move):
                refused[id_] = refused.get(id_) or step(placing)
        whole = [it for id_, it in placings.items() if not refused[id_]]
        refused |= self._update(whole, Placing.removed)
        return [
            _placed(it, placings[it.id], refused[it.id]) if it.id in placings else it
            for it in products
        ]

    def _look(self, products: Sequence[OutgoingProduct]) -> dict[int, Placing]:
        """Read which images products and variants have now."""
        ids = [id_ for it in products for id_ in (it.external_id, *it.changes.variants)]
        nodes = [
            node
            for some in split_every(IDS_AT_ONCE, ids)
            for node in self._client.get_image_places(list(some)).nodes
        ]
        there = {
            it.id: [media.id for media in it.media.nodes]
            for it in nodes
            if isinstance(it, GetImagePlacesNodesProduct)
        }
        variants = {
            it.id: next((media.id for media in it.media.nodes), "")
            for it in nodes
            if isinstance(it, GetImagePlacesNodesProductVariant)
        }
        return {
            it.id: Placing(it, there[it.external_id], variants)
            for it in products
            if it.external_id in there
        }

    def _update(
        self, placings: Sequence[Placing], of: Callable[[Placing], Updates]
    ) -> dict[int, list[Refused]]:
        """Update files of all products together; by product where one is refused.

        :return: what was refused, by the products' ids
        """
        updates = together(map(of, placings))
        refused = [
            it
            for some in split_every(FILES_AT_ONCE, updates)
            for it in self._files(list(some))
        ]
        if not refused or len(placings) == 1:
            return {it.product.id: refused for it in placings}
        found: dict[int, list[Refused]] = {}
        for placing in placings:
            found |= self._update([placing], of)
        return found

    def _files(self, updates: Sequence[dict[str, Any]]) -> list[Refused]:
        given = [FileUpdateInput(**it) for it in updates]
        payload = self._client.update_files(given, repeatable=True).file_update
        return _refused(payload.user_errors)

    def _detach(self, placing: Placing) -> list[Refused]:
        pairs = (ProductVariantDetachMediaInput(**it) for it in placing.detached())
        return self._pairs(
            pairs,
            lambda some: (
                self._client.detach_variant_media(
                    placing.product.external_id, some
                ).product_variant_detach_media
            ),
        )

    def _append(self, placing: Placing) -> list[Refused]:
        pairs = (ProductVariantAppendMediaInput(**it) for it in placing.appended())
        return self._pairs(
            pairs,
            lambda some: (
                self._client.append_variant_media(
                    placing.product.external_id, some
                ).product_variant_append_media
            ),
        )

    def _pairs(self, pairs: Iterable[Any], send: Callable) -> list[Refused]:
        found: list[Refused] = []
        for some in split_every(PAIRS_AT_ONCE, pairs):
            found += _refused(send(list(some)).user_errors)
        return found

    def _move(self, placing: Placing) -> list[Refused]:
        moves = [MoveInput(id=it, newPosition=place) for it, place in placing.moves()]
        if not moves:
            return []
        payload = self._client.product_reorder_media(
            placing.product.external_id, moves, repeatable=True
        ).product_reorder_media
        return _refused(payload.media_user_errors)


def _placed(
    product: OutgoingProduct, placing: Placing, refused: Sequence[Refused]
) -> OutgoingProduct:
    return replace(product, there=tuple(placing.after), refused=tuple(refused))


def _refused(errors: Iterable[Any]) -> list[Refused]:
    return [Refused(it.message, getattr(it.code, "value", "") or "") for it in errors]
