"""Sizes of input arrays.

Source: https://shopify.dev/docs/api/usage/limits#input-limits
"""

from typing import Any

from graphql import GraphQLError

from ..base.errors import refusal

MAX_SIZE = 250
LARGE = {"values", "variants"}  # their mutations count them themselves


def check_input_sizes(values: dict[str, Any]) -> list[GraphQLError]:
    """Refuse variables that hold an array of more than 250 entries."""
    sizes = [size for value in values.values() for size in _sizes(value)]
    return [_error(size) for size in sizes if size > MAX_SIZE][:1]


def _sizes(value: Any) -> list[int]:
    if isinstance(value, list):
        return [len(value)] + [size for part in value for size in _sizes(part)]
    if not isinstance(value, dict):
        return []
    sizes = []
    for key, part in value.items():
        own = _sizes(part)
        sizes += own[1:] if key in LARGE and isinstance(part, list) else own
    return sizes


def _error(size: int) -> GraphQLError:
    return refusal(
        f"The input array size of {size} is greater than the maximum allowed of "
        f"{MAX_SIZE}.",
        "MAX_INPUT_SIZE_EXCEEDED",
    )
