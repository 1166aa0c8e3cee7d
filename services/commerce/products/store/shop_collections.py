"""Collections of a shop, and which products are in them."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from odoo.api import Environment
from odoo.fields import Command
from odoo.models import BaseModel

from ...records.product import Collection, Product
from ..plan import ProductPlan


class ShopCollections:
    """The collections of a page's products: found, made, renamed as the shop does."""

    def __init__(
        self, env: Environment, shop: BaseModel, products: Sequence[Product]
    ) -> None:
        self._env = env
        self._shop = shop
        self._named = {
            it.external_id: it for each in products for it in each.collections
        }
        self._records = self._follow() if self._named else {}

    def values(self, plan: ProductPlan) -> dict[str, list]:
        """Values of a link that is not there yet."""
        ids = self._wanted(plan).ids
        return {"collection_ids": [Command.set(ids)]} if ids and not plan.link else {}

    def apply(self, plans: Iterable[ProductPlan]) -> None:
        """Bring linked products into their collections: one write per collection."""
        commands: dict[BaseModel, list[Command]] = defaultdict(list)
        for plan in plans:
            link, wanted = plan.link, self._wanted(plan)
            before = (link.baseline or {}).get("collections", [])
            if before == plan.facts["collections"]:
                continue
            for collection in link.collection_ids - wanted:
                commands[collection].append(Command.unlink(link.id))
            for collection in wanted - link.collection_ids:
                commands[collection].append(Command.link(link.id))
        for collection, changes in commands.items():
            collection.commerce_product_ids = changes

    def _wanted(self, plan: ProductPlan) -> BaseModel:
        return self._env["commerce.collection"].union(
            *(self._records[it.external_id] for it in plan.source.collections)
        )

    def _follow(self) -> dict[str, BaseModel]:
        found = self._env["commerce.collection"].search_fetch(
            [
                ("channel_id", "=", self._shop.id),
                ("external_id", "in", list(self._named)),
            ],
            ["external_id", "title", "handle"],
        )
        known = {record.external_id: record for record in found}
        for external_id, record in known.items():
            self._rename(record, self._named[external_id])
        missing = [
            it for external_id, it in self._named.items() if external_id not in known
        ]
        made = self._env["commerce.collection"].create(
            [
                {
                    "channel_id": self._shop.id,
                    "external_id": it.external_id,
                    **_names(it),
                }
                for it in missing
            ]
        )
        return known | {record.external_id: record for record in made}

    def _rename(self, record: BaseModel, source: Collection) -> None:
        values = _names(source)
        if any(record[name] != value for name, value in values.items()):
            record.write(values)


def _names(collection: Collection) -> dict[str, str]:
    return {"title": collection.title, "handle": collection.handle}
