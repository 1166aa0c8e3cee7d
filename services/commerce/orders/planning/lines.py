"""Values of the lines of sale orders."""

from collections.abc import Mapping
from typing import Any

from odoo.api import Environment
from odoo.models import BaseModel

from ...money.line_amounts import line_amounts, names_of, target_amounts
from ...money.manual_amounts import sale_line_values
from ...records.money import Amounts, LineKind, MoneyLine, TaxKey
from ...records.order import Item, Order, ShippingLine
from ...run.in_words import listed
from ..issues import OrderIssues
from ..plan import LinePlan, OrderPlan
from .carriers import OrderCarriers
from .known import Found, OrderKnown
from .products import OrderProducts
from .stand_ins import StandIns

STEP = 10
Shipping = ShippingLine | None


class OrderLines:
    """Plans the lines of orders: which product, what text, what money."""

    def __init__(
        self,
        env: Environment,
        known: OrderKnown,
        products: OrderProducts,
        carriers: OrderCarriers,
        taxes: Mapping[TaxKey, BaseModel],
        issues: OrderIssues,
        stand_ins: StandIns,
    ) -> None:
        self._env = env
        self._known = known
        self._products = products
        self._carriers = carriers
        self._taxes = taxes
        self._issues = issues
        self._stand_ins = stand_ins
        self._digits = env["decimal.precision"].precision_get("Discount")

    def plan(self, plan: OrderPlan, currency: BaseModel, defaults: dict) -> None:
        """Add what is to happen to each line, and what a person must know of them."""
        order = plan.source
        links = dict(self._known.lines[plan.link.id]) if plan.link else {}
        items = {item.external_id: item for item in order.items}
        shipping = {line.external_id: line for line in order.shipping}
        problems: dict[str, list[str]] = {}
        for position, money in enumerate(plan.money.lines, 1):
            item = items.get(money.key)
            link = links.pop(money.key, self._env["commerce.order.line"])
            found, product = self._product(money, item, shipping.get(money.key))
            line = LinePlan(money, item, link, link.sale_line_id, position)
            if found.problem and self._stand_ins.is_needed(line):
                problems.setdefault(found.problem, []).append(item.title)
            if self._stand_ins.is_too_late(line, found):
                problems.setdefault("placeholder_shipped", []).append(item.title)
            text = self._text(line, shipping.get(money.key))
            line.link_values = self._link_values(line, text)
            if self._is_news(line, product):
                line.values = self._values(line, text, product, currency)
                if not line.record:
                    line.values = self._new_values(line, product, defaults)
            plan.lines.append(line)
        self._add_headings(plan)
        self._empty(plan, links, currency)
        plan.issues += self._issues.of_lines(order, problems)
        if titles := listed(self._unknown_shipping(order)):
            told = self._issues.of(order, "unknown_delivery", titles=titles)
            plan.issues.append(told)

    # Products

    def _product(
        self, money: MoneyLine, item: Item | None, shipping: Shipping
    ) -> tuple[Found, BaseModel]:
        if item and money.kind is LineKind.ITEM:
            found = self._known.product_of(item)
            if item.is_gift_card and not found.product:
                found = Found(found.product)
            return found, found.product or self._products.for_item(item)
        nothing = Found(self._env["product.product"])
        if shipping:
            return nothing, self._carriers.of(shipping).product_id
        return nothing, self._products.for_kind(money.kind)

    def _unknown_shipping(self, order: Order) -> list[str]:
        lines = order.shipping
        return [it.title for it in lines if self._carriers.is_unknown(it, order)]

    # News

    def _is_news(self, line: LinePlan, product: BaseModel) -> bool:
        """Whether the shop says more of a line than Odoo was told."""
        if not line.link:
            return True
        link = line.link
        if link.amounts != line.link_values["amounts"]:
            return True
        if not line.record:
            return False  # a person took it out
        if link.baseline != line.link_values["baseline"]:
            return True
        return self._stand_ins.leaves(line, product) or self._gets_taxes(line)

    def _gets_taxes(self, line: LinePlan) -> bool:
        """Whether a tax that nobody had chosen is known by now."""
        waiting = line.record.tax_ids.filtered("is_channel_placeholder")
        if not waiting or line.record.state == "sale":
            return False
        return any(self._taxes[key] not in waiting for key in line.money.taxes)

    # Values

    def _values(
        self, line: LinePlan, text: str, product: BaseModel, currency: BaseModel
    ) -> dict[str, Any]:
        values = self._money(line, currency) if self._is_money_news(line) else {}
        if line.record and self._stand_ins.leaves(line, product):
            values = {**_kept_money(line.record), **values}
            values |= {"product_id": product.id, "product_uom_id": product.uom_id.id}
            values["name"] = line.record.name
        before = (line.link.baseline or {}).get("text") if line.link else None
        if text != before:
            values["name"] = text
        return values

    def _is_money_news(self, line: LinePlan) -> bool:
        """Whether the line's money is the shop's to say; else a person's word stays."""
        if not line.record or line.link.amounts != line.link_values["amounts"]:
            return True
        return self._gets_taxes(line)

    def _money(self, line: LinePlan, currency: BaseModel) -> dict[str, Any]:
        taxes = kept_taxes(line) or [self._taxes[key].id for key in line.money.taxes]
        values = sale_line_values(line.money, taxes, currency.id, self._digits)
        if _is_quantity_alone(line) and _is_repriced(line.record):
            quantity = values["product_uom_qty"]
            return {**_kept_money(line.record), "product_uom_qty": quantity}
        return values

    def _new_values(self, line: LinePlan, product: BaseModel, defaults: dict) -> dict:
        return {
            **defaults,
            **line.values,
            "name": line.values.get("name") or line.link_values["baseline"]["text"],
            "sequence": line.position * STEP,
            "product_id": product.id,
            "product_uom_id": product.uom_id.id,
            "customer_lead": product.sale_delay,
            "is_delivery": line.money.kind is LineKind.SHIPPING,
        }

    def _text(self, line: LinePlan, shipping: Shipping) -> str:
        if line.item and line.money.kind is LineKind.ITEM:
            return line.item.text
        title = self._title(line.money)
        return f"{title}\n{shipping.text}" if shipping and shipping.text else title

    def _title(self, money: MoneyLine) -> str:
        if money.kind is LineKind.DUTY:
            return self._env._("Duties %(code)s", code=money.title).strip()
        if money.kind is LineKind.REFUND:
            return self._beside_items(money)
        if money.kind is LineKind.ROUNDING:
            return self._env._("Cash rounding")
        if money.kind is LineKind.TIP:
            return self._env._("Tip")
        return money.title or self._env._("Fee")

    def _beside_items(self, money: MoneyLine) -> str:
        """Name money of a refund that belongs to no item, by where it goes and why."""
        if money.quantity < 0:
            return self._env._("Refund without items")
        kept = {
            "restock": self._env._("Restocking fee"),
            "damage": self._env._("Kept for damage"),
            "pending_refund_discrepancy": self._env._("Refund not paid out yet"),
        }
        return kept.get(money.reason) or self._env._("Kept of a refund")

    def _link_values(self, line: LinePlan, text: str) -> dict[str, Any]:
        money, item = line.money, line.item
        return {
            "external_id": money.key,
            "kind": money.kind.value,
            "position": line.position,
            "title": money.title or text,
            "sku": (item and item.sku) or False,
            "variant_external_id": (item and item.variant_external_id) or False,
            "requires_shipping": bool(item and item.requires_shipping),
            "ordered_quantity": money.ordered_quantity,
            "quantity": money.quantity,
            "fulfilled_quantity": item.shipped if item else 0,
            "amounts": line_amounts(money),
            "baseline": {"text": text},
        }

    # Lines around

    def _add_headings(self, plan: OrderPlan) -> None:
        """Put a bundle's name above the first of its parts that comes in."""
        parts = [it for it in plan.lines if it.item and it.item.bundle]
        known = {it.item.bundle.external_id for it in parts if it.link}
        for line in parts:
            bundle = line.item.bundle
            if bundle.external_id not in known:
                known.add(bundle.external_id)
                line.heading = f"{bundle.quantity} × {bundle.title}"

    def _empty(
        self, plan: OrderPlan, links: Mapping[str, BaseModel], currency: BaseModel
    ) -> None:
        """Take the money off lines that the shop does not tell of any more."""
        for key, link in links.items():
            gone = MoneyLine(
                key=key,
                kind=LineKind(link.kind),
                title=link.title or "",
                unit_price=Amounts().net,
                taxes=(),
                ordered_quantity=0,
                ordered=Amounts(),
                quantity=0,
                current=Amounts(),
            )
            line = LinePlan(gone, None, link, link.sale_line_id, link.position)
            line.link_values = {"amounts": line_amounts(gone), "quantity": 0}
            if link.amounts != line.link_values["amounts"] and link.sale_line_id:
                line.values = sale_line_values(gone, [], currency.id, self._digits)
            plan.lines.append(line)


def kept_taxes(line: LinePlan) -> list[int]:
    """Return the taxes that documents tell of: invoiced lines keep them.

    Unless the shop taxes them by others now.
    """
    if _has_other_taxes(line):
        return []
    invoiced = line.record.invoice_lines
    if all(it.parent_state == "cancel" for it in invoiced):
        return []
    exact = (line.record.extra_tax_data or {}).get("exact") or {}
    taxes = [int(tax) for tax, _amount in exact.get("taxes", ())]
    return taxes if len(taxes) == len(line.money.taxes) else []


def _has_other_taxes(line: LinePlan) -> bool:
    """Whether the shop taxes a line by others than it did, wherever it goes."""
    known = ((line.link.amounts if line.link else None) or {}).get("taxes")
    return known is not None and names_of(known) != target_amounts(line.money)["of"]


def _is_quantity_alone(line: LinePlan) -> bool:
    """Whether the shop sells more or less of a line, at the price that it had."""
    known, now = line.link.amounts or {}, line.link_values["amounts"]
    others = {name for name, value in now.items() if known.get(name) != value}
    return "current" in others and others <= {"current", "ordered"}


def _is_repriced(record: BaseModel) -> bool:
    """Whether a person gave a line another price than the shop's."""
    data, compare = record.extra_tax_data, record.currency_id.compare_amounts
    return bool(data) and any(
        compare(record[name], data[name]) for name in ("price_unit", "discount")
    )


def _kept_money(record: BaseModel) -> dict[str, Any]:
    """Return a line's money as it is, which Odoo would reckon for a new product."""
    return {
        "price_unit": record.price_unit,
        # Odoo keeps a price that differs from this one, even if it is 0.
        "technical_price_unit": record.price_unit + 1,
        "discount": record.discount,
        "tax_ids": [(6, 0, record.tax_ids.ids)],
    }
