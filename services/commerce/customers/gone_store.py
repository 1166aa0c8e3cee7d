"""Marks the customers that the shop deleted or merged. Nothing of Odoo is deleted."""

from collections.abc import Sequence

from odoo.api import Environment
from odoo.models import BaseModel

from ..run.known_links import bound_links
from ..run.page_result import PageResult


class CustomerGoneStore:
    """Marks links of one shop; the contacts stay, with all that they bought."""

    def __init__(self, env: Environment, shop: BaseModel) -> None:
        self._env = env
        self._shop = shop

    def store(self, external_ids: Sequence[str]) -> PageResult:
        """Mark customers, which a run may meet as deleted again and again."""
        links = bound_links(self._env["commerce.customer"], self._shop, external_ids)
        links.address_ids.state = "gone"
        links.state = "gone"
        return PageResult(counters={"gone_count": len(links)})
