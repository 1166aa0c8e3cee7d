"""Fields and fragments: do they exist, do they select what they must."""

from typing import Any

from graphql import (
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    InlineFragmentNode,
    get_named_type,
    is_composite_type,
    is_leaf_type,
)

from .rule import Rule


class FragmentTypesRule(Rule):
    """Fragments are on types that exist, and those that are spread exist."""

    def enter_fragment_definition(self, node: FragmentDefinitionNode, *args: Any):
        self._check(node, args[2])

    def enter_inline_fragment(self, node: InlineFragmentNode, *args: Any):
        if node.type_condition:
            self._check(node, args[2])

    def enter_fragment_spread(self, node: FragmentSpreadNode, *args: Any):
        name = node.name.value
        if self.context.get_fragment(name) is None:
            message = f"Fragment {name} was used, but not defined"
            code = "useAndDefineFragment"
            self.refuse(message, code, node, args[2], f"... {name}", fragmentName=name)

    def _check(
        self, node: FragmentDefinitionNode | InlineFragmentNode, path: list[Any]
    ) -> None:
        name = node.type_condition.name.value
        type_ = self.context.schema.get_type(name)
        if type_ is None:
            message = f"No such type {name}, so it can't be a fragment condition"
            self.refuse(message, "undefinedType", node, path, typeName=name)
        elif not is_composite_type(type_):
            message = (
                f"Invalid fragment on type {name} (must be Union, Interface or Object)"
            )
            code = "fragmentOnNonCompositeType"
            self.refuse(message, code, node, path, typeName=name)


class FieldsRule(Rule):
    """Fields exist; objects have selections and scalars have none."""

    def enter_field(self, node: FieldNode, *args: Any):
        parent = self.context.get_parent_type()
        if parent is None:
            return
        definition = self.context.get_field_def()
        name = node.name.value
        if definition is None:
            message = f"Field '{name}' doesn't exist on type '{parent.name}'"
            extensions = {"typeName": parent.name, "fieldName": name}
            self.refuse(message, "undefinedField", node, args[2], **extensions)
            return
        self._check_selections(node, definition.type, args[2])

    def _check_selections(self, node: FieldNode, type_: Any, path: list[Any]) -> None:
        name, owner = node.name.value, get_named_type(type_).name
        extensions = {"nodeName": f"field '{name}'", "typeName": str(type_)}
        if is_composite_type(get_named_type(type_)) and not node.selection_set:
            message = (
                f"Field must have selections (field '{name}' returns {owner} but has "
                f"no selections. Did you mean '{name} {{ ... }}'?)"
            )
            self.refuse(message, "selectionMismatch", node, path, **extensions)
        if is_leaf_type(get_named_type(type_)) and node.selection_set:
            given = ", ".join(
                part.name.value
                for part in node.selection_set.selections
                if isinstance(part, FieldNode)
            )
            message = (
                f"Selections can't be made on scalars (field '{name}' returns {owner} "
                f"but has selections [{given}])"
            )
            self.refuse(message, "selectionMismatch", node, path, **extensions)
