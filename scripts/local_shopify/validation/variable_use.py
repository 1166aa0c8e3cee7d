"""Variables: declared, used, and of types that fit where they are used."""

from typing import Any

from graphql import (
    GraphQLInputType,
    NullValueNode,
    OperationDefinitionNode,
    Undefined,
    VariableDefinitionNode,
    get_named_type,
    is_input_type,
    is_list_type,
    is_non_null_type,
    print_ast,
    type_from_ast,
)
from graphql.utilities import is_type_sub_type_of

from .rule import Rule


class VariablesRule(Rule):
    """Every declared variable is used, and every used one declared."""

    def leave_operation_definition(self, node: OperationDefinitionNode, *args: Any):
        usages = self.context.get_recursive_variable_usages(node)
        # A variable in an argument that does not exist has no type, and is not used.
        used = {usage.node.name.value for usage in usages if usage.type}
        name = node.name.value if node.name else f"anonymous {node.operation.value}"
        for definition in node.variable_definitions:
            variable = definition.variable.name.value
            if variable not in used:
                message = f"Variable ${variable} is declared by {name} but not used"
                code, names = "variableNotUsed", {"variableName": variable}
                self.refuse(message, code, node, args[2], **names)
        declared = {d.variable.name.value for d in node.variable_definitions}
        for usage in usages:
            variable = usage.node.name.value
            if variable not in declared:
                message = f"Variable ${variable} is used by {name} but not declared"
                code, names = "variableNotDefined", {"variableName": variable}
                self.refuse(message, code, usage.node, args[2], **names)


class VariableTypesRule(Rule):
    """Variables have input types, which fit where they are used."""

    def enter_variable_definition(self, node: VariableDefinitionNode, *args: Any):
        type_ = type_from_ast(self.context.schema, node.type)
        if is_input_type(type_):
            return
        name, variable = print_ast(node.type).strip("[]!"), node.variable.name.value
        what = (
            "isn't a defined input type"
            if type_ is None
            else ("isn't a valid input type")
        )
        message = f"{name} {what} (on ${variable})"
        names = {"typeName": name, "variableName": variable}
        self.refuse(message, "variableRequiresValidType", node, args[2][:2], **names)

    def leave_operation_definition(self, node: OperationDefinitionNode, *args: Any):
        declared = {d.variable.name.value: d for d in node.variable_definitions}
        for usage in self.context.get_recursive_variable_usages(node):
            definition = declared.get(usage.node.name.value)
            if definition is None or not usage.type:
                continue
            type_ = type_from_ast(self.context.schema, definition.type)
            if type_ is not None:
                self._check(node, definition, type_, usage)

    def _check(
        self,
        operation: OperationDefinitionNode,
        definition: VariableDefinitionNode,
        type_: GraphQLInputType,
        usage: Any,
    ) -> None:
        if self._fits(definition, type_, usage):
            return
        variable = definition.variable.name.value
        trouble = _trouble(type_, usage.type)
        message = (
            f"{trouble} on variable ${variable} and argument "
            f"({print_ast(definition.type)} / {usage.type})"
        )
        extensions = {
            "code": "variableMismatch",
            "variableName": variable,
            "typeName": print_ast(definition.type),
            "errorMessage": trouble,
        }
        path = ["definitions", self.context.document.definitions.index(operation)]
        code = extensions.pop("code")
        self.refuse(message, code, usage.node, path, **extensions)

    def _fits(
        self, definition: VariableDefinitionNode, type_: GraphQLInputType, usage: Any
    ) -> bool:
        wanted = usage.type
        if is_non_null_type(wanted) and not is_non_null_type(type_):
            default = definition.default_value
            given = default is not None and not isinstance(default, NullValueNode)
            if not given and usage.default_value is Undefined:
                return False
            wanted = wanted.of_type
        return is_type_sub_type_of(self.context.schema, type_, wanted)


def _trouble(type_: Any, wanted: Any) -> str:
    if get_named_type(type_) is not get_named_type(wanted):
        return "Type mismatch"
    if _depth(type_) != _depth(wanted):
        return "List dimension mismatch"
    return "Nullability mismatch"


def _depth(type_: Any) -> int:
    depth = 0
    while is_list_type(type_) or is_non_null_type(type_):
        depth += is_list_type(type_)
        type_ = type_.of_type
    return depth
