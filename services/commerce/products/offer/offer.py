"""What Odoo says of a linked product: the same facts that its shop tells of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from ...records.facts import Facts, left_baseline


@dataclass(frozen=True, slots=True)
class Told:
    """What Odoo says of one record; a fact that nobody changed is the baseline's own.

    :param at: when Odoo's record changed last
    """

    facts: Facts
    baseline: Facts
    at: datetime | None = None

    @property
    def left(self) -> Facts:
        """Facts that left the baseline."""
        return left_baseline(self.facts, self.baseline)


@dataclass(frozen=True, slots=True)
class Offer:
    """What Odoo says of a product and, by their external ids, of its variants."""

    product: Told
    variants: Mapping[str, Told]

    @property
    def is_news(self) -> bool:
        """Whether anything left the baseline."""
        return any(it.left for it in (self.product, *self.variants.values()))
