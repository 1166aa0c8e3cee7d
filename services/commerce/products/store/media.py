"""Lists a page's images; a later phase downloads them."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from odoo.api import Environment
from odoo.models import BaseModel

from ...images.store import pause
from ...records.facts import Action
from ..media_values import media_values
from ..plan import ProductPlan

# States in which an image waits for a phase to look at it.
DUE = ("waiting", "processing", "failed")
READ = (
    "commerce_product_id",
    "external_id",
    "position",
    "alt",
    "media_type",
    "url",
    "variant_external_ids",
    "state",
)


class ProductMedia:
    """Follows which images the products of a page have; one look-up for all."""

    def __init__(self, env: Environment, shop: BaseModel) -> None:
        self._env = env
        self._shop = shop
        self._new: list[dict[str, Any]] = []
        self._pending = env["commerce.product"]

    def store(self, plans: Iterable[ProductPlan]) -> None:
        """Create, change and mark the rows of these products' media."""
        linked = [plan for plan in plans if plan.link and plan.record]
        known = self._known(linked)
        for plan in linked:
            self._follow(plan, known.get(plan.link.id, {}))
        self._env["commerce.media"].create(self._new)
        if self._pending:
            self._pending.images_pending = True

    def _known(self, plans: list[ProductPlan]) -> dict[int, dict[str, BaseModel]]:
        """Rows of the products that were in Odoo before, by link and id."""
        links = [plan.link.id for plan in plans if plan.action is not Action.CREATE]
        known: dict[int, dict[str, BaseModel]] = {}
        if links:
            rows = self._env["commerce.media"].search_fetch(
                [("commerce_product_id", "in", links)], READ, order="id"
            )
            for row in rows:
                known.setdefault(row.commerce_product_id.id, {})[row.external_id] = row
        return known

    def _follow(self, plan: ProductPlan, known: dict[str, BaseModel]) -> None:
        for media in plan.source.media:
            row, values = known.pop(media.external_id, None), media_values(media)
            if row is None:
                self._new.append(self._row(plan, values, media.state))
            else:
                self._change(plan, row, values, media.state)
        gone = [row for row in known.values() if row.state != "gone"]
        for row in gone:
            row.write({"state": "gone", "retry_at": False})
        if gone:
            self._mark(plan)

    def _row(self, plan: ProductPlan, values: dict, state: str) -> dict[str, Any]:
        self._mark(plan)
        return {
            **values,
            **self._begun(state),
            "channel_id": self._shop.id,
            "commerce_product_id": plan.link.id,
        }

    def _change(
        self, plan: ProductPlan, row: BaseModel, values: dict, state: str
    ) -> None:
        """Write what differs; what is stored stays so while its address does."""
        changed = {
            name: it
            for name, it in values.items()
            if (row[name] or False) != (it or False)
        }
        if self._is_to_be_looked_at(row, changed, state):
            changed |= self._begun(state)
        if changed:
            row.write(changed)
            self._mark(plan)

    def _is_to_be_looked_at(self, row: BaseModel, changed: dict, state: str) -> bool:
        if row.state == "gone" or "url" in changed and state == "waiting":
            return True
        return state != "waiting" and state != row.state and row.state != "stored"

    def _begun(self, state: str) -> dict[str, Any]:
        """A state at its start: what is ready is due, what is not a while later."""
        now = self._env.cr.now()
        is_late = state == "processing"
        return {
            "state": state,
            "retry_at": state in DUE and now + (pause(0) if is_late else timedelta()),
            "waiting_since": now,
            "tries": int(is_late),
            "error": False,
        }

    def _mark(self, plan: ProductPlan) -> None:
        self._pending |= plan.link
        if plan.overwrite and not plan.link.images_overwrite:
            plan.link.images_overwrite = True
