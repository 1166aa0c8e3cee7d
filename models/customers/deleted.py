"""Customers and companies whose contact a person deleted in Odoo.

Their tombstone tells an import which of Shopify's they were, so that it does not bring
them back. Whoever has to erase what is known of a person erases all of it so.
"""

from collections.abc import Iterable

from odoo import models

PERSONAL = (
    *("email", "phone", "note", "locale", "account_state", "verified_email"),
    *("order_count", "tax_exempt", "tax_exemptions"),
    *("email_consent", "email_opt_in", "email_consent_at"),
    *("sms_consent", "sms_opt_in", "sms_consent_at"),
    *("blacklisted_email", "blacklisted_number", "baseline", "checksum"),
)


class CommerceCustomer(models.Model):
    _inherit = "commerce.customer"

    def _bury(self) -> None:
        """Keep links of deleted contacts, and nothing that is known of the persons."""
        super()._bury()
        buried = self.exists()
        buried.address_ids.unlink()
        _forget(buried, PERSONAL)


class CommerceCompany(models.Model):
    _inherit = "commerce.company"

    def _bury(self) -> None:
        """Keep links of deleted companies, and nothing that is known of them."""
        super()._bury()
        buried = self.exists()
        buried.location_ids.unlink()
        _forget(buried, ("reference", "baseline", "checksum"))


def _forget(links: models.BaseModel, names: Iterable[str]) -> None:
    """Empty these fields, and call the links by their numbers at Shopify."""
    emptied = dict.fromkeys(names, False)
    for link in links:
        link.write({**emptied, "name": f"Shopify {link.external_number}"})
