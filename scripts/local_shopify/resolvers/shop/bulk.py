"""Bulk operations. They run when they are looked at and their time has come."""

import json
import time
from typing import Any

from graphql import GraphQLResolveInfo, execute_sync, parse

from ...base.errors import not_found, user_error
from ...base.gid import kind_of, number_of
from ...base.protection import SILENT, protect
from ...base.store import Record
from ...bulk.lines import count_roots, lines_of
from ...bulk.rules import check_bulk_query
from ...search import fields as search_fields
from ..paging import BY_ID, moment, page
from ..registry import resolve_held, resolves

MAX_RUNNING = 5
UNDER_WAY = ("CREATED", "RUNNING", "CANCELING")
SORTS = BY_ID | {
    "CREATED_AT": moment("createdAt"),
    "COMPLETED_AT": moment("completedAt"),
}


@resolves("Mutation", "bulkOperationRunQuery")
def run_query(
    _root: Any, info: GraphQLResolveInfo, query: str, groupObjects: bool = False
) -> dict[str, Any]:
    wrong = check_bulk_query(info.schema, query)
    if wrong:
        errors = [user_error(["query"], each, "INVALID") for each in wrong]
        return {"bulkOperation": None, "userErrors": errors}
    running = [each["id"] for each in _all(info) if each["status"] in UNDER_WAY]
    if len(running) >= MAX_RUNNING:
        message = (
            "A bulk query operation for this app and shop is already in progress: "
            f"{', '.join(running)}."
        )
        errors = [user_error(None, message, "OPERATION_IN_PROGRESS")]
        return {"bulkOperation": None, "userErrors": errors}
    operation = _new(info, query)
    return {"bulkOperation": dict(operation), "userErrors": []}


@resolves("Mutation", "bulkOperationCancel")
def cancel(_root: Any, info: GraphQLResolveInfo, id: str) -> dict[str, Any]:
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


def _new(info: GraphQLResolveInfo, query: str) -> Record:
    store = info.context.store
    id_ = store.next_id("BulkOperation")
    operation = {
        "__typename": "BulkOperation",
        "id": id_,
        "type": "QUERY",
        "status": "CREATED",
        "errorCode": None,
        "query": query,
        "createdAt": _now(info),
        "completedAt": None,
        "objectCount": "0",
        "rootObjectCount": "0",
        "fileSize": None,
        "url": None,
        "partialDataUrl": None,
        "due": time.monotonic() + info.context.settings.bulk_seconds,
    }
    store.bulk_operations[number_of(id_)] = operation
    store.changed()
    return operation


def _all(info: GraphQLResolveInfo) -> list[Record]:
    operations = list(info.context.store.bulk_operations.values())
    for operation in operations:
        _go_on(info, operation)
    return operations


def _find(info: GraphQLResolveInfo, id_: str) -> Record | None:
    operation = info.context.store.bulk_operations.get(number_of(id_))
    if operation:
        _go_on(info, operation)
    return operation


def _go_on(info: GraphQLResolveInfo, operation: Record) -> None:
    if operation["status"] not in UNDER_WAY:
        return
    info.context.store.changed()
    if operation["status"] == "CANCELING":
        operation.update(status="CANCELED", completedAt=_now(info))
        return
    if time.monotonic() < operation["due"]:
        operation["status"] = "RUNNING"
        return
    _run(info, operation)
    operation["completedAt"] = _now(info)


def _run(info: GraphQLResolveInfo, operation: Record) -> None:
    """Run the query over whole connections, and keep its lines for download."""
    way = info.context.settings.protected_customer_data
    protector = protect(way or SILENT)
    answer = execute_sync(
        info.schema,
        parse(operation["query"]),
        context_value=info.context.for_bulk(),
        field_resolver=resolve_held,
        middleware=[protector] if protector else None,
    )
    if answer.errors or answer.data is None:
        operation.update(status="FAILED", errorCode="INTERNAL_SERVER_ERROR")
        return
    lines = [json.dumps(line, ensure_ascii=False) for line in lines_of(answer.data)]
    content = "".join(f"{line}\n" for line in lines).encode()
    operation.update(
        status="COMPLETED",
        objectCount=str(len(lines)),
        rootObjectCount=str(count_roots(answer.data)),
    )
    if lines:
        path = f"/_bulk/{number_of(operation['id'])}.jsonl"
        info.context.store.results[path] = content
        operation.update(fileSize=str(len(content)), url=info.context.base_url + path)


def _now(info: GraphQLResolveInfo) -> str:
    return info.context.store.clock.stamp()
