"""Asks Shopify which products it deleted. Network only."""

from ..client.sizes import SHOPIFY_PAGE_SIZE
from ..gql.client import Client
from ..gql.get_destroyed_products import GetDestroyedProductsEventsNodesBasicEvent


def deleted_since(client: Client, since: str) -> set[str]:
    """Return the ids of products whose deletion Shopify tells of.

    Source: https://shopify.dev/docs/api/admin-graphql/latest/queries/events
    """
    query = f"subject_type:PRODUCT action:destroy created_at:>='{since}'"
    external_ids: set[str] = set()
    after, more = None, True
    while more:
        events = client.get_destroyed_products(
            first=SHOPIFY_PAGE_SIZE, after=after, query=query
        ).events
        external_ids |= {
            event.subject_id
            for event in events.nodes
            if isinstance(event, GetDestroyedProductsEventsNodesBasicEvent)
        }
        after, more = events.page_info.end_cursor, events.page_info.has_next_page
    return external_ids
