"""What a dry run shows of the plans of a page: one row for each field."""

from collections.abc import Iterable, Iterator
from typing import Any

from odoo.api import Environment
from odoo.models import BaseModel

from ...dry_run.wording import Wording, options_text
from ...records.facts import Action
from ...run.page_result import PlannedChange
from ..mapping_in_odoo import sales_currency
from ..plan import ProductPlan, VariantPlan
from ..prices import PriceRules
from ..structure import Move, Pair, Structure
from ..template_values import new_template_values, product_link_values, usual_price
from .images import ImageChanges

TEMPLATE, VARIANT, LINK = "product.template", "product.product", "commerce.product"
# Alike for every new product, so they tell nothing.
UNTOLD = {"sale_ok", "is_ready_for_sale"}
# What Odoo keeps of a product beside the product itself; its title stands there.
UNTOLD_OF_LINK = {"external_updated_at", "title"}


class ProductRows:
    """Turns plans into rows; every product that anything happens to has one."""

    def __init__(self, env: Environment, shop: BaseModel, text: Wording) -> None:
        self._env = env
        self._text = text
        self._prices = PriceRules(env, shop)
        self._has_price = sales_currency(env, shop) == shop.currency_id

    def of(self, plans: Iterable[ProductPlan]) -> list[PlannedChange]:
        """Return the rows of these plans, in their order."""
        plans = list(plans)
        stored = [plan for plan in plans if plan.action is not Action.SET_ASIDE]
        variants = [variant for plan in stored for variant in plan.variants]
        self._images = ImageChanges(self._env, self._text, stored)
        prices: dict[int, list] = {}
        for variant, fact, old, new in self._prices.planned(variants):
            prices.setdefault(id(variant), []).append((fact, old, new))
        return [row for plan in plans for row in self._product(plan, prices)]

    def _product(self, plan: ProductPlan, prices: dict) -> Iterator[PlannedChange]:
        rows = []
        if plan.action is not Action.SET_ASIDE:
            rows += self._template(plan)
            rows += self._structure(plan)
            for variant in plan.variants:
                rows += self._variant(plan, variant, prices.get(id(variant), []))
            rows += [self._gone(plan, link) for link in plan.gone]
            rows += self._link(plan)
            rows += self._kept(plan)
        if plan.action in (Action.UPDATE, Action.LINK) and not rows:
            text = self._text.label(LINK, "link")
            rows.append(self._row(plan, LINK, "link", None, text))
        yield from rows
        yield from self._issues(plan)

    def _template(self, plan: ProductPlan) -> Iterator[PlannedChange]:
        record = plan.record
        if plan.action is Action.LINK:
            new = record.display_name
            yield self._row(plan, TEMPLATE, "linked", None, new, record=record)
        for name, value in self._template_values(plan).items():
            old = record[name] if record and name in record._fields else None
            yield self._row(plan, TEMPLATE, name, old, value, record=record)
        if change := self._images.change(plan):
            action = Action.UPDATE if plan.action is Action.KEEP else plan.action
            about = {"action": action, "record": record}
            yield self._row(plan, TEMPLATE, "images", *change, **about)

    def _template_values(self, plan: ProductPlan) -> dict[str, Any]:
        values = dict(plan.values)
        if plan.tags is not None:
            values["product_tag_ids"] = sorted(plan.tags)
        if plan.action is Action.CREATE:
            values = self._new_values(plan) | values
        # A person looks for the name first.
        return {name: values[name] for name in sorted(values, key="name".__ne__)}

    def _new_values(self, plan: ProductPlan) -> dict[str, Any]:
        values = {
            name: value
            for name, value in new_template_values(plan.source).items()
            if name not in UNTOLD
        }
        if plan.category:
            values["categ_id"] = " / ".join(plan.category)
        if self._has_price:
            values["list_price"] = float(usual_price(plan.source))
        if options := plan.source.options:
            values["options"] = options_text((it.name, it.values) for it in options)
        return values

    def _structure(self, plan: ProductPlan) -> Iterator[PlannedChange]:
        """Options of a product that the import made, where the shop changed them."""
        if not (structure := plan.structure):
            return
        if structure.old != structure.new:
            old, new = options_text(structure.old), options_text(structure.new)
            yield self._row(plan, TEMPLATE, "options", old, new, record=plan.record)
        yield from self._moves(plan, structure)
        for records, is_active in (
            (structure.revived, True),
            (structure.archived, False),
        ):
            for record in records:
                yield self._row(
                    plan,
                    VARIANT,
                    "active",
                    not is_active,
                    is_active,
                    record=record,
                    variant=record.display_name,
                    sku=record.default_code or "",
                )

    def _moves(
        self, plan: ProductPlan, structure: Structure
    ) -> Iterator[PlannedChange]:
        """Variants that get other options, in the words that Odoo has for them."""
        about = {it.record: _about(it) for it in plan.variants if it.record}
        for move in structure.moves:
            old, new = _options_before(move), _options_after(move, structure)
            yield self._row(
                plan,
                VARIANT,
                "options",
                old,
                new,
                record=move.record,
                **about[move.record],
            )

    def _variant(
        self, plan: ProductPlan, variant: VariantPlan, prices: list
    ) -> Iterator[PlannedChange]:
        record, action = variant.record, variant.action
        about = {"record": record, "action": action, **_about(variant)}
        if action is Action.LINK:
            yield self._row(plan, VARIANT, "linked", None, record.display_name, **about)
        if action is Action.CREATE and (chosen := variant.source.options):
            text = _chosen_text(chosen)
            yield self._row(plan, VARIANT, "options", None, text, **about)
        for name, value in variant.values.items():
            yield self._row(
                plan, VARIANT, name, record[name] if record else None, value, **about
            )
        for fact, old, new in prices:
            yield self._row(plan, VARIANT, fact, old, new, **about)

    def _gone(self, plan: ProductPlan, link: BaseModel) -> PlannedChange:
        record = link.product_id
        yes, no = (self._text.value(TEMPLATE, "active", it) for it in (True, False))
        return self._row(
            plan,
            VARIANT,
            "gone",
            yes,
            no,
            action="gone",
            record=record,
            variant=record.display_name or link.external_id,
            sku=record.default_code or "",
        )

    def _link(self, plan: ProductPlan) -> Iterator[PlannedChange]:
        """What Odoo keeps of a product beside the product itself."""
        link = plan.link
        if plan.action is Action.KEEP:
            return
        if link:
            yield from self._link_values(plan)
        titles = sorted(it.title for it in plan.source.collections)
        if titles != sorted(link.collection_ids.mapped("title")):
            old = link.collection_ids.sorted("title")
            yield self._row(
                plan, LINK, "collection_ids", old, titles, record=plan.record
            )
        if link and link.state != "bound":
            yield self._row(
                plan, LINK, "state", link.state, "bound", record=plan.record
            )

    def _kept(self, plan: ProductPlan) -> Iterator[PlannedChange]:
        """What both sides changed and Odoo keeps, if only until someone chooses."""
        about = {it.link: _about(it) for it in plan.variants if it.record}
        for both in plan.conflicts:
            is_variant = both.link != plan.link
            for name, value in both.odoo.items():
                if not both.is_taken and value != both.shop[name]:
                    yield self._row(
                        plan,
                        VARIANT if is_variant else TEMPLATE,
                        name,
                        value,
                        value,
                        action="keep",
                        record=both.link.product_id if is_variant else plan.record,
                        **about.get(both.link, {}),
                    )

    def _link_values(self, plan: ProductPlan) -> Iterator[PlannedChange]:
        link = plan.link
        for name, value in product_link_values(plan.source).items():
            if name not in UNTOLD_OF_LINK and link[name] != value:
                yield self._row(plan, LINK, name, link[name], value, record=plan.record)

    def _issues(self, plan: ProductPlan) -> Iterator[PlannedChange]:
        action = "set_aside" if plan.action is Action.SET_ASIDE else "issue"
        label = self._text.label(TEMPLATE, "issue")
        for issue in plan.issues:
            yield PlannedChange.of_issue(issue, TEMPLATE, label, action)

    def _row(
        self,
        plan: ProductPlan,
        model: str,
        field: str,
        old: Any,
        new: Any,
        *,
        action: str = "",
        record: BaseModel | None = None,
        variant: str = "",
        sku: str = "",
    ) -> PlannedChange:
        return PlannedChange(
            external_id=plan.source.external_id,
            name=plan.source.title,
            variant=variant,
            sku=sku,
            model=model,
            action=str(action.value if isinstance(action, Action) else action)
            or plan.action.value,
            field=field,
            label=self._text.label(model, field),
            old=self._text.value(model, field, old),
            new=self._text.value(model, field, new),
            record_id=record.id or 0 if record is not None else 0,
        )


def _options_before(move: Move) -> str:
    return _chosen_text((it.attribute_id.name, it.name) for it in move.leaves.sorted())


def _options_after(move: Move, structure: Structure) -> str:
    known = ((pair, structure.values.get(pair)) for pair in move.joins)
    return _chosen_text(
        (value.attribute_id.name, value.name) if value else pair
        for pair, value in known
    )


def _chosen_text(chosen: Iterable[Pair]) -> str:
    return options_text((name, [value]) for name, value in chosen)


def _about(variant: VariantPlan) -> dict[str, str]:
    """Return the title of a variant, and the SKU that it has after the import."""
    held = variant.record.default_code if variant.record else ""
    return {
        "variant": variant.source.title if variant.source.options else "",
        "sku": variant.values.get("default_code", held) or "",
    }
