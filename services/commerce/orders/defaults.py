"""What Odoo itself would put into an order, asked for once per page."""

from functools import cached_property
from typing import Any

from odoo.api import Environment
from odoo.models import BaseModel


class OrderDefaults:
    """Warehouse, team, salesperson, fiscal position and terms of new orders.

    Left to Odoo they would cost several statements for each order.
    """

    def __init__(self, env: Environment, shop: BaseModel) -> None:
        self._env = env
        self._shop = shop
        self._positions: dict[tuple, BaseModel] = {}
        self._teams: dict[int, BaseModel] = {}

    @cached_property
    def of_order(self) -> dict[str, Any]:
        """Plain defaults of an order, and fields that no import fills."""
        empty = {
            "require_signature": False,
            "require_payment": False,
            "prepayment_percent": 0.0,
            "validity_date": False,
            "journal_id": False,
            "sale_order_template_id": False,
            "preferred_payment_method_line_id": False,
            "quotation_document_ids": False,
        }
        known = self._env["sale.order"]._fields
        return self._defaults("sale.order") | {
            name: value for name, value in empty.items() if name in known
        }

    @cached_property
    def of_line(self) -> dict[str, Any]:
        """Plain defaults of a line, and fields that no import fills."""
        empty = {
            **self._analytic,
            "product_custom_attribute_value_ids": False,
            "product_no_variant_attribute_value_ids": False,
            **self._reckoned,
        }
        known = self._env["sale.order.line"]._fields
        return self._defaults("sale.order.line") | {
            name: value for name, value in empty.items() if name in known
        }

    @property
    def _analytic(self) -> dict[str, Any]:
        """No distribution; where there are rules for one, Odoo asks them by line."""
        rules = self._env["account.analytic.distribution.model"]
        if rules.search_count([], limit=1):
            return {}
        return {"analytic_distribution": False}

    @property
    def _reckoned(self) -> dict[str, Any]:
        """What Odoo reckons for a line of a quotation.

        It does so all the same; told before, no line is written a second time.
        """
        return {
            "invoice_status": "no",
            "qty_invoiced": 0.0,
            "qty_to_invoice": 0.0,
            "untaxed_amount_invoiced": 0.0,
            "untaxed_amount_to_invoice": 0.0,
            "warehouse_id": self.warehouse.id,
        }

    def _defaults(self, model: str) -> dict[str, Any]:
        Model = self._env[model]
        # What is computed before it is stored would be computed again for a default.
        names = [
            name
            for name, field in Model._fields.items()
            if field.default and not field.company_dependent and field.store
        ]
        return Model.default_get(names)

    @cached_property
    def warehouse(self) -> BaseModel:
        chosen = self._env["ir.default"]._get_model_defaults("sale.order")
        warehouses = self._env["stock.warehouse"]
        return (
            self._shop.order_warehouse_id
            or warehouses.browse(chosen.get("warehouse_id") or ())
            or warehouses.search(
                [("company_id", "=", self._shop.company_id.id)], limit=1
            )
        )

    def salesperson(self, partner: BaseModel) -> BaseModel:
        """The shop's, else the customer's own; never who runs the import."""
        return (
            self._shop.order_user_id
            or partner.user_id
            or partner.commercial_partner_id.user_id
        )

    def team(self, user: BaseModel) -> BaseModel:
        """The shop's, else the one that Odoo takes for a salesperson."""
        if self._shop.order_team_id:
            return self._shop.order_team_id
        if user.id not in self._teams:
            teams = self._env["crm.team"]
            self._teams[user.id] = teams._get_default_team_id(
                user_id=user.id,
                domain=teams._check_company_domain(self._shop.company_id),
            )
        return self._teams[user.id]

    def fiscal_position(self, partner: BaseModel, shipping: BaseModel) -> BaseModel:
        """The shop's, else that of customers alike."""
        if self._shop.order_fiscal_position_id:
            return self._shop.order_fiscal_position_id
        positions = self._env["account.fiscal.position"]
        if not self._automatic:
            return (
                shipping.property_account_position_id
                or partner.property_account_position_id
            )
        key = (self._alike(partner), self._alike(shipping))
        if key not in self._positions:
            self._positions[key] = positions._get_fiscal_position(partner, shipping)
        return self._positions[key]

    @cached_property
    def _automatic(self) -> BaseModel:
        """Positions among which Odoo chooses by itself."""
        positions = self._env["account.fiscal.position"]
        domain = positions._check_company_domain(self._shop.company_id)
        return positions.search([*domain, ("auto_apply", "=", True)])

    @cached_property
    def _zips(self) -> list[tuple[str, str]]:
        """Ranges of ZIP codes that positions are for."""
        ranged = self._automatic.filtered(lambda it: it.zip_from and it.zip_to)
        return [(it.zip_from, it.zip_to) for it in ranged]

    @cached_property
    def _states(self) -> BaseModel:
        """States that positions are for, or not for."""
        excluded = self._automatic.country_group_id.exclude_state_ids
        return self._automatic.state_ids | excluded

    def _alike(self, partner: BaseModel) -> tuple:
        """Return what Odoo looks at when it chooses a fiscal position."""
        zip_code = partner.zip or ""
        return (
            partner.property_account_position_id.id,
            partner.country_id.id,
            (partner.state_id & self._states).id,
            tuple(first <= zip_code <= last for first, last in self._zips),
            partner.vat,
        )

    def payment_term(self, partner: BaseModel) -> BaseModel:
        """The shop's usual one, else the customer's; none that lowers taxes at once."""
        terms = self._shop.order_payment_term_id, partner.property_payment_term_id
        fitting = (it for it in terms if it and not it._lowers_taxes())
        return next(fitting, self._env["account.payment.term"])
