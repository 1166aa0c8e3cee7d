"""What an import of customers left in Odoo, field by field."""

from typing import Any

from .stored_fields import stored_names, values

# What people of the shop are told from partners that were there before by.
OF_THE_SHOP = "%@shop.example"
SKIPPED = {"complete_name", "commercial_partner_id", "child_ids", "user_id"}
MODELS = ("commerce.", "shopify.", "mail.", "rating.", "sale.", "account.move")
READS = {
    "category_id": lambda value: sorted(value.mapped("name")),
    "parent_id": lambda value: value.email,
    "country_id": lambda value: value.code,
    "state_id": lambda value: value.code,
}


def dump(env) -> dict[str, dict[str, Any]]:
    """All stored fields of the imported partners and their further addresses."""
    env.invalidate_all()
    own = env["res.partner"].search([("email", "=like", OF_THE_SHOP)])
    names = stored_names(env, "res.partner", SKIPPED, MODELS)
    return {
        _key(partner): values(partner, "partner", names, READS)
        for partner in own | own.child_ids
    }


def count(left: dict[str, dict[str, Any]]) -> int:
    """How many customers these partners are: further addresses are none."""
    return sum(" / " not in key for key in left)


def _key(partner) -> str:
    parent = partner.parent_id
    return f"{parent.email} / {partner.street}" if parent else partner.email
