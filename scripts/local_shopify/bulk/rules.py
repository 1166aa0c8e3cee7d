"""What a bulk query may not be."""

from dataclasses import dataclass, field

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLError,
    GraphQLObjectType,
    GraphQLSchema,
    OperationDefinitionNode,
    OperationType,
    SelectionSetNode,
    get_named_type,
    get_nullable_type,
    is_list_type,
    parse,
)

MAX_CONNECTIONS = 5
MAX_DEPTH = 2
MAX_BYTES = 65_535


def check_bulk_query(schema: GraphQLSchema, text: str) -> list[str]:
    """What is wrong with a bulk query, in Shopify's words."""
    if len(text.encode()) > MAX_BYTES:
        size = len(text.encode())
        return [f"is too large ({size} bytes; maximum is {MAX_BYTES} bytes)"]
    if not text.strip():
        return ["Invalid bulk query: syntax error, unexpected end of file"]
    try:
        document = parse(text)
    except GraphQLError as error:
        return [f"Invalid bulk query: {error.message}"]
    operation = next(
        part
        for part in document.definitions
        if isinstance(part, OperationDefinitionNode)
    )
    if operation.operation != OperationType.QUERY:
        return ["Invalid operation type. Only `query` operations are supported."]
    census = _Census(schema, document)
    census.read(schema.query_type, operation.selection_set, depth=0, in_list=False)
    return census.verdict()


@dataclass(slots=True)
class _Census:
    """Counts the connections of a query."""

    schema: GraphQLSchema
    document: DocumentNode
    connections: int = 0
    deepest: int = 0
    without_edges: list[str] = field(default_factory=list)
    within_list: bool = False
    without_id: list[str] = field(default_factory=list)
    top_level: list[str] = field(default_factory=list)

    def verdict(self) -> list[str]:
        errors = [
            f"Bulk queries cannot contain a top level `{name}` field."
            for name in self.top_level
        ]
        first = self._first()
        return [*errors, first] if first else errors

    def _first(self) -> str | None:
        if not self.connections:
            return "Bulk queries must contain at least one connection."
        if self.without_edges:
            names = ", ".join(f"'{name}'" for name in self.without_edges)
            return (
                "All connection fields in a bulk query must select their contents "
                "using 'edges' > 'node', e.g: 'products { edges { node {'. Selecting "
                f"via 'nodes' is not supported. Invalid connection fields: {names}."
            )
        if self.within_list:
            return (
                "Queries that contain a connection field within a list field are not "
                "currently supported."
            )
        if self.connections > MAX_CONNECTIONS:
            return (
                f"Bulk queries cannot contain more than {MAX_CONNECTIONS} connections."
            )
        if self.deepest > MAX_DEPTH:
            return (
                "Bulk queries cannot contain connections with a nesting depth greater "
                f"than {MAX_DEPTH}."
            )
        if self.without_id:
            return (
                "The parent 'node' field for a nested connection must select the 'id' "
                "field without an alias and must be of 'ID' return type. Connection "
                f"fields without 'id': {', '.join(self.without_id)}."
            )
        return None

    def read(self, parent, selections: SelectionSetNode, depth: int, in_list: bool):
        for node in selections.selections:
            if isinstance(node, FieldNode):
                self._field(parent, node, depth, in_list)
                continue
            if isinstance(node, FragmentSpreadNode):
                node = self._fragment(node.name.value)
            condition = node.type_condition
            inner = self.schema.type_map[condition.name.value] if condition else parent
            self.read(inner, node.selection_set, depth, in_list)

    def _field(self, parent: GraphQLObjectType, node: FieldNode, depth: int, in_list):
        name = node.name.value
        if parent is self.schema.query_type and name in ("node", "nodes"):
            self.top_level.append(name)
        definition = getattr(parent, "fields", {}).get(name)
        if definition is None or node.selection_set is None:
            return
        type_ = get_named_type(definition.type)
        if type_.name.endswith("Connection"):
            before = self.connections + 1
            self._connection(node, depth + 1, in_list)
            self.read(type_, node.selection_set, depth + 1, False)
            if self.connections > before and not self._names_id(node):
                self.without_id.append(name)
            return
        lists = is_list_type(get_nullable_type(definition.type)) and name != "edges"
        self.read(type_, node.selection_set, depth, in_list or lists)

    def _connection(self, node: FieldNode, depth: int, in_list: bool) -> None:
        self.connections += 1
        self.deepest = max(self.deepest, depth)
        self.within_list = self.within_list or in_list
        names = {part.name.value for part in node.selection_set.selections}
        if "edges" not in names or "nodes" in names:
            self.without_edges.append(node.name.value)

    def _names_id(self, connection: FieldNode) -> bool:
        """Whether the nodes of a connection are asked for their id."""
        return "id" in self._fields_of(connection, "edges", "node")

    def _fields_of(self, node: FieldNode, *way: str) -> set[str]:
        """The fields, under no alias, that are asked for along a way of fields."""
        found: set[str] = set()
        for part in self._flat(node.selection_set):
            if way and part.name.value == way[0]:
                found |= self._fields_of(part, *way[1:])
            elif not way and not part.alias:
                found.add(part.name.value)
        return found

    def _flat(self, selections: SelectionSetNode) -> list[FieldNode]:
        """The fields of a selection, those of its fragments among them."""
        found: list[FieldNode] = []
        for part in selections.selections:
            if isinstance(part, FieldNode):
                found.append(part)
                continue
            if isinstance(part, FragmentSpreadNode):
                part = self._fragment(part.name.value)
            found += self._flat(part.selection_set)
        return found

    def _fragment(self, name: str) -> FragmentDefinitionNode:
        return next(
            part
            for part in self.document.definitions
            if isinstance(part, FragmentDefinitionNode) and part.name.value == name
        )
