"""Who has a SKU or a barcode after a page: linked variants pass them on at once."""

from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from odoo.models import BaseModel

from ...records.plain import naive_utc
from ...records.product import Product, Variant
from ..mapping import ProductSettings
from ..sku_field import without_sku
from ..variant_values import identity_facts, variant_values
from .referee import Referee

Holders = Mapping[str, Collection[int]]


@dataclass(frozen=True, slots=True)
class Move:
    """A linked variant that gets another value; an empty one takes it away."""

    product: Product
    variant: Variant
    record: BaseModel
    value: str


class Moves:
    """All changes of one field, of which any value may be had once.

    :param holders: ids of the records that have each value that is wanted
    """

    def __init__(self, field: str, moves: Sequence[Move], holders: Holders) -> None:
        now = {move.record.id: move.record[field] or "" for move in moves}
        wanted = {move.record.id: move.value for move in moves}
        fixed = {value for value, ids in holders.items() if set(ids) - now.keys()}
        self._after = settled(now, wanted, fixed)
        self.granted = [
            move
            for move in moves
            if move.value and self.has_after(move.record.id, move.value)
        ]

    def has_after(self, record: int, value: str) -> bool:
        """Tell whether a record has a value that it has or wants now."""
        return self._after.get(record, value) == value


def settled(
    now: Mapping[Hashable, Any],
    wanted: Mapping[Hashable, Any],
    fixed: Collection[Any],
) -> dict[Hashable, Any]:
    """Return what each has in the end; who wants what another keeps stays as it was.

    Of several who want the same the first gets it.

    :param fixed: values that others have, who change nothing
    """
    after = dict(wanted)
    while refused := _refused(now, after, fixed):
        after.update({record: now[record] for record in refused})
    return after


def _refused(
    now: Mapping[Hashable, Any],
    after: Mapping[Hashable, Any],
    fixed: Collection[Any],
) -> list[Hashable]:
    takers = {value: record for record, value in after.items() if value == now[record]}
    return [
        record
        for record, value in after.items()
        if value
        and value != now[record]
        and (value in fixed or takers.setdefault(value, record) != record)
    ]


def moves(
    products: Iterable[Product],
    links: Mapping[str, BaseModel],
    settings: ProductSettings,
    referee: Referee,
) -> dict[str, list[Move]]:
    """Changes of SKUs and barcodes that these products ask for, by Odoo's field.

    :param links: links of variants by id
    """
    found: dict[str, list[Move]] = {"default_code": [], "barcode": []}
    for product in products:
        if without_sku(product, settings):
            continue
        for variant in product.variants:
            link = links.get(variant.external_id)
            if link and link.product_id:
                values = _changes(product, variant, link, settings, referee)
                for field in found.keys() & values.keys():
                    move = Move(product, variant, link.product_id, values[field] or "")
                    found[field].append(move)
    return found


def _changes(
    product: Product,
    variant: Variant,
    link: BaseModel,
    settings: ProductSettings,
    referee: Referee,
) -> dict[str, Any]:
    record, baseline = link.product_id, link.baseline or {}
    at = naive_utc(product.updated_at)
    verdict = referee.judge(link, record, identity_facts(variant), baseline, at)
    values = variant_values(verdict.news, settings)
    return verdict.values(values, record, variant_values(baseline, settings))
