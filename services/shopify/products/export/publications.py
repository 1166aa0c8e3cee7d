"""Where Shopify shows products: the online store, if the app may publish there."""

from functools import cached_property

from ...client.readable_client import ShopifyClient
from ...errors import ShopifyScopeError
from ..writing.call import Call
from .sender import Refusal

# In our own words: nothing was asked.
NOT_GRANTED = Refusal(Call("PublishProduct", {}), (), "", "NOT_GRANTED")


class Publications:
    """Publications of one shop that Odoo's products are shown on. Network only.

    Source: https://shopify.dev/docs/api/admin-graphql/latest/objects/Publication
    """

    def __init__(self, client: ShopifyClient) -> None:
        self._client = client

    @cached_property
    def ids(self) -> list[str]:
        """Ids of the publications; none where the app may not know them.

        Whatever its name, the online store alone takes products for a later date.
        """
        try:
            nodes = self._client.get_publications().publications.nodes
        except ShopifyScopeError:
            return []
        return [it.id for it in nodes if it.supports_future_publishing]

    def learn(self) -> None:
        """Ask for them now, once, while the network may be used."""
        len(self.ids)

    def call(self, external_id: str, *, is_shown: bool) -> list[Call]:
        """Return what shows a product there, or shows it no more."""
        if not self.ids:
            return []
        places = [{"publicationId": it} for it in self.ids]
        name = "PublishProduct" if is_shown else "UnpublishProduct"
        return [Call(name, {"id": external_id, "publications": places})]
