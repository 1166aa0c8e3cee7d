"""Asks Shopify which products it deleted. Network only."""

from collections.abc import Sequence

from ..client.sizes import SHOPIFY_PAGE_SIZE
from ..gql.client import Client
from ..gql.get_destroyed_products import GetDestroyedProductsEventsNodesBasicEvent


class ProductGoneSource:
    """Deleted products of one shop."""

    def __init__(self, client: Client) -> None:
        self._client = client

    def still_there(self, external_ids: Sequence[str]) -> set[str]:
        """Return those of some ids that Shopify has; at most 250 in one call."""
        return {
            node.id
            for node in self._client.get_product_ids(list(external_ids)).nodes
            if node
        }

    def deleted_since(self, since: str) -> set[str]:
        """Return the ids of products whose deletion Shopify tells of.

        Source: https://shopify.dev/docs/api/admin-graphql/latest/queries/events
        """
        query = f"subject_type:PRODUCT action:destroy created_at:>='{since}'"
        external_ids: set[str] = set()
        after, more = None, True
        while more:
            events = self._client.get_destroyed_products(
                first=SHOPIFY_PAGE_SIZE, after=after, query=query
            ).events
            external_ids |= {
                event.subject_id
                for event in events.nodes
                if isinstance(event, GetDestroyedProductsEventsNodesBasicEvent)
            }
            after, more = events.page_info.end_cursor, events.page_info.has_next_page
        return external_ids
