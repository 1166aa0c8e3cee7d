"""The digits of addresses: a question to the database that misses none that is equal.

Case and spaces make no difference between addresses, nor do they to digits.
"""

import re
from collections.abc import Iterable

from odoo.fields import Domain
from odoo.tools import SQL

from ..records.address import Address

TEXTS = ("street", "street2", "zip")


def numbers(address: Address) -> str:
    """Return the digits of an address: its house, its ZIP."""
    return re.sub("[^0-9]", "", "".join(getattr(address, name) for name in TEXTS))


def has_numbers(wanted: Iterable[tuple[int, str]]) -> Domain:
    """Return what finds children of partners by the partners' ids and these digits."""
    pairs = tuple(wanted)
    parents = Domain("parent_id", "in", [id_ for id_, _ in pairs])

    def to_sql(model, alias, query) -> SQL:
        texts = [model._field_to_sql(alias, name, query) for name in TEXTS]
        return SQL(
            "(%s, regexp_replace(concat(%s), '[^0-9]', '', 'g')) IN %s",
            model._field_to_sql(alias, "parent_id", query),
            SQL(", ").join(texts),
            pairs,
        )

    return parents & Domain.custom(to_sql=to_sql)
