"""Answers that are older than what is stored, such as of a slow request."""

from typing import Any

from odoo.models import BaseModel

from ..records.plain import naive_utc


def is_outdated(record: Any, link: BaseModel) -> bool:
    """Tell whether Odoo knows a later state of a record than this one.

    Shops tell seconds: of two changes within one, the answer that comes last counts.

    :param link: with `external_updated_at`
    """
    known = link.external_updated_at
    return bool(known) and naive_utc(record.updated_at) < known
