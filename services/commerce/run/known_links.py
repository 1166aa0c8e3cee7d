"""What links know of records that were read: which of them need not be read again.

A record is known as it is while all of this holds:

- its time is the one that it had when it was read in full;
- what decides how it is read is the same: settings, mappings, the reading's version;
- its link has its record of Odoo, and nothing asked since for another look at it, which
  is an empty checksum or an open issue;
- it was read within `KNOWN_FOR`: not every change moves the time.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import timedelta
from typing import Any

from odoo.api import Environment
from odoo.models import BaseModel
from odoo.modules.registry import Registry
from odoo.tools import SQL

from ..records.plain import naive_utc

# How late something may be found that moves no time: an import of all finds it.
KNOWN_FOR = timedelta(days=1)


def links_by_id(
    links: BaseModel, shop: BaseModel, external_ids: Iterable[str], names: Sequence[str]
) -> dict[str, BaseModel]:
    """Return the shop's links of some records, with the fields of these names."""
    found = links.search_fetch(
        [("channel_id", "=", shop.id), ("external_id", "in", list(external_ids))],
        names,
        order="id",
    )
    return {link.external_id: link for link in found}


def bound_links(
    links: BaseModel, shop: BaseModel, external_ids: Iterable[str]
) -> BaseModel:
    """Return the shop's links of some records that are not marked as gone."""
    return links.search(
        [
            ("channel_id", "=", shop.id),
            ("external_id", "in", list(external_ids)),
            ("state", "=", "bound"),
        ]
    )


class KnownLinks:
    """Links of one kind of a shop.

    :param registry: gives cursors that are closed at once, for who has no other
    :param env: that of who stores records
    :param read_with: tells what decides how records are read, summed up
    :param settled: which links want no other look, for reasons of their kind
    """

    def __init__(
        self,
        registry: Registry,
        env: Environment,
        channel_id: int,
        link: str,
        record_field: str,
        read_with: Callable[[], str],
        settled: SQL,
    ) -> None:
        self._registry = registry
        self._env = env
        self._channel_id = channel_id
        self._table = SQL.identifier(env[link]._table)
        self._read_with = read_with
        # Of a slice: what a person changes meanwhile counts from the next one on.
        self._known_with = read_with()
        self._is_known = SQL(
            """
            link.channel_id = %s AND link.read_with = %s
            AND link.read_at > now() AT TIME ZONE 'utc' - %s
            AND link.state = 'bound' AND link.checksum IS NOT NULL
            AND link.%s IS NOT NULL AND %s
            """,
            channel_id,
            self._known_with,
            KNOWN_FOR,
            SQL.identifier(record_field),
            settled,
        )

    def any(self) -> bool:
        """Tell whether anything is known."""
        found = self._ask(
            SQL(
                "SELECT EXISTS (SELECT FROM %s AS link WHERE %s)",
                self._table,
                self._is_known,
            )
        )
        return found == [(True,)]

    def among(self, records: Sequence[Any]) -> set[str]:
        """Return the ids of those that are known as they are, by one statement."""
        found = self._ask(
            SQL(
                """
                SELECT link.external_id FROM %s
                  JOIN %s AS link USING (external_id)
                 WHERE link.read_as_of = told.updated_at AND %s
                   AND NOT EXISTS (
                       SELECT FROM commerce_issue AS issue
                        WHERE issue.channel_id = link.channel_id
                          AND issue.external_id = link.external_id
                          AND issue.state = 'open')
                """,
                _told(records),
                self._table,
                self._is_known,
            )
        )
        return {external_id for (external_id,) in found}

    def note(self, records: Sequence[Any]) -> None:
        """Remember that records were read in full, with the caller's transaction."""
        self._env.cr.execute(
            SQL(
                """
                UPDATE %s AS link
                   SET read_with = %s, read_as_of = told.updated_at,
                       read_at = now() AT TIME ZONE 'utc'
                  FROM %s
                 WHERE link.channel_id = %s AND link.external_id = told.external_id
                """,
                self._table,
                self._read_with(),
                _told(records),
                self._channel_id,
            )
        )

    def _ask(self, query: SQL) -> list[tuple]:
        with self._registry.cursor() as cr:
            cr.execute(query)
            return cr.fetchall()


def _told(records: Sequence[Any]) -> SQL:
    """Return the ids and times of records, as a table."""
    return SQL(
        "unnest(%s::text[], %s::timestamp[]) AS told (external_id, updated_at)",
        [it.id for it in records],
        [naive_utc(it.updated_at) for it in records],
    )
