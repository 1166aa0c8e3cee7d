"""How a shop's images are imported."""

from odoo import api, fields, models
from odoo.exceptions import ValidationError


class CommerceChannel(models.Model):
    _inherit = "commerce.channel"

    image_limit_mb = fields.Integer(
        "Largest Image (MB)",
        default=20,
        help="A larger image is left out and reported; its product comes in without.",
    )
    hold_processing = fields.Selection(
        [
            ("import", "Import the product without them"),
            ("hold", "Hold the whole product back"),
        ],
        "While Shopify Processes Images",
        required=True,
        default="import",
        help="What was left out comes in by itself when Shopify is done.",
    )

    @api.constrains("image_limit_mb")
    def _check_image_limit_mb(self):
        if any(not 1 <= shop.image_limit_mb <= 100 for shop in self):
            raise ValidationError(
                self.env._("The largest image may have between 1 and 100 MB.")
            )
