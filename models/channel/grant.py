from odoo import fields, models


class ShopifyGrant(models.Model):
    """The token that a shop granted.

    It has a row of its own, because it is saved in a transaction of its own while the
    caller's may be writing the shop. Only `ShopTokenStore` touches it.
    """

    _name = "shopify.grant"
    _description = "Shopify Grant"
    _rec_name = "channel_id"
    _log_access = False

    channel_id = fields.Many2one(
        "commerce.channel", "Shop", required=True, ondelete="cascade"
    )
    credentials = fields.Char(
        required=True,
        copy=False,
        exportable=False,
        help="Digest of what the token was granted for.",
    )
    token = fields.Char(required=True, copy=False, exportable=False)
    scopes = fields.Char()
    expires_at = fields.Float(required=True, help="Seconds since 1970.")

    _one_per_shop = models.UniqueIndex("(channel_id)")
