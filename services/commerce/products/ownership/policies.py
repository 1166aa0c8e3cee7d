"""What a shop decided about who owns which fact of its products."""

from odoo.api import Environment
from odoo.fields import Domain
from odoo.models import BaseModel

from .owner import Owner
from .table import BY_KEY, policy_key

OF_SHOP = ""
COST = "unitCost"


class Policies:
    """Owners of facts: as chosen for a record, else for the shop, else by the table.

    Read with one statement, when the first is asked for.

    :param products: links of the products that are asked about; without it any may be
    """

    def __init__(
        self, env: Environment, shop: BaseModel, products: BaseModel | None = None
    ) -> None:
        self._model = env["commerce.field.policy"].sudo()
        self._shop = shop
        self._products = products
        self._chosen: dict[tuple[str, str], Owner] | None = None

    def of(self, fact: str, link: BaseModel) -> Owner:
        """Return who owns a fact of a product or a variant.

        :param fact: as a baseline calls it
        :param link: of the product or the variant
        """
        key, chosen = policy_key(fact), self._read()
        of_record = chosen.get((key, _named(link)))
        return of_record or chosen.get((key, OF_SHOP)) or self._usual(key)

    def owned_by_shop(self) -> set[str]:
        """Return the keys of all facts that the shop owns, of any record."""
        chosen = self._read()
        return {key for (key, _), owner in chosen.items() if owner is Owner.SHOP}

    def _usual(self, key: str) -> Owner:
        """Return the table's owner; where costs come in, both sides may change them."""
        if key == COST and self._shop.take_over_cost:
            return Owner.NEWER
        return BY_KEY[key].owner if key in BY_KEY else Owner.NEWER

    def _read(self) -> dict[tuple[str, str], Owner]:
        if self._chosen is None:
            asked = Domain("channel_id", "=", self._shop.id)
            if self._products is not None:
                ids = [False, *self._products.ids]
                asked &= Domain("commerce_product_id", "in", ids)
            rows = self._model.search_fetch(
                asked,
                ["fact", "owner", "commerce_product_id", "commerce_variant_id"],
                order="id",
            )
            self._chosen = {
                (row.fact, _named(row._record())): Owner(row.owner) for row in rows
            }
        return self._chosen


def _named(link: BaseModel) -> str:
    return f"{link._name},{link.id}" if link else OF_SHOP
