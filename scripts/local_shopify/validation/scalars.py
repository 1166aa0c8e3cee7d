"""Which values scalars take, as far as Shopify tells by name what is wrong."""

import re
from decimal import Decimal, InvalidOperation
from typing import Any
from urllib.parse import urlsplit

from ..base.clock import read_stamp

GID = re.compile(r"gid://[^/]+/[^/]+/.+")
MAX_INT = 2**31 - 1


class Unfit(ValueError):
    """A value that its scalar refuses in words of its own."""


def check_scalar(name: str, value: Any) -> bool:
    """Whether a JSON value fits a scalar.

    :raises Unfit: it does not, and the scalar has its own words for that
    """
    check = CHECKS.get(name)
    return check(value) if check else True


def _int(value: Any) -> bool:
    whole = isinstance(value, int) and not isinstance(value, bool)
    return whole and -MAX_INT - 1 <= value <= MAX_INT


def _number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _id(value: Any) -> bool:
    if not isinstance(value, str | int) or isinstance(value, bool):
        return False
    if not GID.fullmatch(str(value)):
        raise Unfit(f"Invalid global id '{value}'")
    return True


def _decimal(value: Any) -> bool:
    if not (_number(value) or isinstance(value, str)):
        return False
    try:
        return Decimal(str(value)).is_finite()
    except InvalidOperation:
        return False


def _url(value: Any) -> bool:
    if isinstance(value, str) and not urlsplit(value).scheme:
        raise Unfit(f"Invalid url '{value}', missing scheme")
    return isinstance(value, str)


def _datetime(value: Any) -> bool:
    try:
        return bool(read_stamp(value))
    except (AttributeError, ValueError):
        return False


CHECKS = {
    "Boolean": lambda value: isinstance(value, bool),
    "DateTime": _datetime,
    "Decimal": _decimal,
    "Float": _number,
    "ID": _id,
    "Int": _int,
    "Money": _decimal,
    "String": lambda value: isinstance(value, str),
    "URL": _url,
}
