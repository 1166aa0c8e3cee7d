"""Publications: which there are, and what is published there."""

from collections.abc import Callable
from typing import Any

from graphql import GraphQLResolveInfo

from ...base.clock import read_stamp, stamp
from ...base.errors import not_kept, user_error
from ...base.store import Record
from ...records.products.publications import (
    is_published,
    of_publication,
    placed,
    publish,
    unpublish,
)
from ...search import fields as search_fields
from ..paging import BY_ID, page, pages_of
from ..registry import resolves
from ..shop.nodes import find_node
from .fields import SORTS

Payload = dict[str, Any]
# Words that nobody has seen.
NO_RECORD = "Publishable does not exist"
NO_PUBLICATION = "Publication does not exist or is not publishable"
NO_FUTURE = "A future publish date is only supported for the online store"


@resolves("QueryRoot", "publications")
def publications(_root: Any, info: GraphQLResolveInfo, **arguments: Any) -> Any:
    if arguments.get("catalogType") not in (None, "APP", "NONE"):
        return pages_of(info, [], arguments)
    records = info.context.store.publications.values
    return page(info, "publications", records, arguments, BY_ID, {})


@resolves("QueryRoot", "publicationsCount")
def publications_count(_root: Any, info: GraphQLResolveInfo, **_how: Any) -> Payload:
    return _exactly(len(info.context.store.publications))


@resolves("QueryRoot", "publication")
def publication(_root: Any, info: GraphQLResolveInfo, id: str) -> Record | None:
    return find_node(info.context.store, id)


@resolves("Publication", "includedProducts", "products")
def products_there(record: Record, info: GraphQLResolveInfo, **arguments: Any) -> Any:
    def found() -> list[Record]:
        return _products(record, info)

    key = f"products of {record['id']} at {info.context.store.clock.stamp()}"
    return page(info, key, found, arguments, SORTS, search_fields.PRODUCT)


@resolves("Publication", "includedProductsCount")
def products_count(record: Record, info: GraphQLResolveInfo, **_how: Any) -> Payload:
    return _exactly(len(_products(record, info)))


@resolves("Product", "resourcePublications", "resourcePublicationsV2", "publications")
@resolves(
    "Collection", "resourcePublications", "resourcePublicationsV2", "publications"
)
def resource_publications(
    record: Record,
    info: GraphQLResolveInfo,
    onlyPublished: bool = True,
    catalogType: str | None = None,
    **arguments: Any,
) -> Any:
    known = placed(info.context.store, record, onlyPublished)
    found = known if catalogType in (None, "APP", "NONE") else []
    return pages_of(info, found, arguments)


@resolves("Product", "resourcePublicationsCount", "availablePublicationsCount")
@resolves("Collection", "resourcePublicationsCount", "availablePublicationsCount")
def resource_publications_count(
    record: Record, info: GraphQLResolveInfo, onlyPublished: bool = True
) -> Payload:
    return _exactly(len(placed(info.context.store, record, onlyPublished)))


@resolves("Product", "unpublishedPublications")
@resolves("Collection", "unpublishedPublications")
def unpublished(record: Record, info: GraphQLResolveInfo, **arguments: Any) -> Any:
    there = record["publications"]
    all_of_them = info.context.store.publications.values()
    found = [each for each in all_of_them if each["id"] not in there]
    return pages_of(info, found, arguments)


@resolves("Product", "publishedOnPublication")
@resolves("Collection", "publishedOnPublication")
def published_on(record: Record, info: GraphQLResolveInfo, publicationId: str) -> bool:
    return is_published(record, publicationId, info.context.store.clock.stamp())


@resolves("Product", "publishedOnCurrentPublication", "publishedOnCurrentChannel")
@resolves("Collection", "publishedOnCurrentPublication", "publishedOnCurrentChannel")
def published_here(record: Record, info: GraphQLResolveInfo) -> bool:
    """The app that calls has no publication of its own."""
    return False


@resolves("Mutation", "publishablePublish")
def publishable_publish(
    _root: Any, info: GraphQLResolveInfo, id: str, input: list[Payload]
) -> Payload:
    now = info.context.store.clock.stamp()

    def act(record: Record, given: Payload) -> bool:
        return publish(record, given["publicationId"], _date(given) or now)

    return _change(info, id, input, act)


@resolves("Mutation", "publishableUnpublish")
def publishable_unpublish(
    _root: Any, info: GraphQLResolveInfo, id: str, input: list[Payload]
) -> Payload:
    return _change(info, id, input, lambda r, it: unpublish(r, it["publicationId"]))


def _change(
    info: GraphQLResolveInfo,
    id_: str,
    given: list[Payload],
    act: Callable[[Record, Payload], bool],
) -> Payload:
    store = info.context.store
    record = find_node(store, id_)
    if record is None or "publications" not in record:
        errors = [user_error(["id"], NO_RECORD)]
        return {"publishable": None, "shop": {}, "userErrors": errors}
    errors = _errors(info, given)
    if not errors and any([act(record, each) for each in given]):
        context = info.context
        record["updatedAt"] = store.clock.stamp()
        if record["__typename"] == "Product":
            context.writer.update(record, {})
        store.changed()
    return {"publishable": record, "shop": {}, "userErrors": errors}


def _errors(info: GraphQLResolveInfo, given: list[Payload]) -> list[Payload]:
    errors = []
    store = info.context.store
    for place, entry in enumerate(given):
        if entry.get("channelId"):
            raise not_kept("PublicationInput", "channelId")
        field = ["input", str(place)]
        found = find_node(store, entry.get("publicationId") or "")
        if found is None or found["__typename"] != "Publication":
            errors.append(user_error([*field, "publicationId"], NO_PUBLICATION))
        elif _is_later(info, entry) and not found["supportsFuturePublishing"]:
            errors.append(user_error([*field, "publishDate"], NO_FUTURE))
    return errors


def _is_later(info: GraphQLResolveInfo, given: Payload) -> bool:
    return (_date(given) or "") > info.context.store.clock.stamp()


def _date(given: Payload) -> str | None:
    date = given.get("publishDate")
    return stamp(read_stamp(date)) if date else None


def _products(record: Record, info: GraphQLResolveInfo) -> list[Record]:
    store = info.context.store
    return of_publication(store, record, list(store.products.values()))


def _exactly(count: int) -> Payload:
    return {"count": count, "precision": "EXACT"}
