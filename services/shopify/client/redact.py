"""What may be logged: no secret, no person.

Answers are logged at DEBUG only, as `Redacted`; `RedactingFilter` is the second net,
for whatever else is logged.
"""

import logging
import re
from typing import Any

MASK = "***"

# Objects that describe a person: every text within them is masked, ids apart.
PEOPLE = re.compile(
    r"customer|addresses|address$|addressesv2|contact|recipient|staffmember|buyer"
    r"|^company$|companylocation|attendee",
    re.IGNORECASE,
)
PERSONAL = re.compile(
    r"e-?mail|phone|first_?name|last_?name|displayname|address|^zip$|^city$|postal"
    r"|latitude|longitude|^ip$|clientip|note|customattributes|browser|token|secret"
    r"|password|authorization|signature",
    re.IGNORECASE,
)
KEPT = {"id", "__typename", "legacyResourceId", "updatedAt", "createdAt", "cursor"}

TEXTS = re.compile(
    r"\bshp[a-z]{2}_\w+"  # Shopify's tokens and secrets
    r"|[\w.+-]+@[\w-]+(?:\.[\w-]+)+"  # e-mail addresses
    r"|(?<=[?&]signature=)[^&\s]+",
    re.IGNORECASE,
)


class Redacted:
    """An answer, shown without secrets and persons; costs nothing until shown."""

    def __init__(self, data: Any) -> None:
        self._data = data

    def __str__(self) -> str:
        return str(redacted(self._data))


def redacted(data: Any, personal: bool = False) -> Any:
    """Return a copy that may be logged.

    :param personal: whether it stands within a person's data
    """
    if isinstance(data, dict):
        return {key: _value(key, part, personal) for key, part in data.items()}
    if isinstance(data, list):
        return [redacted(part, personal) for part in data]
    if isinstance(data, str):
        return MASK if personal else redacted_text(data)
    return data


def _value(key: str, value: Any, personal: bool) -> Any:
    if key in KEPT and isinstance(value, str):
        return redacted_text(value)
    personal = personal or bool(PEOPLE.search(key) or PERSONAL.search(key))
    return redacted(value, personal)


def redacted_text(text: str) -> str:
    return TEXTS.sub(MASK, text)


class RedactingFilter(logging.Filter):
    """Masks secrets and e-mail addresses in a record's message."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg, record.args = redacted_text(record.getMessage()), ()
        return True


def get_logger(name: str) -> logging.Logger:
    """Return the logger of that name, with the filter."""
    logger = logging.getLogger(name)
    if not any(isinstance(known, RedactingFilter) for known in logger.filters):
        logger.addFilter(RedactingFilter())
    return logger
