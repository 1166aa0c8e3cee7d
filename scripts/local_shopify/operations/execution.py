"""Answering one GraphQL request: refuse, price, execute, give points back."""

import sys
import traceback
import uuid
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from graphql import (
    DocumentNode,
    ExecutionResult,
    GraphQLError,
    GraphQLSchema,
    OperationDefinitionNode,
    OperationType,
    execute_sync,
    parse,
)

from ..base.bucket import Bucket
from ..base.errors import internal_error, throttled, too_expensive
from ..base.protection import SILENT, protect
from ..resolvers.registry import resolve_held
from ..validation import validate_document
from ..validation.variables import check_input_sizes, coerce_variables
from .access import check_access
from .context import Context
from .cost import MAX_REQUESTED_COST, Pricing
from .undo import Undo

Body = dict[str, Any]
KEPT = 500  # documents


@dataclass(slots=True)
class Question:
    """A request that may be executed: its document, operation and variables."""

    document: DocumentNode
    operation: OperationDefinitionNode
    variables: Body

    @property
    def name(self) -> str | None:
        return self.operation.name.value if self.operation.name else None


@dataclass(slots=True)
class Answer:
    """An answer's body with what was found out on the way."""

    body: Body
    operation: str | None = None
    requested: int | None = None
    actual: int | None = None


class Documents:
    """Documents of a schema by their text, each parsed and checked once."""

    def __init__(self, schema: GraphQLSchema) -> None:
        self.schema = schema
        self.read = lru_cache(maxsize=KEPT)(self._read)

    def _read(self, text: str) -> tuple[DocumentNode | None, list[GraphQLError]]:
        """A text's document, and what is wrong with it."""
        try:
            document = parse(text)
        except GraphQLError as error:
            return None, [_parse_error(error)]
        return document, validate_document(self.schema, document)


class Executor:
    """Executes requests; the caller holds the shop's lock."""

    def __init__(self, schema: GraphQLSchema) -> None:
        self.schema = schema
        self.documents = Documents(schema)

    def answer(
        self, payload: Body, context: Context, bucket: Bucket, throttle: bool = False
    ) -> Answer:
        """Answer a request.

        :param throttle: answer as if the bucket held too little
        """
        question, errors = self._question(payload)
        if question is None or errors:
            name = question.name if question else payload.get("operationName")
            return Answer(_refused(errors), name)
        pricing = self._pricing(question)
        price = pricing.requested()
        if price > MAX_REQUESTED_COST:
            error = too_expensive(price, MAX_REQUESTED_COST)
            return Answer(_refused([error]), question.name, price)
        if throttle:
            bucket.lower_to(price - 1)
        if throttle or not bucket.take(price):
            body = _refused([throttled()])
            body["extensions"] = {"cost": _cost(bucket, price, None)}
            return Answer(body, question.name, price)
        result = self._execute(question, context)
        actual = min(price, pricing.actual(result.data or {}))
        bucket.give_back(price - actual)
        body = _body(result, context, _cost(bucket, price, actual))
        return Answer(body, question.name, price, actual)

    def run(self, text: str, variables: Body, context: Context) -> Body:
        """Answer what a bulk operation asks: for no points, and of no size."""
        question, errors = self._question({"query": text, "variables": variables})
        if question is None or errors:
            return _refused(errors)
        return _content(self._execute(question, context))

    def _question(self, payload: Body) -> tuple[Question | None, list[GraphQLError]]:
        document, errors = self.documents.read(payload.get("query") or "")
        if document is None or errors:
            return None, errors
        operation = _operation(document, payload.get("operationName"))
        if operation is None:
            name = payload.get("operationName")
            return None, [GraphQLError(f'No operation named "{name}"')]
        given = payload.get("variables") or {}
        variables, errors = coerce_variables(self.schema, operation, given)
        errors = errors or check_input_sizes(variables)
        return Question(document, operation, variables), errors

    def _pricing(self, question: Question) -> Pricing:
        return Pricing(
            self.schema, question.document, question.variables, question.name
        )

    def _execute(self, question: Question, context: Context) -> ExecutionResult:
        settings = context.settings
        refuser = check_access(self.schema, question.document, settings.scopes)
        way = settings.protected_customer_data
        protector = protect(way or SILENT if context.whole else way)
        is_mutation = question.operation.operation is OperationType.MUTATION
        undo = Undo() if is_mutation else None
        result = execute_sync(
            self.schema,
            question.document,
            operation_name=question.name,
            variable_values=question.variables,
            context_value=context,
            field_resolver=resolve_held,
            middleware=[each for each in (refuser, protector, undo) if each] or None,
        )
        if undo and any(map(_is_ours, result.errors or [])):
            undo.all()
        return result


def _parse_error(error: GraphQLError) -> GraphQLError:
    message = error.message.removeprefix("Syntax Error: ")
    place = error.locations[0] if error.locations else None
    where = f", at [{place.line}, {place.column}]" if place else ""
    return GraphQLError(
        f"syntax error, {message[:1].lower()}{message[1:].rstrip('.')}{where}",
        source=error.source,
        positions=error.positions,
        extensions={"code": "PARSE_ERROR"},
    )


def _operation(
    document: DocumentNode, name: str | None
) -> OperationDefinitionNode | None:
    operations = [
        part
        for part in document.definitions
        if isinstance(part, OperationDefinitionNode)
    ]
    if not name:
        return operations[0] if len(operations) == 1 else None
    return next((o for o in operations if o.name and o.name.value == name), None)


def _refused(errors: list[GraphQLError]) -> Body:
    """An answer that was refused before it was executed: no `data` at all."""
    return {"errors": [error.formatted for error in errors]}


def _content(result: ExecutionResult) -> Body:
    body: Body = {"data": result.data}
    if result.errors:
        body["errors"] = [_formatted(error) for error in result.errors]
    return body


def _body(result: ExecutionResult, context: Context, cost: Body) -> Body:
    body = _content(result)
    body["extensions"] = {"cost": cost}
    if context.searches:
        body["extensions"]["search"] = context.searches
    return body


def _is_ours(error: GraphQLError) -> bool:
    """Whether our own code failed, instead of refusing as Shopify does."""
    return not error.extensions and error.original_error is not None


def _formatted(error: GraphQLError) -> Body:
    """An error of Shopify's as it is; one of our own code as Shopify shows its own."""
    if not _is_ours(error):
        return dict(error.formatted)
    traceback.print_exception(error.original_error, file=sys.stderr)
    return {**error.formatted, **internal_error(str(uuid.uuid4())).formatted}


def _cost(bucket: Bucket, requested: int, actual: int | None) -> Body:
    return {
        "requestedQueryCost": requested,
        "actualQueryCost": actual,
        "throttleStatus": bucket.status(),
    }
