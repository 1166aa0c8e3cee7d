"""Mutations that may be sent twice and are done once.

Source: https://shopify.dev/docs/api/usage/idempotent-requests
"""

import json
from collections.abc import Callable
from typing import Any

from graphql import GraphQLResolveInfo, StringValueNode, VariableNode

from ..base.errors import bad_request, refusal

Payload = dict[str, Any]
NO_KEY = "The @idempotent directive is required for this mutation but was not provided."
OTHER_INPUT = "The same idempotency key cannot be used with different parameters."


def once(
    info: GraphQLResolveInfo, given: dict[str, Any], act: Callable[[], Payload]
) -> Payload:
    """Do a mutation, or answer again what it answered to the same key before.

    :raises GraphQLError: it carries no key, or the key was used with another input
    """
    key = _key(info)
    if not key:
        raise bad_request(NO_KEY)
    done = info.context.store.idempotent
    text = json.dumps(given, sort_keys=True, default=str)
    if key in done:
        before, answer = done[key]
        if before != text:
            raise refusal(OTHER_INPUT, "IDEMPOTENCY_KEY_PARAMETER_MISMATCH")
        return answer
    answer = act()
    if not answer["userErrors"]:
        done[key] = (text, answer)
    return answer


def _key(info: GraphQLResolveInfo) -> str | None:
    for node in info.field_nodes:
        for directive in node.directives:
            if directive.name.value == "idempotent":
                return _argument(info, directive.arguments)
    return None


def _argument(info: GraphQLResolveInfo, arguments: Any) -> str | None:
    value = next((a.value for a in arguments if a.name.value == "key"), None)
    if isinstance(value, VariableNode):
        return info.variable_values.get(value.name.value)
    return value.value if isinstance(value, StringValueNode) else None
