"""Names of what runs of several shops may look up and create.

`kind/company` is held beside that of another company, and never beside `kind` alone.
"""

from odoo.models import BaseModel


def company_lock(kind: str, shop: BaseModel) -> str:
    """Name records of a kind that belong to a shop's company."""
    return f"{kind}/{shop.company_id.id}"


def partner_lock(shop: BaseModel) -> str:
    """Name the contacts among which a shop looks, and which it makes.

    Contacts for all companies are found by each of them, so who makes such is alone.
    """
    return "partner" if shop.share_customers else company_lock("partner", shop)
