"""What PostgreSQL's texts and JSON can hold: no NUL, no half of a pair, no infinity.

Source: https://www.postgresql.org/docs/current/datatype-json.html
"""

import json
import math
import re
from contextlib import suppress
from typing import Any

from pydantic_core import from_json

NUL = b"\\u0000"
UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
UNREADABLE = "\N{REPLACEMENT CHARACTER}"


def read_json(raw: bytes | str) -> Any:
    """Parse JSON into values that can be stored.

    A text may hold what only PostgreSQL refuses, however somebody typed it; that is
    seldom, so that answers without it are parsed at full speed.

    :raises ValueError: it is no JSON, or no whole one
    """
    raw = raw.encode(errors="surrogatepass") if isinstance(raw, str) else raw
    with suppress(ValueError):  # half a pair, or a NUL as it is
        if NUL not in raw:
            return from_json(raw)
    try:
        return storable(json.loads(raw.decode(errors="replace"), strict=False))
    except RecursionError as error:
        raise ValueError("nested too deeply") from error


def storable(value: Any) -> Any:
    """Return a value of JSON, keys and all within it, as PostgreSQL takes it."""
    if isinstance(value, str):
        return UNSTORABLE.sub(_replaced, value)
    if isinstance(value, dict):
        return {storable(key): storable(part) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [storable(part) for part in value]
    if isinstance(value, float) and not math.isfinite(value):
        return str(value)
    return value


def _replaced(sign: re.Match[str]) -> str:
    return "" if sign[0] == "\x00" else UNREADABLE
