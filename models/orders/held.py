"""Why an order waits for a person, and how a person lets it go on."""

from typing import Any

from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError

from ...services.commerce.issues.catalogue import FIRM
from ...services.commerce.issues.sentences import Sentences
from ...services.commerce.order_life.sale_states import is_quotation
from ..engine.const import OPEN_STATES
from ..notification import notification
from ..runs.kinds.import_work import ImportsChosen
from ..runs.kinds.kind import ORDERS
from ..runs.kinds.table import imports_of


class CommerceOrder(models.Model):
    _inherit = "commerce.order"

    # Pairs of a reason's code and what the reason names, such as a line.
    held = fields.Json("Reasons to Wait", readonly=True)
    released = fields.Json(
        "Reasons Overruled",
        readonly=True,
        help="Reasons to go on in spite of, as pairs like those to wait.",
    )
    is_held = fields.Boolean(
        "Held", compute="_compute_is_held", store=True, precompute=True, index=True
    )
    is_overrulable = fields.Boolean(
        compute="_compute_is_overrulable",
        help="Whether a person may let it go on in spite of the reasons.",
    )
    unclear = fields.Json(
        "Unclear Customer",
        readonly=True,
        help="The contact that the order got, and others that it may be.",
    )
    told_at = fields.Datetime(
        readonly=True,
        help="When an import last left an issue of it. It is tried again when a person"
        " asks for it, or when something changed in Odoo since.",
    )
    held_text = fields.Text("Waits Because", compute="_compute_held_text")

    @api.depends("held", "released")
    def _compute_is_held(self) -> None:
        for order in self:
            order.is_held = bool(order._open_reasons())

    @api.depends("held", "released")
    def _compute_is_overrulable(self) -> None:
        for order in self:
            order.is_overrulable = order.is_held and not order._never_overruled()

    @api.depends("held", "released")
    @api.depends_context("lang")
    def _compute_held_text(self) -> None:
        for order in self:
            order.held_text = "\n".join(
                order._reason_text(code, detail)
                for code, detail in order._open_reasons()
            )

    def _open_reasons(self) -> list[list[str]]:
        released = self.released or []
        return [it for it in self.held or [] if it not in released or it[0] in FIRM]

    def _never_overruled(self) -> list[list[str]]:
        """Return the reasons that nobody overrules."""
        return [it for it in self._open_reasons() if it[0] in FIRM]

    def _reason_text(self, code: str, detail: str) -> str:
        """Return what a person reads of a reason: what is the matter, what to do."""
        return Sentences(self.env, self.sudo().channel_id).of_hold(
            code,
            detail,
            is_booked=self.is_documented,
            is_quotation=not self.sale_order_id or is_quotation(self.sale_order_id),
        )

    def action_release(self) -> dict[str, Any]:
        """Go on with held orders in spite of the reasons that are known now."""
        self.check_access("read")
        if not self._may_release():
            raise AccessError(
                self.env._(
                    "Only a manager of Commerce Sync or of Sales confirms an order that"
                    " is held. Ask one of them."
                )
            )
        self.sudo()._check_overrulable()
        for order in self.sudo().filtered("is_held"):
            order.released = [*(order.released or []), *order._open_reasons()]
            # What follows from the release comes with the next import of the order.
            order.checksum = False
            order._tell_of_release(self.env.user)
        return self.sudo()._go_on()

    def _may_release(self) -> bool:
        return any(
            self.env.user.has_group(group)
            for group in (
                "commerce_sync.group_manager",
                "sales_team.group_sale_manager",
            )
        )

    def _check_overrulable(self) -> None:
        """Refuse what nobody overrules, with what to do."""
        for order in self:
            for reason in order._never_overruled():
                raise UserError(order._reason_text(*reason))

    def _tell_of_release(self, user: models.BaseModel) -> None:
        if self.sale_order_id:
            self.sale_order_id.message_post(
                body=self.env._("%(user)s lets this order go on.", user=user.name)
            )

    def _go_on(self) -> dict[str, Any]:
        runs = self._queue_import()
        return notification(
            self.env._("Released"),
            self.env._(
                "It goes on in the background: it is read from Shopify again, then"
                " confirmed by the shop's rules. Load the page again in a moment."
            ),
            kind="info",
            links=runs._links(),
            reload=True,
        )

    def _under_way(self) -> models.BaseModel:
        """Return the orders that a run for chosen ones is still to import."""
        chosen = [work.mode for work in imports_of(ORDERS, ImportsChosen)]
        under_way = [("mode", "in", chosen), ("state", "in", OPEN_STATES)]
        asked = {
            (shop, external_id)
            for shop in self.channel_id
            for run in shop._runs().search([("channel_id", "=", shop.id), *under_way])
            for external_id in _asked_for(run.parameters or {})
        }
        return self.filtered(
            lambda order: (order.channel_id, order.external_id) in asked
        )


def _asked_for(parameters: dict[str, Any]) -> list[str | None]:
    return parameters.get("external_ids") or [parameters.get("external_id")]
