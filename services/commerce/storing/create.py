"""Makes many records at once, without what Odoo prepares or asks for each."""

from collections.abc import Mapping, Sequence
from typing import Any

from odoo.fields import Field
from odoo.models import BaseModel
from odoo.tools import SQL

DEFAULTS_TOLD = "commerce_defaults_told"
CHECK_ALIKE = "commerce_check_alike"
PRODUCT_CONTEXT = {
    "tracking_disable": True,
    # Odoo is to make no variant, value or combination of its own accord.
    "create_product_product": False,
    "update_product_template_attribute_values": False,
}


def create_links(links: BaseModel, rows: Sequence[dict[str, Any]]) -> BaseModel:
    """Create records of a model of ours in one statement.

    Access, defaults, checks of values and what depends on them are Odoo's own. A
    model whose `create` someone extends is created by that, as are rows that lack a
    value that Odoo would work out first.
    """
    if not rows:
        return links.browse()
    if not _is_plain(links, rows):
        return links.create(list(rows))
    links.check_access("create")
    common = {**links.default_get([*links._fields]), **_log(links)}
    made = links.browse(_insert(links, [{**common, **row} for row in rows]))
    _tell_others(made)
    made._validate_fields([*links._fields])
    made.check_access("create")
    return made


def _is_plain(links: BaseModel, rows: Sequence[dict[str, Any]]) -> bool:
    """Tell whether Odoo's `create` would do nothing but insert columns."""
    makers = {vars(it)["create"] for it in type(links).mro() if "create" in vars(it)}
    fields = links._fields
    return (
        makers == {vars(BaseModel)["create"]}
        and all(it.name in row for it in _precomputed(links) for row in rows)
        and not links._inherits
        and not links._parent_store
        and not links._check_company_auto
        and all(fields[name].column_type for row in rows for name in row)
    )


def _precomputed(links: BaseModel) -> list[Field]:
    return [field for field in links._fields.values() if field.precompute]


def _log(links: BaseModel) -> dict[str, Any]:
    """Say who creates, and when, as the transaction has it."""
    user, now = links.env.uid, links.env.cr.now()
    return {
        "create_uid": user,
        "write_uid": user,
        "create_date": now,
        "write_date": now,
    }


def _insert(links: BaseModel, rows: Sequence[dict[str, Any]]) -> list[int]:
    names = sorted({name for row in rows for name in row if name in links._fields})
    fields = [links._fields[name] for name in names]
    fields = [it for it in fields if it.store and it.column_type]
    values = [
        tuple(
            it.convert_to_column_insert(row.get(it.name), links, row) for it in fields
        )
        for row in rows
    ]
    found = links.env.execute_query(
        SQL(
            "INSERT INTO %s (%s) VALUES %s RETURNING id",
            SQL.identifier(links._table),
            SQL(", ").join(SQL.identifier(it.name) for it in fields),
            SQL(", ").join(values),
        )
    )
    return [id_ for (id_,) in found]


def _tell_others(made: BaseModel) -> None:
    """Let what was read of other records, or is reckoned from them, be read anew."""
    for field in made._fields.values():
        for inverse in made.pool.field_inverses[field]:
            inverse._invalidate_cache(made.env)
    with made.env.protecting(_precomputed(made), made):
        made.modified([*made._fields], create=True)


def made_alike(
    records: BaseModel, defaults: Mapping[str, Mapping[str, Any]]
) -> BaseModel:
    """Return an empty recordset that creates records alike together.

    :param records: of a model that inherits `commerce.made.alike`, as its lines do
    :param defaults: all defaults, by model; records without them are asked by Odoo
    """
    told = {model: frozenset(values) for model, values in defaults.items()}
    return records.with_context(**{DEFAULTS_TOLD: told, CHECK_ALIKE: True})
