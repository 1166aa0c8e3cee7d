"""Errors as Shopify words them.

Source of codes and shapes: https://shopify.dev/docs/api/admin-graphql#status_and_error_codes
"""

from typing import Any

from graphql import GraphQLError

DOCUMENTATION = "https://shopify.dev/api/usage/access-scopes"
LIMITS = "https://shopify.dev/api/usage/rate-limits"


def refusal(message: str, code: str, **extensions: Any) -> GraphQLError:
    return GraphQLError(message, extensions={"code": code, **extensions})


def bad_request(message: str) -> GraphQLError:
    return refusal(message, "BAD_REQUEST")


def not_found(id_: str) -> GraphQLError:
    return refusal(f"Invalid id: {id_}", "RESOURCE_NOT_FOUND")


def not_kept(owner: str, field: str) -> GraphQLError:
    """For what this shop has no answer to, so that nothing is taken for one."""
    return refusal(
        f"The local Shopify does not keep {owner}.{field}.", "INTERNAL_SERVER_ERROR"
    )


def access_denied(field: str, scopes: list[str]) -> GraphQLError:
    required = " or ".join(f"`{scope}`" for scope in scopes) + " access scope."
    return refusal(
        f"Access denied for {field} field. Required access: {required}",
        "ACCESS_DENIED",
        documentation=DOCUMENTATION,
        requiredAccess=required,
    )


def throttled() -> GraphQLError:
    return refusal("Throttled", "THROTTLED", documentation=LIMITS)


def too_expensive(cost: int, maximum: int) -> GraphQLError:
    return refusal(
        f"Query cost is {cost}, which exceeds the single query max cost limit "
        f"({maximum}).\n\nSee {LIMITS} for more information on how the\n"
        "cost of a query is calculated.\n\n"
        "To query larger amounts of data with fewer limits, bulk operations should "
        "be used instead.\n"
        "See https://shopify.dev/api/usage/bulk-operations/queries for usage "
        "details.\n",
        "MAX_COST_EXCEEDED",
        cost=cost,
        maxCost=maximum,
        documentation=LIMITS,
    )


def user_error(
    field: list[str] | None, message: str, code: str | None = None
) -> dict[str, Any]:
    return {"field": field, "message": message, "code": code}


def internal_error(request_id: str) -> GraphQLError:
    return refusal(
        "Internal error. Looks like something went wrong on our end.\n"
        f"Request ID: {request_id} (include this in support requests).",
        "INTERNAL_SERVER_ERROR",
        requestId=request_id,
    )
