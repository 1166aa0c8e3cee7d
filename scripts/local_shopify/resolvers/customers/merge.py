"""Merging customers."""

import uuid
from typing import Any

from graphql import GraphQLResolveInfo

from ...base.errors import user_error
from ...base.gid import gid
from ...base.store import Record
from ...records.customers.merging import merge
from ..registry import resolves
from .mutations import find_customer

Errors = list[dict[str, Any]]
MAX_TAGS = 250
MAX_NOTE = 5000
UNKNOWN = "Customer does not exist with ID {0}"
SAME = "Customers IDs should not match"


@resolves("Mutation", "customerMerge")
def customer_merge(
    _root: Any,
    info: GraphQLResolveInfo,
    customerOneId: str,
    customerTwoId: str,
    overrideFields: dict[str, Any] | None = None,
) -> dict[str, Any]:
    """The second customer stays; its job is done at once."""
    ids = {"customerOneId": customerOneId, "customerTwoId": customerTwoId}
    found = {name: find_customer(info, id_) for name, id_ in ids.items()}
    errors = _errors(found, ids)
    if errors:
        return {"job": None, "resultingCustomerId": None, "userErrors": errors}
    one, two = found.values()
    merge(info.context.store, one, two, overrideFields or {})
    job = {"__typename": "Job", "id": gid("Job", str(uuid.uuid4())), "done": True}
    return {"job": job, "resultingCustomerId": two["id"], "userErrors": []}


@resolves("Customer", "mergeable")
def mergeable(record: Record, info: GraphQLResolveInfo) -> dict[str, Any]:
    reason = _reason(record)
    return {
        "errorFields": [],
        "isMergeable": reason is None,
        "mergeInProgress": None,
        "reason": reason,
    }


def _errors(found: dict[str, Record | None], ids: dict[str, str]) -> Errors:
    errors: Errors = []
    for name, customer in found.items():
        if customer is None:
            message = UNKNOWN.format(ids[name].rpartition("/")[2])
            errors.append(user_error([name], message, "INVALID_CUSTOMER_ID"))
    if errors:
        return errors
    one, two = found.values()
    if one is two:
        return [user_error(None, SAME, "INVALID_CUSTOMER_ID")]
    reason = _reason(one, two)
    if reason is None:
        return []
    return [user_error([name], reason, "INVALID_CUSTOMER") for name in found]


def _reason(*customers: Record) -> str | None:
    """Why they cannot be one: it would have too much of something."""
    if len({tag.lower() for each in customers for tag in each["tags"]}) > MAX_TAGS:
        return f"Customers must have {MAX_TAGS} tags or less."
    if sum(len(each["note"] or "") for each in customers) > MAX_NOTE:
        return f"Customer notes must be {MAX_NOTE} characters or less."
    return None
