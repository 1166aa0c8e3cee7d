"""What a bulk mutation may not be, in the words of real shops.

Source: https://shopify.dev/docs/api/usage/bulk-operations/imports
"""

from typing import Any

from graphql import (
    FieldNode,
    GraphQLError,
    GraphQLSchema,
    Lexer,
    OperationDefinitionNode,
    OperationType,
    Source,
    TokenKind,
    TypeInfo,
    TypeInfoVisitor,
    Visitor,
    get_named_type,
    parse,
    visit,
)

from ..base.errors import user_error

Errors = list[dict[str, Any]]
MAX_BYTES = 65_535
MAX_FILE = 104_857_600
MIN_CLIENT, MAX_CLIENT = 10, 255
WRONG = "INVALID_MUTATION"
NOT_ALLOWED = "You must use an allowed mutation name."
TOO_MANY = "Bulk mutations cannot contain more than 1 connection."
NO_MUTATION = "Invalid operation type. Only `mutation` operations are supported."
NO_FILE = (
    "The JSONL file could not be found. Try uploading the file again, and check that "
    "you've entered the URL correctly for the stagedUploadPath mutation argument."
)
EMPTY = "The input file is empty."
TOO_LARGE = "The input file size exceeds the maximum allowed size of 100 MB."
# Nobody has seen these words.
SEVERAL = "Bulk mutations must contain exactly one mutation field."


def check_bulk_mutation(schema: GraphQLSchema, text: str, client: str | None) -> Errors:
    """The first thing that is wrong with a bulk mutation."""
    size = len(text.encode())
    if size > MAX_BYTES:
        message = f"is too large ({size} bytes; maximum is {MAX_BYTES} bytes)"
        return [user_error(["query"], message, WRONG)]
    if client is not None and len(client) < MIN_CLIENT:
        message = f"is too short (minimum is {MIN_CLIENT} characters)"
        return [user_error(["clientIdentifier"], message, WRONG)]
    if client is not None and len(client) > MAX_CLIENT:
        message = f"is too long (maximum is {MAX_CLIENT} characters)"
        return [user_error(["clientIdentifier"], message, WRONG)]
    try:
        document = parse(text)
    except GraphQLError as error:
        message = f"Failed to parse the mutation - {_told(text, error)}"
        return [user_error(None, message, WRONG)]
    operations = [
        part
        for part in document.definitions
        if isinstance(part, OperationDefinitionNode)
    ]
    if any(each.operation != OperationType.MUTATION for each in operations):
        return [user_error(None, NO_MUTATION, WRONG)]
    census = _Census(TypeInfo(schema))
    visit(document, TypeInfoVisitor(census.types, census))
    return census.verdict(len(operations))


def check_file(content: bytes | None) -> Errors:
    """Check the file of variables."""
    code = "INVALID_STAGED_UPLOAD_FILE"
    if content is None:
        return [user_error(None, NO_FILE, "NO_SUCH_FILE")]
    if not content.strip():
        return [user_error(None, EMPTY, code)]
    if len(content) > MAX_FILE:
        return [user_error(None, TOO_LARGE, code)]
    return []


class _Census(Visitor):
    """Counts the mutations and the connections of a document."""

    def __init__(self, types: TypeInfo) -> None:
        super().__init__()
        self.types = types
        self.roots: list[str] = []
        self.connections = 0

    def enter_field(self, node: FieldNode, *_args: Any) -> None:
        definition = self.types.get_field_def()
        parent = self.types.get_parent_type()
        if parent is not None and parent.name == "Mutation":
            self.roots.append(node.name.value)
        if definition is not None:
            name = get_named_type(definition.type).name
            self.connections += name.endswith("Connection")

    def verdict(self, operations: int) -> Errors:
        if any(name.startswith("bulkOperation") for name in self.roots):
            return [user_error(["mutation"], NOT_ALLOWED)]
        if operations != 1 or len(self.roots) != 1:
            return [user_error(["mutation"], SEVERAL)]
        if self.connections > 1:
            return [user_error(["mutation"], TOO_MANY)]
        return []


def _told(text: str, error: GraphQLError) -> str:
    """A syntax error as Shopify tells it: at an end, where the last word begins."""
    place = error.locations[0] if error.locations else None
    where = f" at [{place.line}, {place.column}]" if place else ""
    message = error.message.removeprefix("Syntax Error: ").rstrip(".")
    if "<EOF>" not in message:
        return f"syntax error, {message[:1].lower()}{message[1:]}{where}"
    lexer = Lexer(Source(text))
    last = lexer.token
    while lexer.advance().kind is not TokenKind.EOF:
        last = lexer.token
    return f"syntax error, unexpected end of file at [{last.line}, {last.column}]"
