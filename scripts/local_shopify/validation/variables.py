"""Values of variables: coerced, or refused in Shopify's words; sizes of arrays."""

import json
from typing import Any

from graphql import (
    GraphQLEnumType,
    GraphQLError,
    GraphQLInputObjectType,
    GraphQLSchema,
    OperationDefinitionNode,
    VariableDefinitionNode,
    get_nullable_type,
    is_list_type,
    is_non_null_type,
    is_required_input_field,
    print_ast,
    type_from_ast,
)

from ..base.errors import refusal
from .enums import declared
from .scalars import Unfit, check_scalar

Problem = dict[str, Any]
Path = list[Any]
# Source: https://shopify.dev/docs/api/usage/limits#input-limits
MAX_SIZE = 250
LARGE = {"values": 2048, "variants": 2048}


def coerce_variables(
    schema: GraphQLSchema, operation: OperationDefinitionNode, given: dict[str, Any]
) -> tuple[dict[str, Any], list[GraphQLError]]:
    """The given values of declared variables, and what is wrong with them."""
    values: dict[str, Any] = {}
    errors = []
    for definition in operation.variable_definitions:
        name = definition.variable.name.value
        if name in given:
            values[name] = given[name]
        elif definition.default_value:
            continue
        type_ = type_from_ast(schema, definition.type)
        problems = _problems(given.get(name), type_, [])
        if problems:
            errors.append(_error(definition, given.get(name), problems))
    return values, errors


def _error(
    definition: VariableDefinitionNode, value: Any, problems: list[Problem]
) -> GraphQLError:
    name, type_ = definition.variable.name.value, print_ast(definition.type)
    message = f"Variable ${name} of type {type_} was provided invalid value"
    reasons = ", ".join(
        f"{'.'.join(map(str, problem['path']))} ({problem['explanation']})"
        for problem in problems
        if problem["path"]
    )
    if reasons:
        message = f"{message} for {reasons}"
    extensions = {"code": "INVALID_VARIABLE", "value": value, "problems": problems}
    return GraphQLError(message, nodes=definition, extensions=extensions)


def _problem(path: Path, explanation: str, **more: str) -> list[Problem]:
    return [{"path": path, "explanation": explanation, **more}]


def _problems(value: Any, type_: Any, path: Path) -> list[Problem]:
    if value is None:
        if is_non_null_type(type_):
            return _problem(path, "Expected value to not be null")
        return []
    type_ = get_nullable_type(type_)
    if is_list_type(type_):
        return _list_problems(value, type_.of_type, path)
    if isinstance(type_, GraphQLInputObjectType):
        return _object_problems(value, type_, path)
    if isinstance(type_, GraphQLEnumType):
        return _enum_problems(value, type_, path)
    return _scalar_problems(value, type_.name, path)


def _list_problems(value: Any, type_: Any, path: Path) -> list[Problem]:
    if not isinstance(value, list):
        return _problems(value, type_, path)
    return [
        problem
        for place, part in enumerate(value)
        for problem in _problems(part, type_, [*path, place])
    ]


def _object_problems(
    value: Any, type_: GraphQLInputObjectType, path: Path
) -> list[Problem]:
    if not isinstance(value, dict):
        text = json.dumps(value)
        return _problem(path, f"Expected {text} to be a key-value object.")
    if type_.is_one_of and (wrong := _not_one(value)):
        text = f"'{type_.name}' requires exactly one argument, but {wrong}."
        return _problem(path, text)
    problems = [
        problem
        for name in value
        if name not in type_.fields
        for problem in _problem([*path, name], f"Field is not defined on {type_.name}")
    ]
    for name, field in type_.fields.items():
        if name in value or is_required_input_field(field):
            problems += _problems(value.get(name), field.type, [*path, name])
    return problems


def _not_one(value: dict[str, Any]) -> str | None:
    """What is given to an input that takes one of its fields, if not that."""
    if len(value) != 1:
        return f"{len(value)} were provided"
    [(name, given)] = value.items()
    return f"'{name}' was `null`" if given is None else None


def _enum_problems(value: Any, type_: GraphQLEnumType, path: Path) -> list[Problem]:
    if isinstance(value, str) and value in type_.values:
        return []
    choices = ", ".join(declared(type_))
    return _problem(path, f"Expected {json.dumps(value)} to be one of: {choices}")


def _scalar_problems(value: Any, name: str, path: Path) -> list[Problem]:
    try:
        if check_scalar(name, value):
            return []
    except Unfit as unfit:
        return _problem(path, str(unfit), message=str(unfit))
    return _problem(path, f"Could not coerce value {json.dumps(value)} to {name}")


def check_input_sizes(values: dict[str, Any]) -> list[GraphQLError]:
    """Refuse variables that hold an array that is too long."""
    wrong = [each for value in values.values() for each in _too_long(value)]
    return [_too_many(*each) for each in wrong[:1]]


def _too_long(value: Any, most: int = MAX_SIZE) -> list[tuple[int, int]]:
    """Sizes of arrays that are too long, each with what it may be."""
    if isinstance(value, list):
        own = [(len(value), most)] if len(value) > most else []
        return own + [each for part in value for each in _too_long(part)]
    if not isinstance(value, dict):
        return []
    found = []
    for key, part in value.items():
        found += _too_long(part, LARGE.get(key, MAX_SIZE))
    return found


def _too_many(size: int, most: int) -> GraphQLError:
    return refusal(
        f"The input array size of {size} is greater than the maximum allowed of "
        f"{most}.",
        "MAX_INPUT_SIZE_EXCEEDED",
    )
