"""Arguments, and fields of input objects: do they exist, is none missing."""

from typing import Any

from graphql import (
    ArgumentNode,
    DirectiveNode,
    FieldNode,
    GraphQLInputObjectType,
    ObjectFieldNode,
    ObjectValueNode,
    get_named_type,
    is_required_argument,
    is_required_input_field,
)

from .rule import Rule


class ArgumentsRule(Rule):
    """What takes arguments takes those that it knows, and all that it needs."""

    def enter_field(self, node: FieldNode, *args: Any):
        definition = self.context.get_field_def()
        if definition is not None:
            self._check(node, definition.args, "Field", args[2])

    def enter_directive(self, node: DirectiveNode, *args: Any):
        definition = self.context.get_directive()
        name = node.name.value
        if definition is None:
            message = f"Directive @{name} is not defined"
            self.refuse(
                message, "undefinedDirective", node, args[2], directiveName=name
            )
            return
        self._check(node, definition.args, "Directive", args[2])

    def _check(
        self,
        node: FieldNode | DirectiveNode,
        known: dict[str, Any],
        kind: str,
        path: list[Any],
    ) -> None:
        name = node.name.value
        missing = [
            argument
            for argument, definition in known.items()
            if is_required_argument(definition)
            and argument not in {given.name.value for given in node.arguments}
        ]
        if missing:
            names = ", ".join(missing)
            message = f"{kind} '{name}' is missing required arguments: {names}"
            extensions = {"className": kind, "name": name, "arguments": names}
            self.refuse(message, "missingRequiredArguments", node, path, **extensions)
        for given in node.arguments:
            if given.name.value not in known:
                self._not_accepted(given, kind, name, path, typeName=kind)

    def enter_object_value(self, node: ObjectValueNode, *args: Any):
        type_ = get_named_type(self.context.get_input_type())
        if not isinstance(type_, GraphQLInputObjectType):
            return
        given = {field.name.value for field in node.fields}
        for name, definition in type_.fields.items():
            if is_required_input_field(definition) and name not in given:
                self._missing(node, type_, name, args[2])
        for field in node.fields:
            if field.name.value not in type_.fields:
                kind = "InputObject"
                self._not_accepted(field, kind, type_.name, args[2], typeName=kind)

    def _missing(
        self,
        node: ObjectValueNode,
        type_: GraphQLInputObjectType,
        name: str,
        path: list[Any],
    ) -> None:
        wanted = str(type_.fields[name].type)
        message = (
            f"Argument '{name}' on InputObject '{type_.name}' is required. "
            f"Expected type {wanted}"
        )
        extensions = {
            "argumentName": name,
            "argumentType": wanted,
            "inputObjectType": type_.name,
        }
        code = "missingRequiredInputObjectAttribute"
        self.refuse(message, code, node, path, name, **extensions)

    def _not_accepted(
        self,
        given: ArgumentNode | ObjectFieldNode,
        kind: str,
        owner: str,
        path: list[Any],
        **extensions: Any,
    ) -> None:
        name = given.name.value
        message = f"{kind} '{owner}' doesn't accept argument '{name}'"
        extensions = {"name": owner, "argumentName": name, **extensions}
        self.refuse(message, "argumentNotAccepted", given, path, name, **extensions)
