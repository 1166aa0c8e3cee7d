"""Lines that stand on a placeholder, and whose product Odoo knows by now."""

from odoo.models import BaseModel

from ...order_life.sale_states import is_on_its_way
from ...records.money import LineKind
from ..plan import LinePlan
from .known import Found
from .products import OrderProducts


class StandIns:
    """Tells which lines get their product, and for which it is too late."""

    def __init__(self, shop: BaseModel, products: OrderProducts) -> None:
        self._shop = shop
        self._products = products

    def is_needed(self, line: LinePlan) -> bool:
        """Whether a line has no product yet; a person may have taken it out."""
        if not line.record:
            return not line.link
        return line.record.product_id in self._products.placeholders()

    def leaves(self, line: LinePlan, product: BaseModel) -> bool:
        """Whether a line is to get its product now."""
        return self._waits(line, product) and not is_on_its_way(line.record)

    def is_too_late(self, line: LinePlan, found: Found) -> bool:
        """Whether the placeholder was shipped, so that no stock fell."""
        return bool(
            found.product
            and line.record.state == "sale"
            and line.money.quantity
            and self._waits(line, found.product)
            and is_on_its_way(line.record)
        )

    def _waits(self, line: LinePlan, product: BaseModel) -> bool:
        record = line.record
        if not record or product == record.product_id or record.state == "cancel":
            return False
        known = self._products.placeholders()
        if line.money.kind is LineKind.SHIPPING:
            known |= self._shop.default_carrier_id.product_id
        return record.product_id in known
