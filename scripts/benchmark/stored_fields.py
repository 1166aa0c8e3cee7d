"""Stored fields of records, in a form that two databases share."""

import hashlib
from collections.abc import Callable, Collection, Mapping
from typing import Any

OWN = {"id", "create_date", "create_uid", "write_date", "write_uid"}

Read = Callable[[Any], Any]


def stored_names(
    env, model: str, skipped: Collection[str], other_models: tuple[str, ...]
) -> list[str]:
    """Names of a model's fields that an import may fill.

    :param other_models: beginnings of models whose records are not compared
    """
    return [
        name
        for name, field in env[model]._fields.items()
        if (field.store or field.company_dependent)
        and not field.inherited
        and name not in OWN
        and name not in skipped
        and field.type != "properties"
        and not (field.comodel_name or "").startswith(other_models)
    ]


def values(
    record, prefix: str, names: list[str], reads: Mapping[str, Read]
) -> dict[str, Any]:
    """Values by `prefix.name`; `reads` give what stands for ids of one database."""
    return {f"{prefix}.{name}": _shown(record, name, reads) for name in names}


def _shown(record, name: str, reads: Mapping[str, Read]) -> Any:
    value = record[name]
    if name in reads:
        return reads[name](value)
    if record._fields[name].type == "binary" or isinstance(value, bytes):
        return value and hashlib.sha1(value).hexdigest()
    return value.ids if record._fields[name].relational else str(value)
