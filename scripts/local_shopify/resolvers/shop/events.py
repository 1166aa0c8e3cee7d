"""What happened to records; the one trace that a deleted one leaves."""

from typing import Any

from graphql import GraphQLResolveInfo

from ...base.store import Record
from ...search import fields as search_fields
from ..paging import BY_ID, moment, page, pages_of
from ..registry import resolves

SORTS = BY_ID | {"CREATED_AT": moment("createdAt")}


@resolves("QueryRoot", "events")
def events(_root: Any, info: GraphQLResolveInfo, **arguments: Any) -> Any:
    records = info.context.store.events.values
    return page(info, "events", records, arguments, SORTS, search_fields.EVENT)


@resolves("Product", "events")
def events_of_product(
    product: Record, info: GraphQLResolveInfo, **arguments: Any
) -> Any:
    events = info.context.store.events.values()
    own = [event for event in events if event["subjectId"] == product["id"]]
    return pages_of(info, own, arguments)
