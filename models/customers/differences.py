"""Where a contact of Odoo is not what Shopify says of its customer."""

import re
from types import NotImplementedType
from typing import Any

from markupsafe import Markup

from odoo import api, fields, models
from odoo.tools import SQL, email_normalize, html2plaintext, plaintext2html

from ..html_table import row, table

# Facts of a customer that have the name of the contact's field, but for the note.
COMPARED = {"name": "name", "email": "email", "phone": "phone", "note": "comment"}
# Wider than what differs: spaces, capitals and the like are looked at afterwards.
CANDIDATES = """
    SELECT link.id
      FROM commerce_customer link
      JOIN res_partner partner ON partner.id = link.partner_id
     WHERE link.state = 'bound'
       AND (partner.name IS DISTINCT FROM link.baseline->>'name'
            OR partner.email IS DISTINCT FROM link.baseline->>'email'
            OR partner.phone IS DISTINCT FROM link.baseline->>'phone'
            OR link.baseline->>'note' <> '')
"""


class CommerceCustomer(models.Model):
    _inherit = "commerce.customer"

    differs = fields.Boolean(
        compute="_compute_differences",
        search="_search_differs",
        help="The contact has another value than Shopify said last. It stays until"
        " someone takes over Shopify's.",
    )
    differences = fields.Html(compute="_compute_differences", sanitize=False)

    @api.depends("baseline", "state", *(f"partner_id.{it}" for it in COMPARED.values()))
    @api.depends_context("lang")
    def _compute_differences(self) -> None:
        for link in self:
            facts = link._differing_facts()
            link.differs = bool(facts)
            link.differences = bool(facts) and link._differences_table(facts)

    @api.model
    def _search_differs(self, operator: str, value: Any) -> list | NotImplementedType:
        if operator != "in":
            return NotImplemented
        self.env.flush_all()
        candidates = [link for (link,) in self.env.execute_query(SQL(CANDIDATES))]
        found = self.search([("id", "in", candidates)]).filtered("differs")
        negated = False in value and True not in value
        return [("id", "not in" if negated else "in", found.ids)]

    def _differing_facts(self) -> dict:
        """Return what Shopify says and the contact does not.

        Who a user of Odoo is, Shopify never decides; nor the name of a company that
        was here before.
        """
        partner = self.partner_id.with_context(active_test=False).sudo()
        if self.state != "bound" or not partner or partner.user_ids:
            return {}
        told = {fact: (self.baseline or {}).get(fact) for fact in COMPARED}
        if partner.is_company and not self.is_origin:
            del told["name"]
        return {
            fact: value
            for fact, value in told.items()
            if value and _plain(fact, value) != _plain(fact, _text(partner, fact))
        }

    def _differences_table(self, facts: dict[str, str]) -> Markup:
        heads = (
            self.env._("Field"),
            self.env._("In Odoo"),
            self.env._("In Shopify, at the last import"),
        )
        rows = (row(self._difference_cells(*fact)) for fact in facts.items())
        return table(heads, rows)

    def _difference_cells(self, fact: str, told: str) -> tuple[str, str, str]:
        field = self.partner_id._fields[COMPARED[fact]]
        label = field.get_description(self.env, ["string"])["string"]
        return label, _text(self.partner_id, fact) or "–", told

    def action_take_over(self) -> None:
        """Give the contacts the values that Shopify said last."""
        for link in self:
            facts = link._differing_facts()
            values = {COMPARED[fact]: told for fact, told in facts.items()}
            if "comment" in values:
                values["comment"] = plaintext2html(values["comment"])
            if values:
                link.partner_id.write(values)


def _text(partner: models.BaseModel, fact: str) -> str:
    """Return what a contact has for a fact, as a person reads it."""
    value = partner[COMPARED[fact]] or ""
    return html2plaintext(value).strip() if fact == "note" else value


def _plain(fact: str, value: str) -> str | list[str]:
    """Return a text without what a person may well write otherwise."""
    if fact == "email":
        return email_normalize(value, strict=False) or value
    if fact == "phone":
        return re.sub(r"[^\d+]", "", value)
    return value.split()
