"""An order with all that belongs to it, its refunds included."""

from collections.abc import Sequence

from ...gql.fragments import OrderFields, RefundFields


class FullOrder(OrderFields):
    """What a page tells of an order, and its refunds, which no page has room for."""

    full_refunds: list[RefundFields] = []
    # What it lacks though Shopify shows it of others; see `PersonalData`.
    not_withheld: list[str] = []

    @classmethod
    def of(cls, order: OrderFields, refunds: Sequence[RefundFields]) -> "FullOrder":
        """Put an order and its refunds together, without reading them again."""
        return cls.model_construct(
            order.model_fields_set | {"full_refunds"},
            **dict(order),
            full_refunds=list(refunds),
        )
