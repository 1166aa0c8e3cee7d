"""What Shopify shipped, and what its customers keep, as Odoo's transfers see it."""

from typing import Any

from odoo import api, fields, models


class SaleOrderLine(models.Model):
    _inherit = "sale.order.line"

    commerce_fulfilled_before = fields.Float(
        "Shipped Before the Import",
        digits="Product Unit",
        readonly=True,
        copy=False,
        groups="base.group_user",
        help="Shopify had shipped these before the order was confirmed in Odoo: they"
        " are delivered without a transfer.",
    )
    commerce_kept = fields.Float(
        "Kept by the Customer",
        digits="Product Unit",
        readonly=True,
        copy=False,
        groups="base.group_user",
        help="Delivered units that were refunded and do not come back.",
    )

    commerce_moves = fields.Selection(
        [("more", "More"), ("less", "Less")],
        "Transfers Wait For",
        readonly=True,
        copy=False,
        groups="base.group_user",
        help="What an import changed of the quantity since transfers last followed.",
    )

    @api.model_create_multi
    def create(self, vals_list: list[dict[str, Any]]) -> models.BaseModel:
        """Remember lines that an import adds to confirmed orders."""
        lines = super().create(vals_list)
        if self._is_written_by_import():
            lines.filtered(lambda line: line.state == "sale").commerce_moves = "more"
        return lines

    def write(self, vals: dict[str, Any]) -> bool:
        """Remember what an import changes: transfers follow later."""
        if self._is_written_by_import():
            anew = self.browse()
            if "product_id" in vals:
                anew = self._leave_product(vals["product_id"])
            if "product_uom_qty" in vals:
                (self - anew)._note_quantity(vals["product_uom_qty"])
        return super().write(vals)

    def _note_quantity(self, quantity: float) -> None:
        """Remember whether confirmed lines are to get more or less."""
        for line in self.filtered(lambda line: line.state == "sale"):
            if change := line.product_uom_id.compare(quantity, line.product_uom_qty):
                line.commerce_moves = "more" if change > 0 else "less"

    def _leave_product(self, product_id: int) -> models.BaseModel:
        """Give up transfers of a placeholder, whose product is known by now.

        Transfers that a person does not want stay away. What is invoiced is invoiced
        as the placeholder.

        :return: lines whose transfers come anew, whatever their quantity becomes
        """
        self.invalidate_recordset(["product_updatable"])
        lines = self.filtered(
            lambda it: it.state == "sale" and it.product_id.id != product_id
        )
        moves = lines.move_ids.filtered(lambda it: it.state not in ("done", "cancel"))
        waiting = lines.filtered(lambda it: it.product_id.type != "consu")
        anew = moves.sale_line_id | waiting
        anew.commerce_moves = "more"
        moves._action_cancel()
        return anew

    def _compute_product_updatable(self) -> None:
        """Let an import, which knows when, take a line off a placeholder."""
        super()._compute_product_updatable()
        if self._is_written_by_import():
            self.product_updatable = True

    def _is_written_by_import(self) -> bool:
        context = self.env.context
        return bool(context.get("commerce_follows") and context.get("skip_procurement"))

    @api.depends("commerce_fulfilled_before")
    def _compute_qty_delivered(self) -> None:
        return super()._compute_qty_delivered()

    def _prepare_qty_delivered(self) -> dict[models.BaseModel, float]:
        delivered = super()._prepare_qty_delivered()
        for line in self.filtered("commerce_fulfilled_before"):
            if line.qty_delivered_method == "manual":
                shipped = max(line.qty_delivered, line.commerce_fulfilled_before)
                delivered[line] = shipped
            else:
                delivered[line] += line.commerce_fulfilled_before
        return delivered

    def _get_qty_procurement(
        self, previous_product_uom_qty: dict[int, float] | bool = False
    ) -> float:
        """Count what needs no transfer as one that is there already."""
        quantity = super()._get_qty_procurement(previous_product_uom_qty)
        return quantity + self.commerce_fulfilled_before - self.commerce_kept

    def _prepare_procurement_values(self) -> dict[str, Any]:
        """Plan a transfer that an import opens from now on, however old the order is.

        Odoo refuses dates in a locked period, and nothing can leave in the past.
        """
        values = super()._prepare_procurement_values()
        if self.env.context.get("commerce_follows"):
            now = self.env.cr.now()
            values["date_planned"] = max(values["date_planned"], now)
        return values

    def _update_line_quantity(self, values: dict[str, Any]) -> None:
        """Let an import lower what is delivered: it fits the transfers itself."""
        if self.env.context.get("commerce_follows"):
            return None
        return super()._update_line_quantity(values)


class SaleOrder(models.Model):
    _inherit = "sale.order"

    def write(self, vals: dict[str, Any]) -> bool:
        """Let open transfers follow the address and the carrier of an import.

        What a person sends elsewhere or otherwise, and what is done, stays.
        """
        if not self.env.context.get("commerce_follows"):
            return super().write(vals)
        moves, pickings = self._to_readdress(vals), self._to_recarry(vals)
        result = super().write(vals)
        if moves:
            moves.partner_id = vals["partner_shipping_id"]
            moves.picking_id.partner_id = vals["partner_shipping_id"]
        if pickings:
            pickings.carrier_id = vals["carrier_id"]
        return result

    def _to_readdress(self, vals: dict[str, Any]) -> models.BaseModel:
        """Return open moves that go where the order goes."""
        moves = self.env["stock.move"]
        if not vals.get("partner_shipping_id"):
            return moves
        return moves.union(*(it._moves_to_address() for it in self))

    def _to_recarry(self, vals: dict[str, Any]) -> models.BaseModel:
        """Return open deliveries, without a label yet, that the order's carrier has."""
        pickings = self.env["stock.picking"]
        # Transfers have carriers where Odoo's own module of both is installed.
        if "carrier_id" not in vals or "carrier_id" not in pickings._fields:
            return pickings
        return pickings.union(*(it._pickings_of_carrier() for it in self))

    def _pickings_of_carrier(self) -> models.BaseModel:
        return self.picking_ids.filtered(
            lambda it: (
                it.state not in ("done", "cancel")
                and it.picking_type_code == "outgoing"
                and not it.carrier_tracking_ref
                and it.carrier_id == self.carrier_id
            )
        )

    def _moves_to_address(self) -> models.BaseModel:
        """Return open moves that go where the order goes."""
        pickings = self.picking_ids.filtered(
            lambda it: (
                it.state not in ("done", "cancel")
                and it.partner_id == self.partner_shipping_id
            )
        )
        return pickings.move_ids


class StockMoveLine(models.Model):
    _inherit = "stock.move.line"

    def _log_message(
        self,
        record: models.BaseModel,
        move: models.BaseModel,
        template: str,
        vals: dict[str, Any],
    ) -> None:
        """Write no note for each move of an import, which tells of all together."""
        is_import = self.env.context.get("commerce_follows")
        if is_import and move._name == "stock.move" and "product_uom_qty" in vals:
            return
        super()._log_message(record, move, template, vals)
