"""Reading an answer of Shopify: its data, or the exception that it stands for.

Source: https://shopify.dev/docs/api/admin-graphql#status_and_error_codes
"""

import re
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timezone
from email.utils import parsedate_to_datetime
from typing import Any

from ...storable import read_json
from ..errors import ShopifyApiError
from . import messages
from .shop_access import ShopSettings
from .wire import Reply

SCOPE = re.compile(r"\b(?:read|write)_\w+")


@dataclass(frozen=True)
class Asked:
    """What a reply answers; enough for its messages."""

    settings: ShopSettings
    operation: str
    version: str


Explain = Callable[[Asked, Reply], ShopifyApiError]

STATUSES: dict[int, Explain] = {
    401: lambda asked, reply: messages.token_refused(asked.settings.name),
    402: lambda asked, reply: messages.shop_frozen(asked.settings.name),
    403: lambda asked, reply: messages.scope_missing(
        asked.settings.name, scopes_in(_text(reply))
    ),
    404: lambda asked, reply: _unknown(asked),
    423: lambda asked, reply: messages.shop_locked(asked.settings.name),
    429: lambda asked, reply: messages.throttled(
        asked.settings.name, retry_after(reply)
    ),
    430: lambda asked, reply: messages.security_rejection(asked.settings.name),
}


def parsed(reply: Reply, asked: Asked) -> dict[str, Any]:
    """Parse a reply, whatever it holds.

    :raises ShopifyApiError: of the class that its status or its form stands for
    """
    if reply.status != 200:
        raise _refused(reply, asked)
    _check_version(reply, asked)
    answer = _json(reply, asked)
    if not isinstance(answer, dict):
        raise messages.unreadable(asked.settings.name, "{}")
    return answer


def _refused(reply: Reply, asked: Asked) -> ShopifyApiError:
    if explain := STATUSES.get(reply.status):
        return explain(asked, reply)
    if 300 <= reply.status < 400:
        return _unknown(asked)
    reason = f"HTTP {reply.status}{_request_id(reply)}"
    if reply.status == 408 or reply.status >= 500:
        error = messages.unavailable(asked.settings.name, reason)
        error.retry_after = retry_after(reply)
        return error
    return messages.request_refused(asked.settings.name, asked.operation, reason)


def _unknown(asked: Asked) -> ShopifyApiError:
    return messages.shop_unknown(asked.settings.name, asked.settings.address)


def _request_id(reply: Reply) -> str:
    request_id = reply.headers.get("X-Request-Id", "")
    return f", X-Request-Id {request_id}" if request_id else ""


def _check_version(reply: Reply, asked: Asked) -> None:
    served = reply.headers.get("X-Shopify-API-Version", asked.version)
    if served != asked.version:
        raise messages.other_version(asked.settings.name, asked.version, served)


def _json(reply: Reply, asked: Asked) -> Any:
    try:
        return read_json(reply.body)
    except ValueError:
        # The parser's message quotes the body, which may hold personal data.
        raise _broken(reply, asked) from None


def _broken(reply: Reply, asked: Asked) -> ShopifyApiError:
    begins_as_json = reply.body.lstrip()[:1] in (b"{", b"[", b"")
    if begins_as_json and "html" not in reply.headers.get("Content-Type", ""):
        return messages.answer_cut(asked.settings.name)
    return messages.not_json(asked.settings.name, asked.settings.address)


def retry_after(reply: Reply) -> float | None:
    """Seconds that Shopify wants us to wait; its header holds them or a date."""
    value = reply.headers.get("Retry-After", "")
    try:
        return max(0.0, float(value))
    except ValueError:
        return _seconds_until(value, reply.headers.get("Date", ""))


def _seconds_until(date: str, now: str) -> float | None:
    """Return the seconds until a date of Shopify's, by the clock that wrote it."""
    until = _timestamp(date)
    since = _timestamp(now) or time.time()
    return None if until is None else max(0.0, until - since)


def _timestamp(date: str) -> float | None:
    try:
        return parsedate_to_datetime(date).timestamp()
    except (TypeError, ValueError):
        return None


def date_of(reply: Reply) -> datetime | None:
    """Return when Shopify answered, by its own clock."""
    seconds = _timestamp(reply.headers.get("date", ""))
    return None if seconds is None else datetime.fromtimestamp(seconds, timezone.utc)


def scopes_in(text: str) -> tuple[str, ...]:
    """Names of access scopes in a text of Shopify's, each once."""
    return tuple(dict.fromkeys(SCOPE.findall(text)))


def _text(reply: Reply) -> str:
    return reply.body.decode(errors="replace")
