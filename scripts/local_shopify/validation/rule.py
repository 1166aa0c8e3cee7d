"""What the rules share: reporting an error with its path in the document."""

from typing import Any

from graphql import (
    ArgumentNode,
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    GraphQLError,
    InlineFragmentNode,
    Node,
    ObjectFieldNode,
    OperationDefinitionNode,
    ValidationRule,
)


class Rule(ValidationRule):
    """A rule that words its errors as Shopify does."""

    def refuse(
        self,
        message: str,
        code: str,
        node: Node,
        path: list[Any],
        *more: Any,
        **extensions: Any,
    ) -> None:
        """Report an error.

        :param path: the visitor's path to where it is
        :param more: what the answer's path has after that
        """
        labels = [*document_path(self.context.document, path), *more]
        extensions = {"code": code, **extensions}
        self.report_error(
            GraphQLError(message, nodes=node, path=labels, extensions=extensions)
        )


def document_path(document: DocumentNode, path: list[Any]) -> list[Any]:
    """The names along a visitor's path: fields, arguments, places in lists."""
    labels: list[Any] = []
    node: Any = document
    before: Any = None
    for key in path:
        node = node[key] if isinstance(key, int) else getattr(node, key)
        if before == "values":
            labels.append(key)
        label = _label(node)
        if label is not None:
            labels.append(label)
        before = key
    return labels


def operation_label(operation: OperationDefinitionNode) -> str:
    kind = operation.operation.value
    return f"{kind} {operation.name.value}" if operation.name else kind


def _label(node: Any) -> str | None:
    if isinstance(node, OperationDefinitionNode):
        return operation_label(node)
    if isinstance(node, FragmentDefinitionNode):
        return f"fragment {node.name.value}"
    if isinstance(node, InlineFragmentNode):
        condition = node.type_condition
        return f"... on {condition.name.value}" if condition else "..."
    if isinstance(node, FieldNode):
        return (node.alias or node.name).value
    if isinstance(node, ArgumentNode | ObjectFieldNode):
        return node.name.value
    return None
