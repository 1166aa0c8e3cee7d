"""When a shop last touched orders of which an import keeps nothing else."""

from collections.abc import Mapping
from datetime import datetime

from odoo.api import Environment
from odoo.models import BaseModel
from odoo.tools import SQL

from ..records.plain import naive_utc


def note_times(
    env: Environment, times: Mapping[str, datetime], links: Mapping[str, BaseModel]
) -> None:
    """Keep the times of orders left as they are, in one statement, if any moved.

    A link with an older time than the shop's would be taken for out of date for ever.
    """
    moved = [
        (link.id, naive_utc(moment))
        for external_id, moment in times.items()
        if (link := links.get(external_id)) and _is_older(link, moment)
    ]
    if not moved:
        return
    links_of_all = env["commerce.order"]
    links_of_all.flush_model(["external_updated_at"])
    env.cr.execute(
        SQL(
            """
            UPDATE commerce_order AS link SET external_updated_at = told.at
              FROM (VALUES %s) AS told (id, at) WHERE link.id = told.id
            """,
            SQL(", ").join(SQL("(%s, %s::timestamp)", *row) for row in moved),
        )
    )
    links_of_all.browse(id_ for id_, _ in moved).invalidate_recordset(
        ["external_updated_at"], flush=False
    )


def _is_older(link: BaseModel, moment: datetime) -> bool:
    if link.state != "bound":
        return False
    known = link.external_updated_at
    return not known or known < naive_utc(moment)
