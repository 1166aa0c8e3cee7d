"""What a dry run shows of an export: one row for each field that differs."""

from collections.abc import Iterable, Iterator
from typing import Any

from odoo.models import BaseModel
from odoo.tools import html2plaintext

from ...dry_run.wording import Wording, shown
from ...records.facts import Action
from ...run.page_result import PlannedChange
from ..ownership.owner import Move
from .decisions import Both
from .export_plan import ExportPlan

# Told of each variant.
OF_VARIANTS = ("sku", "barcode", "weight", "unitCost")
TEMPLATE, VARIANT = "product.template", "product.product"
OPTIONS = "options"
JOINTS = {OPTIONS: "; "}
PRICES = ("price", "compareAtPrice")
# Fields of Odoo by the facts that they tell.
FIELDS = {
    "title": "name",
    "published": "is_published",
    "descriptionHtml": "website_description",
    "seoTitle": "website_meta_title",
    "seoDescription": "website_meta_description",
    "harmonizedSystemCode": "hs_code",
    "countryCodeOfOrigin": "country_of_origin",
    "tags": "product_tag_ids",
    OPTIONS: "attribute_line_ids",
    "taxable": "taxes_id",
    "tracked": "is_storable",
    # Sold without stock, which ends for a variant that was archived.
    "oversells": "active",
    "sku": "default_code",
    "barcode": "barcode",
    "weight": "weight",
    "unitCost": "standard_price",
}


class ExportRows:
    """Turns plans into rows: what would be sent, and what would be left alone."""

    def __init__(self, text: Wording) -> None:
        self._text = text

    def of(self, plans: Iterable[ExportPlan]) -> list[PlannedChange]:
        """Return the rows of these plans, in their order."""
        return [row for plan in plans for row in self._product(plan)]

    def _product(self, plan: ExportPlan) -> Iterator[PlannedChange]:
        if plan.action is Action.CREATE:
            yield from self._new(plan)
        for both in plan.both:
            yield self._difference(plan, both)
        for record in plan.new:
            yield self._row(plan, record, "sku", None, record.default_code)
        action = "set_aside" if plan.action is Action.SET_ASIDE else "issue"
        label = self._text.label(TEMPLATE, "issue")
        about = {"external_id": plan.key, "record_id": plan.record.id}
        for issue in plan.issues:
            yield PlannedChange.of_issue(issue, TEMPLATE, label, action, **about)

    def _new(self, plan: ExportPlan) -> Iterator[PlannedChange]:
        """Tell all that the shop would get of a product that it does not have."""
        for fact, value in plan.expected.facts.items():
            if fact in FIELDS and fact not in OF_VARIANTS and value:
                yield self._row(plan, plan.record, fact, None, value)
        records = plan.record.product_variant_ids
        for record, variant in zip(records, plan.expected.variants, strict=True):
            for fact, value in variant.facts.items():
                if value and fact != "options":
                    yield self._row(plan, record, fact, None, value)

    def _difference(self, plan: ExportPlan, both: Both) -> PlannedChange:
        is_variant = both.link != plan.link
        record = both.link.product_id if is_variant else plan.record
        action = plan.action if both.decision.move is Move.SEND else None
        return self._row(plan, record, both.fact, both.shop, both.odoo, action)

    def _row(
        self,
        plan: ExportPlan,
        record: BaseModel,
        fact: str,
        old: Any,
        new: Any,
        action: Action | None = Action.CREATE,
    ) -> PlannedChange:
        model, field = record._name, _field(fact)
        is_variant = model == VARIANT
        return PlannedChange(
            external_id=plan.key,
            name=plan.name,
            model=model,
            action=action.value if action else "keep",
            field=field,
            label=self._text.label(model, field),
            old=self._value(model, fact, old),
            new=self._value(model, fact, new),
            variant=record.display_name if is_variant else "",
            sku=record.default_code or "" if is_variant else "",
            record_id=record.id,
        )

    def _value(self, model: str, fact: str, value: Any) -> str:
        if fact in PRICES:
            return self._text.value(model, fact, value)
        if isinstance(value, bool):
            return self._text.value(model, "active", value)
        if fact == OPTIONS:
            value = [f"{name}: {', '.join(its)}" for name, its in value or ()]
        if isinstance(value, dict):
            value = value["value"]
        if fact == "descriptionHtml":
            value = html2plaintext(value or "").strip()
        if isinstance(value, list):
            value = (JOINTS.get(fact) or ", ").join(value)
        return shown(str(value or ""))


def _field(fact: str) -> str:
    """Return the field of Odoo that a fact is of; of a metafield it is in its name."""
    return FIELDS.get(fact, fact.rsplit(" ", 1)[-1])
