"""Bulk operations: begun, cancelled, looked at. `operations/bulk.py` runs them."""

import time
from typing import Any

from graphql import GraphQLResolveInfo

from ...base.errors import not_found, user_error
from ...base.gid import kind_of, number_of
from ...base.store import Record
from ...bulk.mutation_rules import check_bulk_mutation, check_file
from ...bulk.rules import check_bulk_query
from ...search import fields as search_fields
from ..paging import BY_ID, moment, page
from ..registry import resolves

Payload = dict[str, Any]
MAX_RUNNING = 5
UNDER_WAY = ("CREATED", "RUNNING", "CANCELING")
SORTS = BY_ID | {
    "CREATED_AT": moment("createdAt"),
    "COMPLETED_AT": moment("completedAt"),
}


@resolves("Mutation", "bulkOperationRunQuery")
def run_query(
    _root: Any, info: GraphQLResolveInfo, query: str, groupObjects: bool = False
) -> Payload:
    wrong = check_bulk_query(info.schema, query)
    errors = [user_error(["query"], each, "INVALID") for each in wrong]
    errors = errors or _room_errors(info, "QUERY")
    if errors:
        return {"bulkOperation": None, "userErrors": errors}
    operation = _new(info, "QUERY", query)
    return {"bulkOperation": dict(operation), "userErrors": []}


@resolves("Mutation", "bulkOperationRunMutation")
def run_mutation(
    _root: Any,
    info: GraphQLResolveInfo,
    mutation: str,
    stagedUploadPath: str,
    clientIdentifier: str | None = None,
    groupObjects: bool = True,
) -> Payload:
    """Begin a mutation of each line of variables in a file that was uploaded."""
    context = info.context
    content = context.store.uploads.get(stagedUploadPath)
    errors = (
        check_bulk_mutation(info.schema, mutation, clientIdentifier)
        or check_file(content)
        or _document_errors(info, mutation)
        or _room_errors(info, "MUTATION")
    )
    if errors:
        return {"bulkOperation": None, "userErrors": errors}
    operation = _new(info, "MUTATION", mutation)
    operation["lines"] = [line for line in content.splitlines() if line.strip()]
    return {"bulkOperation": dict(operation), "userErrors": []}


@resolves("Mutation", "bulkOperationCancel")
def cancel(_root: Any, info: GraphQLResolveInfo, id: str) -> Payload:
    operation = _find(info, id)
    if operation is None:
        errors = [user_error(["id"], "Bulk operation does not exist")]
        return {"bulkOperation": None, "userErrors": errors}
    if operation["status"] not in UNDER_WAY:
        state = operation["status"].lower()
        message = f"A bulk operation cannot be canceled when it is {state}"
        errors = [user_error(None, message)]
        return {"bulkOperation": operation, "userErrors": errors}
    operation["status"] = "CANCELING"
    return {"bulkOperation": dict(operation), "userErrors": []}


@resolves("QueryRoot", "bulkOperation")
def bulk_operation(_root: Any, info: GraphQLResolveInfo, id: str) -> Record | None:
    if kind_of(id) != "BulkOperation":
        raise not_found(id)
    return _find(info, id)


@resolves("QueryRoot", "currentBulkOperation")
def current(_root: Any, info: GraphQLResolveInfo, type: str = "QUERY") -> Any:
    own = [operation for operation in _all(info) if operation["type"] == type]
    return own[-1] if own else None


@resolves("QueryRoot", "bulkOperations")
def bulk_operations(_root: Any, info: GraphQLResolveInfo, **arguments: Any) -> Any:
    fields = search_fields.BULK_OPERATION
    arguments.setdefault("sortKey", "CREATED_AT")
    return page(info, "bulk", lambda: _all(info), arguments, SORTS, fields)


def _new(info: GraphQLResolveInfo, kind: str, text: str) -> Record:
    context = info.context
    store = context.store
    id_ = store.next_id("BulkOperation")
    operation = {
        "__typename": "BulkOperation",
        "id": id_,
        "type": kind,
        "status": "CREATED",
        "errorCode": None,
        "query": text,
        "createdAt": store.clock.stamp(),
        "completedAt": None,
        "objectCount": "0",
        "rootObjectCount": "0",
        "fileSize": None,
        "url": None,
        "partialDataUrl": None,
        "begun": time.monotonic(),
        "seconds": context.settings.bulk_seconds,
        "baseUrl": context.base_url,
        "plan": store.bulk_plans.pop(kind, {}),
        "lines": [],
        "results": [],
    }
    store.bulk_operations[number_of(id_)] = operation
    store.changed()
    return operation


def _document_errors(info: GraphQLResolveInfo, text: str) -> list[Payload]:
    """What makes a document one that is never executed; the words are GraphQL's."""
    wrong = info.context.read(text)
    return [user_error(None, each.message, "INVALID_MUTATION") for each in wrong[:1]]


def _room_errors(info: GraphQLResolveInfo, kind: str) -> list[Payload]:
    running = [
        each["id"]
        for each in _all(info)
        if each["status"] in UNDER_WAY and each["type"] == kind
    ]
    if len(running) < MAX_RUNNING:
        return []
    message = (
        f"A bulk {kind.lower()} operation for this app and shop is already in "
        f"progress: {', '.join(running)}."
    )
    return [user_error(None, message, "OPERATION_IN_PROGRESS")]


def _all(info: GraphQLResolveInfo) -> list[Record]:
    return list(info.context.store.bulk_operations.values())


def _find(info: GraphQLResolveInfo, id_: str) -> Record | None:
    return info.context.store.bulk_operations.get(number_of(id_))
