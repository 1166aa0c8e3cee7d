"""Bulk operations under way: they go on between requests, a little at a time.

Source: https://shopify.dev/docs/api/usage/bulk-operations/imports
"""

import json
import random
import time
from datetime import timedelta
from typing import Any

from graphql import GraphQLError

from ..base.clock import read_stamp
from ..base.gid import number_of
from ..base.store import Record
from ..bulk.lines import count_roots, lines_of
from ..resolvers.shop.bulk import UNDER_WAY
from .context import Context
from .execution import Executor

KEPT = timedelta(days=7)
LONGEST = timedelta(hours=24)
FAILED = "INTERNAL_SERVER_ERROR"


class BulkRunner:
    """Runs bulk operations; the caller holds the shop's lock."""

    def __init__(self, executor: Executor) -> None:
        self.executor = executor

    def go_on(self, operation: Record, context: Context, ends: float) -> None:
        """Let an operation go on until a time of the monotonic clock."""
        if operation["status"] not in UNDER_WAY:
            _expire(operation, context)
        elif operation["status"] == "CANCELING":
            self._end(operation, context, "CANCELED")
        elif operation["type"] == "QUERY":
            self._query(operation, context)
        else:
            self._mutate(operation, context, ends)

    def _query(self, operation: Record, context: Context) -> None:
        """Run the query over whole connections once its time has come."""
        operation["status"] = "RUNNING"
        if _part(operation) < 1:
            return
        context.store.changed()
        if operation["plan"]:
            self._fail(operation, context)
            return
        body = self.executor.run(operation["query"], {}, context.for_bulk())
        if body.get("errors") or body.get("data") is None:
            codes = [_code(error) for error in body.get("errors") or []]
            denied = "ACCESS_DENIED" in codes
            self._end(
                operation, context, "FAILED", "ACCESS_DENIED" if denied else FAILED
            )
            return
        operation["results"] = [_text(line) for line in lines_of(body["data"])]
        operation["rootObjectCount"] = str(count_roots(body["data"]))
        self._end(operation, context, "COMPLETED")

    def _mutate(self, operation: Record, context: Context, ends: float) -> None:
        """Run as many lines as the time that went by is for."""
        operation["status"] = "RUNNING"
        lines, done = operation["lines"], operation["results"]
        most = int(len(lines) * _part(operation))
        fails = operation["plan"].get("after")
        age = context.store.clock.now() - read_stamp(operation["createdAt"])
        while len(done) < most and time.monotonic() < ends:
            if len(done) == fails:
                break
            done.append(self._line(operation, len(done), context))
        operation["objectCount"] = operation["rootObjectCount"] = str(len(done))
        if len(done) == fails:
            self._fail(operation, context)
        elif len(done) == len(lines) and _part(operation) >= 1:
            self._end(operation, context, "COMPLETED")
        elif age > LONGEST:
            self._end(operation, context, "FAILED", "TIMEOUT")

    def _line(self, operation: Record, number: int, context: Context) -> str:
        """What one line of variables comes to."""
        try:
            variables = json.loads(operation["lines"][number])
            if not isinstance(variables, dict):
                raise ValueError("no object")
        except ValueError as error:
            message = f"Invalid JSON in line {number}: {error}"
            return _text({"errors": [{"message": message}], "__lineNumber": number})
        body = self.executor.run(operation["query"], variables, context.in_bulk())
        return _text({**body, "__lineNumber": number})

    def _fail(self, operation: Record, context: Context) -> None:
        """Fail as it was planned: what the last lines came to may not be told."""
        plan = operation["plan"]
        kept = len(operation["results"]) - plan.get("untold", 0)
        operation["results"] = operation["results"][: max(0, kept)]
        self._end(operation, context, "FAILED", plan.get("code") or FAILED)

    def _end(
        self,
        operation: Record,
        context: Context,
        status: str,
        code: str | None = None,
    ) -> None:
        store, lines = context.store, operation["results"]
        if operation["type"] == "MUTATION":
            # Lines come in no order that is promised.
            random.Random(number_of(operation["id"])).shuffle(lines)
        operation.update(
            status=status,
            errorCode=code,
            completedAt=store.clock.stamp(),
            objectCount=str(len(lines)),
            lines=[],
            results=[],
        )
        if operation["type"] == "MUTATION":
            operation["rootObjectCount"] = operation["objectCount"]
        if lines:
            content = "".join(f"{line}\n" for line in lines).encode()
            path = f"/_bulk/{number_of(operation['id'])}.jsonl"
            store.results[path] = content
            name = "url" if status == "COMPLETED" else "partialDataUrl"
            operation[name] = operation["baseUrl"] + path
            operation["fileSize"] = str(len(content))
        store.changed()


def _expire(operation: Record, context: Context) -> None:
    """Take an old result away."""
    if operation["status"] == "EXPIRED" or not operation["completedAt"]:
        return
    age = context.store.clock.now() - read_stamp(operation["completedAt"])
    if age <= KEPT:
        return
    path = f"/_bulk/{number_of(operation['id'])}.jsonl"
    context.store.results.pop(path, None)
    if operation["status"] == "COMPLETED":
        operation["status"] = "EXPIRED"
    operation.update(url=None, partialDataUrl=None)
    context.store.changed()


def _part(operation: Record) -> float:
    """Which part of an operation's time went by."""
    seconds = operation["seconds"]
    went_by = time.monotonic() - operation["begun"]
    return 1.0 if went_by >= seconds else went_by / seconds


def _text(line: dict[str, Any]) -> str:
    return json.dumps(line, ensure_ascii=False)


def _code(error: dict[str, Any] | GraphQLError) -> str | None:
    return (error.get("extensions") or {}).get("code")
