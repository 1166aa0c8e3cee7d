"""Values written into the document: do they fit their arguments."""

from typing import Any

from graphql import (
    ArgumentNode,
    EnumValueNode,
    GraphQLEnumType,
    GraphQLInputObjectType,
    ListValueNode,
    Node,
    NullValueNode,
    ObjectFieldNode,
    ObjectValueNode,
    ValueNode,
    VariableNode,
    get_named_type,
    get_nullable_type,
    is_list_type,
    is_non_null_type,
    print_ast,
)
from graphql.utilities import value_from_ast_untyped

from .rule import Rule
from .scalars import Unfit, check_scalar


class LiteralsRule(Rule):
    """An argument with a wrong value is refused, unless a part of it already was."""

    def __init__(self, context: Any) -> None:
        super().__init__(context)
        self.refused_parts = 0

    def leave_argument(self, node: ArgumentNode, *args: Any):
        definition = self.context.get_argument()
        owner = self.context.get_directive() or self.context.get_field_def()
        if definition is None or owner is None:
            return
        parent = args[3][-2] if isinstance(args[3][-1], list | tuple) else args[3][-1]
        kind = "Directive" if self.context.get_directive() else "Field"
        self._check(node, definition.type, kind, parent, args[2])
        self.refused_parts = 0

    def leave_object_field(self, node: ObjectFieldNode, *args: Any):
        parent = args[3][-2] if isinstance(args[3][-1], list | tuple) else args[3][-1]
        type_ = get_named_type(self.context.get_parent_input_type())
        if not isinstance(type_, GraphQLInputObjectType):
            return
        definition = type_.fields.get(node.name.value)
        if definition is not None:
            self._check(node, definition.type, "InputObject", parent, args[2], type_)

    def _check(
        self,
        node: ArgumentNode | ObjectFieldNode,
        type_: Any,
        kind: str,
        parent: Node,
        path: list[Any],
        owner: Any = None,
    ) -> None:
        if self.refused_parts:
            return
        extensions = {"typeName": kind, "argumentName": node.name.value}
        try:
            if fits(node.value, type_):
                return
            name = owner.name if owner else parent.name.value
            message = (
                f"Argument '{node.name.value}' on {kind} '{name}' has an invalid value "
                f"({print_ast(node.value)}). Expected type '{type_}'."
            )
        except Unfit as unfit:
            message, extensions = str(unfit), {"typeName": "CoercionError"}
        self.refused_parts += 1
        code = "argumentLiteralsIncompatible"
        self.refuse(message, code, parent, path, **extensions)


def fits(value: ValueNode, type_: Any) -> bool:
    """Whether a literal fits; variables in it are no matter of this rule.

    :raises Unfit: a scalar refuses it in words of its own
    """
    if isinstance(value, VariableNode):
        return True
    if isinstance(value, NullValueNode):
        return not is_non_null_type(type_)
    type_ = get_nullable_type(type_)
    if is_list_type(type_):
        parts = value.values if isinstance(value, ListValueNode) else [value]
        return all(fits(part, type_.of_type) for part in parts)
    if isinstance(type_, GraphQLInputObjectType):
        return isinstance(value, ObjectValueNode) and _object_fits(value, type_)
    if isinstance(type_, GraphQLEnumType):
        return isinstance(value, EnumValueNode) and value.value in type_.values
    if isinstance(value, EnumValueNode):
        return False
    return check_scalar(type_.name, value_from_ast_untyped(value))


def _object_fits(value: ObjectValueNode, type_: GraphQLInputObjectType) -> bool:
    """Unknown fields are refused elsewhere."""
    return all(
        fits(field.value, type_.fields[field.name.value].type)
        for field in value.fields
        if field.name.value in type_.fields
    )
