"""Parsing and checking a query's text, once for each text."""

from functools import lru_cache

from graphql import DocumentNode, GraphQLError, GraphQLSchema, parse

from ..validation import validate_document

KEPT = 500


class Documents:
    """Documents of a schema by their text."""

    def __init__(self, schema: GraphQLSchema) -> None:
        self.schema = schema
        self.read = lru_cache(maxsize=KEPT)(self._read)

    def _read(self, text: str) -> tuple[DocumentNode | None, list[GraphQLError]]:
        """A text's document, and what is wrong with it."""
        try:
            document = parse(text)
        except GraphQLError as error:
            return None, [parse_error(error)]
        return document, validate_document(self.schema, document)


def parse_error(error: GraphQLError) -> GraphQLError:
    message = error.message.removeprefix("Syntax Error: ")
    place = error.locations[0] if error.locations else None
    where = f", at [{place.line}, {place.column}]" if place else ""
    return GraphQLError(
        f"syntax error, {message[:1].lower()}{message[1:].rstrip('.')}{where}",
        source=error.source,
        positions=error.positions,
        extensions={"code": "PARSE_ERROR"},
    )
