"""What an import means to do with one product. Made first, carried out after."""

from dataclasses import dataclass, field
from typing import Any

from odoo.models import BaseModel

from ..records.facts import Action, Facts
from ..records.product import Product, Variant
from ..run.page_result import RecordIssue
from .mapping import Misfit
from .ownership.conflicts import Conflict
from .structure import Structure


@dataclass(slots=True)
class VariantPlan:
    """One variant; `record` and `link` are empty where there are none yet."""

    source: Variant
    action: Action
    facts: Facts
    record: BaseModel
    link: BaseModel
    values: dict[str, Any] = field(default_factory=dict)
    # Facts about prices that left the baseline.
    prices: Facts = field(default_factory=dict)
    # Facts of the last import; the others replace Odoo's values if `overwrite` is set.
    baseline: Facts = field(default_factory=dict)
    overwrite: bool = False
    # Facts whose price replaces Odoo's whatever that is.
    decided: set[str] = field(default_factory=set)


@dataclass(slots=True)
class ProductPlan:
    """One product with its variants; issues may stand beside any action."""

    source: Product
    action: Action
    facts: Facts
    record: BaseModel
    link: BaseModel
    values: dict[str, Any] = field(default_factory=dict)
    # Names of the category of a new product, from the top.
    category: tuple[str, ...] = ()
    # All tags after the import; None leaves them alone.
    tags: set[str] | None = None
    variants: list[VariantPlan] = field(default_factory=list)
    issues: list[RecordIssue] = field(default_factory=list)
    checksum: str = ""
    # Links of variants that are not there any more.
    gone: list[BaseModel] = field(default_factory=list)
    # SKUs that another product has, by the name of that product.
    doubled_skus: dict[str, str] = field(default_factory=dict)
    doubled_barcodes: list[str] = field(default_factory=list)
    skus_elsewhere: list[str] = field(default_factory=list)
    # Titles of variants whose options another variant in Odoo has.
    combinations_taken: list[str] = field(default_factory=list)
    # How the options of a product that the import made follow its own.
    structure: Structure | None = None
    # Variants that are not there any more, archived while Odoo has stock of them.
    archived_in_stock: list[BaseModel] = field(default_factory=list)
    # Metafields that have no place in their fields.
    misfits: list[Misfit] = field(default_factory=list)
    # Its values replace also what no import brought yet.
    overwrite: bool = False
    # What both sides changed, of the product and of its variants.
    conflicts: list[Conflict] = field(default_factory=list)
    # Odoo keeps something that the shop is to get.
    sends: bool = False

    @property
    def changes_odoo(self) -> bool:
        return (
            bool(self.values)
            or self.tags is not None
            or (self.structure is not None and self.structure.changes_odoo)
            or any(
                variant.action in (Action.CREATE, Action.LINK)
                or variant.values
                or variant.prices
                for variant in self.variants
            )
        )
