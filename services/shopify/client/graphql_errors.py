"""The `errors` of a GraphQL answer, as our exceptions."""

from collections.abc import Callable
from typing import Any

from ..errors import ShopifyApiError
from . import messages
from .answers import Asked, scopes_in

Error = dict[str, Any]
Explain = Callable[[Asked, Error], ShopifyApiError]


def check(answer: dict[str, Any], asked: Asked) -> None:
    """Let an answer without errors pass; partial data does not count.

    Personal data that Shopify withholds field by field is null, and no error: it is
    taken out of the answer, which the client would refuse.

    :raises ShopifyApiError: of the class that the gravest error stands for
    """
    if errors := _that_matter(answer):
        gravest = min(errors, key=_rank)
        raise _explained(gravest, asked, executed="data" in answer)
    if not isinstance(answer.get("data"), dict):
        raise messages.unreadable(asked.settings.name, "data")
    answer.pop("errors", None)
    _check_search(answer, asked)


def withholds(answer: dict[str, Any]) -> bool:
    """Whether an answer says that the app must be approved for some of its fields."""
    errors = answer.get("errors")
    return bool(errors) and any(map(_is_withheld, _as_list(errors)))


def _that_matter(answer: dict[str, Any]) -> list[Error]:
    errors = answer.get("errors")
    if not errors:
        return []
    is_there = isinstance(answer.get("data"), dict)
    return [it for it in _as_list(errors) if not (is_there and _is_withheld(it))]


def _is_withheld(error: Error) -> bool:
    """Tell a field that an app must be approved for.

    Source: https://shopify.dev/docs/apps/launch/protected-customer-data
    """
    text = str(error.get("message", ""))
    return code_of(error) == "ACCESS_DENIED" and "not approved to use the" in text


def _as_list(errors: Any) -> list[Error]:
    listed = errors if isinstance(errors, list) and errors else [errors]
    return [
        error if isinstance(error, dict) else {"message": str(error)}
        for error in listed
    ]


def _throttled(asked: Asked, error: Error) -> ShopifyApiError:
    return messages.throttled(asked.settings.name)


def _unavailable(asked: Asked, error: Error) -> ShopifyApiError:
    request_id = (error.get("extensions") or {}).get("requestId", "")
    reason = f"{code_of(error)} {request_id}".strip()
    return messages.unavailable(asked.settings.name, reason)


def _frozen(asked: Asked, error: Error) -> ShopifyApiError:
    return messages.shop_frozen(asked.settings.name)


def _denied(asked: Asked, error: Error) -> ShopifyApiError:
    if "protected-customer-data" in str(error):
        return messages.protected_data(asked.settings.name)
    required = (error.get("extensions") or {}).get("requiredAccess") or ""
    scopes = scopes_in(str(required)) or scopes_in(str(error.get("message", "")))
    return messages.scope_missing(asked.settings.name, scopes)


def _refused(asked: Asked, error: Error) -> ShopifyApiError:
    return messages.request_refused(
        asked.settings.name, asked.operation, _reason(error)
    )


def _too_costly(asked: Asked, error: Error) -> ShopifyApiError:
    return messages.too_costly(asked.settings.name, asked.operation, _reason(error))


def _data(asked: Asked, error: Error) -> ShopifyApiError:
    return messages.data_refused(asked.settings.name, asked.operation, _reason(error))


def _reason(error: Error) -> str:
    """What Shopify says, without the full stop that our sentence brings."""
    place = f"{error['field']}: " if error.get("field") else ""
    return place + str(error.get("message", "")).rstrip(".")


# In the order of gravity: one of the first makes the others meaningless.
CODES: dict[str, Explain] = {
    "SHOP_INACTIVE": _frozen,
    "THROTTLED": _throttled,
    "INTERNAL_SERVER_ERROR": _unavailable,
    "TIMEOUT": _unavailable,
    "ACCESS_DENIED": _denied,
    "MAX_COST_EXCEEDED": _too_costly,
    "MAX_INPUT_SIZE_EXCEEDED": _refused,
}
RANKS = {code: rank for rank, code in enumerate(CODES)}


def code_of(error: Error) -> str:
    return (error.get("extensions") or {}).get("code") or ""


def _rank(error: Error) -> int:
    return RANKS.get(code_of(error), len(RANKS))


def _explained(error: Error, asked: Asked, executed: bool) -> ShopifyApiError:
    """What is refused before it is executed is wrong as a question."""
    explain = CODES.get(code_of(error), _data if executed else _refused)
    return explain(asked, error)


def _check_search(answer: dict[str, Any], asked: Asked) -> None:
    """Refuse a search of which Shopify ignored a part.

    It would answer with more than was asked for.

    Source: https://shopify.dev/docs/api/usage/search-syntax
    """
    for search in (answer.get("extensions") or {}).get("search") or []:
        for warning in search.get("warnings") or []:
            raise _refused(asked, warning)
