"""What contacts of Odoo are to a customer, and what stands on documents."""

from collections.abc import Iterable

from odoo.api import Environment
from odoo.models import BaseModel
from odoo.tools import SQL

# Columns that name who is billed, and where goods go or come from.
USES = (
    ("sale_order", "partner_invoice_id"),
    ("sale_order", "partner_shipping_id"),
    ("account_move", "partner_id"),
    ("account_move", "partner_shipping_id"),
    ("stock_picking", "partner_id"),
)


def watched(partners: BaseModel) -> BaseModel:
    """Contacts whose orders somebody who logs in to Odoo reads: they, or a colleague.

    Odoo's portal shows all of a commercial partner, and of the companies below it.
    """
    lines = {partner: _line(partner) for partner in partners.sudo()}
    above = partners.sudo().union(*lines.values())
    shown = above.search_fetch(
        [("commercial_partner_id", "in", above.ids), ("user_ids", "!=", False)],
        ["commercial_partner_id"],
    ).commercial_partner_id
    return partners.filtered(lambda it: lines[it] & shown)


def _line(partner: BaseModel) -> BaseModel:
    """Return a contact with its company and those above it."""
    line = partner
    while partner := partner.parent_id:
        line |= partner
    return line


def is_of_another(partner: BaseModel, company: BaseModel) -> bool:
    """Tell whether a contact belongs to a company that is none of this one's."""
    return bool(partner.company_id and partner.company_id not in company.parent_ids)


def is_bare(partner: BaseModel, unnamed: str) -> bool:
    """Whether nothing is known of a contact but that it bought.

    :param unnamed: what an import calls it; empty for a guest
    """
    known = (partner.email, partner.phone, partner.street, partner.vat)
    is_nameless = partner.name == (unnamed or partner.env._("Guest"))
    return is_nameless and not partner.parent_id and not any(known)


def may_buy(partner: BaseModel) -> bool:
    """Tell whom a customer can be: no mere address, and no user of Odoo's own."""
    is_person = not partner.parent_id or partner.type == "contact"
    return is_person and partner.partner_share


def used_addresses(env: Environment, partners: Iterable[int]) -> set[int]:
    """Return those of some partners that any document names as an address."""
    ids = list(partners)
    if not ids:
        return set()
    for table, column in USES:
        env[table.replace("_", ".")].flush_model([column])
    # One pass for each column: not all of them have an index.
    questions = [
        SQL(
            "SELECT %s FROM %s WHERE %s = ANY(%s)",
            SQL.identifier(column),
            SQL.identifier(table),
            SQL.identifier(column),
            ids,
        )
        for table, column in USES
    ]
    env.cr.execute(SQL(" UNION ").join(questions))
    return {id_ for (id_,) in env.cr.fetchall()}
