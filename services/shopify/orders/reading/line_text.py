"""What a line of an order says to a person. Pure."""

from collections.abc import Mapping

from ...gql.fragments import DiscountAllocationFields, LineItemFields, OrderFields

# Attributes whose name begins so are the theme's own business.
HIDDEN = "_"


def item_text(item: LineItemFields, discounts: Mapping[int, str]) -> str:
    """Title, options, what the customer wrote, and the discounts of a line."""
    rows = [item.title.strip() or item.name.strip()]
    if item.variant_title and item.variant_title != "Default Title":
        rows.append(item.variant_title)
    rows += [
        f"{it.key}: {it.value}"
        for it in item.custom_attributes
        if it.value and not it.key.startswith(HIDDEN)
    ]
    return "\n".join([*rows, *discount_names(item.discount_allocations, discounts)])


def discount_names(
    allocations: list[DiscountAllocationFields], discounts: Mapping[int, str]
) -> list[str]:
    """Names of the discounts that a line got, each once."""
    names = (discounts.get(it.discount_application.index, "") for it in allocations)
    return list(dict.fromkeys(filter(None, names)))


def discounts_of(order: OrderFields) -> dict[int, str]:
    """The name of each discount of an order, by its index: its code, else its title."""
    return {
        it.index: (
            getattr(it, "code", None) or getattr(it, "title", None) or ""
        ).strip()
        for it in order.discount_applications.nodes
    }


def group_text(item: LineItemFields) -> str:
    """Name of the bundle that a line is a part of, with its quantity."""
    group = item.line_item_group
    return f"{group.quantity} × {group.title}" if group else ""
