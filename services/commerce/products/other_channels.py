"""What other shops have of the products that a shop shares with them."""

from odoo.api import Environment
from odoo.models import BaseModel


class OtherShops:
    """Looks at the links of every other shop that is in use, of any company."""

    def __init__(self, env: Environment, shop: BaseModel) -> None:
        # A shared product may be sold by companies that the run's user does not see.
        self._env = env(su=True)
        self._shop = shop

    def selling(self, variants: BaseModel) -> BaseModel:
        """Return those of some variants that another shop has."""
        return self._bound("commerce.variant", "product_id", variants).product_id

    def showing(self, templates: BaseModel) -> BaseModel:
        """Return those of some templates that another shop has published."""
        links = self._bound("commerce.product", "product_tmpl_id", templates)
        return links.filtered(was_published).product_tmpl_id

    def _bound(self, model: str, field: str, records: BaseModel) -> BaseModel:
        if not records:
            return self._env[model]
        return self._env[model].search(
            [
                ("channel_id", "!=", self._shop.id),
                ("channel_id.active", "=", True),
                ("state", "=", "bound"),
                (field, "in", records.ids),
            ]
        )


def was_published(link: BaseModel) -> bool:
    """Tell whether a shop showed a product when it was last imported."""
    return bool((link.baseline or {}).get("published"))
