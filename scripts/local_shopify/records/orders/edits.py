"""Edits of orders that the shop holds."""

from decimal import Decimal
from typing import Any

from ...base.gid import gid, number_of
from ...base.store import Record
from ...orders.derive import derived
from ...orders.edits import LISTS, Edit, StagedDiscount, added_node
from ...orders.money import purse_of
from .writer import OrderWriter

Given = dict[str, Any]


def edit_order(
    writer: OrderWriter,
    order: Record,
    quantities: list[Given] | None = None,
    add: list[Given] | None = None,
    discounts: list[Given] | None = None,
    add_shipping: list[Given] | None = None,
    remove_shipping: list[Given] | None = None,
    at: str | None = None,
) -> None:
    """Edit an order at once.

    :param quantities: {"id" or "index", "quantity", "restock"}
    :param add: {"variantId"} or {"title", "price"}, with "quantity" and "taxable"
    :param discounts: {"id" or "index", "fixed" (of each unit) or "percent"}
    :param add_shipping: {"title", "price"}
    :param remove_shipping: {"id" or "index"}
    """
    edit = Edit.begin(order)
    for each in add or []:
        add_line(writer, edit, each)
    for each in quantities or []:
        restock = bool(each.get("restock"))
        edit.set_quantity(_line_id(order, each), each["quantity"], restock)
    for each in discounts or []:
        stage_discount(writer, edit, _line_id(order, each), each)
    for each in add_shipping or []:
        stage_shipping(writer, edit, each)
    for each in remove_shipping or []:
        lines = order["shippingLines"]
        edit.removed_shipping.add(each.get("id") or lines[each["index"]]["id"])
    commit(writer, order, edit, at)


def commit(
    writer: OrderWriter, order: Record, edit: Edit, at: str | None = None
) -> None:
    """Let an order be what an edit made of it."""
    moment = at or writer.store.clock.stamp()
    result = edit.result(writer.store.next_id, moment)
    order["originalTotalPriceSet"] = derived(order)["originalTotalPriceSet"]
    for name in LISTS:
        order[name] = result[name]
    order["edited"] = True
    order["closedAt"] = None
    writer.touch(order, moment)


def add_line(writer: OrderWriter, edit: Edit, given: Given) -> str:
    """Stage a new line; its id."""
    order, store = edit.before, writer.store
    variant = store.variants.get(number_of(given.get("variantId") or ""))
    node = _of_variant(writer, variant) if variant else {}
    price = variant["price"] if variant else given["price"]
    purse = purse_of(order)
    node |= {
        "id": store.next_id("LineItem"),
        "quantity": given.get("quantity", 1),
        "taxable": given.get("taxable", variant["taxable"] if variant else True),
        "requiresShipping": given.get("requiresShipping", bool(variant)),
        # A catalogue's prices may be finer than the order's currency.
        "originalUnitPriceSet": purse.show(
            purse.round(purse.read_amount(price, given.get("currency")))
        ),
    }
    node["title"] = node.get("title") or given["title"]
    edit.lines[node["id"]] = added_node(order, node)
    return node["id"]


def _of_variant(writer: OrderWriter, variant: Record) -> Record:
    product = writer.store.product_of(variant)
    title = variant["title"]
    return {
        "title": product["title"],
        "variantTitle": None if title == "Default Title" else title,
        "sku": variant["sku"],
        "vendor": product["vendor"],
        "variantId": variant["id"],
        "productId": product["id"],
    }


def stage_discount(
    writer: OrderWriter, edit: Edit, line_id: str, given: Given
) -> StagedDiscount:
    """Stage a discount of a line: {"fixed", "currency"} or {"percent"}."""
    purse, fixed = purse_of(edit.before), given.get("fixed")
    number = number_of(writer.store.next_id("CalculatedManualDiscountApplication"))
    percent = None if fixed is not None else Decimal(str(given.get("percent") or 0))
    staged = StagedDiscount(
        id=gid("CalculatedManualDiscountApplication", number),
        line_id=line_id,
        description=given.get("description") or "",
        fixed=None
        if fixed is None
        else purse.read_amount(fixed, given.get("currency")),
        percent=percent,
    )
    edit.discounts[staged.id] = staged
    return staged


def stage_shipping(writer: OrderWriter, edit: Edit, given: Given) -> Record:
    """Stage a new shipping line: {"title", "price", "currency"}."""
    purse = purse_of(edit.before)
    price = purse.read_amount(given["price"], given.get("currency"))
    node = {
        "id": writer.store.next_id("ShippingLine"),
        "title": given["title"],
        "custom": True,
        "originalPriceSet": purse.show(price),
    }
    edit.shipping[node["id"]] = node
    return node


def _line_id(order: Record, given: Given) -> str:
    return given.get("id") or order["lineItems"][given["index"]]["id"]
