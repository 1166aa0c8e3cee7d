"""Lines of a Shopify order as records, and what they say to a person. Pure."""

from collections.abc import Iterable, Iterator, Mapping

from ....commerce.records.order import Bundle, Item, ShippingLine
from ...gql.fragments import DiscountAllocationFields, LineItemFields, OrderFields
from .money.ordered import keyed_shipping

# Attributes whose name begins so are the theme's own business.
HIDDEN = "_"


def read_items(order: OrderFields) -> tuple[Item, ...]:
    """Read the line items of an order."""
    discounts = discounts_of(order)
    return tuple(_item(item, discounts) for item in order.line_items.nodes)


def read_shipping(order: OrderFields) -> tuple[ShippingLine, ...]:
    """Read the shipping lines of an order, removed ones as well."""
    discounts = discounts_of(order)
    return tuple(
        ShippingLine(
            external_id=key,
            title=line.title,
            code=line.code or "",
            text="\n".join(discount_names(line.discount_allocations, discounts)),
            is_removed=line.is_removed,
        )
        for key, line in keyed_shipping(order)
    )


def _item(item: LineItemFields, discounts: Mapping[int, str]) -> Item:
    open_ = item.unfulfilled_quantity + item.non_fulfillable_quantity
    is_sent = item.non_fulfillable_quantity < item.quantity
    group = item.line_item_group
    return Item(
        external_id=item.id,
        title=item.name,
        text="\n".join(_rows(item, discounts)),
        quantity=item.quantity,
        current_quantity=item.current_quantity,
        shipped=max(item.quantity - open_, 0),
        delivered=max(item.current_quantity - item.unfulfilled_quantity, 0)
        if is_sent
        else None,
        sku=item.sku or "",
        variant_external_id=item.variant.id if item.variant else "",
        is_gift_card=item.is_gift_card,
        requires_shipping=item.requires_shipping,
        bundle=group and Bundle(group.id, group.title, group.quantity),
    )


def _rows(item: LineItemFields, discounts: Mapping[int, str]) -> Iterator[str]:
    """Yield title, options, what the customer wrote, and the discounts of a line."""
    yield item.title.strip() or item.name.strip()
    if item.variant_title and item.variant_title != "Default Title":
        yield item.variant_title
    for it in item.custom_attributes:
        if it.value and not it.key.startswith(HIDDEN):
            yield f"{it.key}: {it.value}"
    yield from discount_names(item.discount_allocations, discounts)


def discount_names(
    allocations: Iterable[DiscountAllocationFields], discounts: Mapping[int, str]
) -> list[str]:
    """Return the names of the discounts that a line got, each once."""
    names = (discounts.get(it.discount_application.index, "") for it in allocations)
    return list(dict.fromkeys(filter(None, names)))


def discounts_of(order: OrderFields) -> dict[int, str]:
    """Name each discount of an order, by its index: its code, else its title."""
    return {
        it.index: (
            getattr(it, "code", None) or getattr(it, "title", None) or ""
        ).strip()
        for it in order.discount_applications.nodes
    }
