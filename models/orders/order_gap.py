from odoo import api, fields, models


class CommerceOrderGap(models.Model):
    """An order that a comparison with Shopify found missing in Odoo, or older there."""

    _name = "commerce.order.gap"
    _description = "Shopify Order Missing in Odoo"
    _inherit = ["commerce.run.part", "commerce.about.order"]
    _order = "run_id desc, id"

    external_id = fields.Char("Shopify ID", required=True, readonly=True)
    name = fields.Char("Order", readonly=True)
    kind = fields.Selection(
        [("missing", "Missing"), ("stale", "Out of date in Odoo")],
        required=True,
        readonly=True,
    )
    state = fields.Selection(
        [
            ("found", "Found"),
            ("fetched", "Fetched"),
            ("outside", "Left out by the shop's filters"),
        ],
        required=True,
        readonly=True,
        default="found",
    )

    _external_id_unique = models.UniqueIndex("(run_id, external_id, run_model)")

    @api.depends("name", "external_id")
    def _compute_display_name(self) -> None:
        for gap in self:
            gap.display_name = gap.name or gap.external_id
