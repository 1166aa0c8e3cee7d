"""Exact amounts on lines, in the company's currency and for a part of a line, too."""

from decimal import Decimal
from typing import Any

from odoo import api, fields, models

from ...services.commerce.money.exact_pieces import piece_of, reversed_whole


class AccountTax(models.Model):
    _inherit = "account.tax"

    is_channel_placeholder = fields.Boolean(
        "Stands for a Tax to Be Chosen",
        readonly=True,
        copy=False,
        groups="base.group_user",
        help="Holds the amounts of a tax of Shopify's that nobody chose yet; orders"
        " with it wait.",
    )

    @api.model
    def _import_base_line_extra_tax_data(
        self, base_line: dict[str, Any], extra_tax_data: dict[str, Any] | bool | None
    ) -> dict[str, Any]:
        """Let exact amounts hold for a part of an invoice's line, at any rate."""
        if not (extra_tax_data and extra_tax_data.get("exact")):
            return super()._import_base_line_extra_tax_data(base_line, extra_tax_data)
        extra_tax_data = self._exact_piece(base_line, extra_tax_data)
        found = super()._import_base_line_extra_tax_data(base_line, extra_tax_data)
        if "manual_total_excluded_currency" in found:
            self._add_company_amounts(base_line, found)
        return found

    @api.model
    def _exact_piece(
        self, base_line: dict[str, Any], extra_tax_data: dict[str, Any]
    ) -> dict[str, Any]:
        """Share out a line of an invoice; on an order Odoo's own reckoning rules."""
        record = base_line["record"]
        is_document = (
            isinstance(record, models.Model) and record._name == "account.move.line"
        )
        if not is_document:
            return extra_tax_data
        quantity = Decimal(repr(base_line["quantity"]))
        digits = base_line["currency_id"].decimal_places
        return piece_of(extra_tax_data, quantity, digits) or extra_tax_data

    @api.model
    def _add_company_amounts(
        self, base_line: dict[str, Any], found: dict[str, Any]
    ) -> None:
        """Convert each amount for itself: Odoo adds up two taxes of a line wrongly.

        In the company's currency its sum of a line with several taxes in the price
        holds the last of them alone, where they are given in the line's currency.
        """
        rate = base_line["rate"]
        if not rate:
            return
        company = self._get_base_line_field_value_from_record(
            base_line["record"], "company_id", {}, self.env["res.company"]
        )
        currency = (company or self.env.company).currency_id
        found["manual_total_excluded"] = currency.round(
            found["manual_total_excluded_currency"] / rate
        )
        for amounts in found.get("manual_tax_amounts", {}).values():
            for name in ("tax_amount", "base_amount"):
                if f"{name}_currency" in amounts:
                    amount = amounts[f"{name}_currency"] / rate
                    amounts[name] = currency.round(amount)

    @api.model
    def _reverse_quantity_base_line_extra_tax_data(
        self, extra_tax_data: dict[str, Any] | bool | None
    ) -> dict[str, Any] | None:
        reverse = super()._reverse_quantity_base_line_extra_tax_data
        reversed_data = reverse(extra_tax_data)
        if reversed_data and reversed_data.get("exact"):
            reversed_data["exact"] = reversed_whole(reversed_data["exact"])
        return reversed_data
