"""How a shop's products and their images come in, and whether they go out."""

from odoo import api, fields, models, tools
from odoo.exceptions import ValidationError

from ....services.commerce.products.mapping_in_odoo import odoo_settings
from ...runs.kinds.products import ImportAllProducts


class CommerceChannel(models.Model):
    _inherit = "commerce.channel"

    product_step = fields.Selection(
        [("off", "Off"), ("read", "Read"), ("write", "Read and write")],
        "Products",
        required=True,
        default="read",
        copy=False,
        tracking=True,
        help="Read: products come from Shopify, and nothing of them is ever changed"
        " there. Read and write: what changes in Odoo goes to Shopify, too, once"
        " somebody has looked at a dry run of the export and approved it.",
    )
    export_approved_at = fields.Datetime("Export Approved", readonly=True, copy=False)
    export_approved_by_id = fields.Many2one(
        "res.users", "Approved By", readonly=True, copy=False
    )
    sku_with_bin = fields.Boolean(
        "SKU Holds the Bin",
        default=True,
        help="The SKU field reads “SKU - BIN”; off, it is taken as it is.",
    )
    import_without_sku = fields.Boolean(
        "Products Without SKU",
        help="Import products whose variants have no SKU, known by their Shopify ID"
        " alone. Off, they are set aside.",
    )
    share_products = fields.Boolean(
        "Share Products Between Companies",
        default=True,
        help="Off, what the shop creates belongs to the shop's company alone.",
    )
    take_over_cost = fields.Boolean(
        default=True,
        help="Shopify's cost per item becomes the cost of the product, where it is in"
        " the company's currency and the product is valued at standard cost.",
    )
    archived_variants = fields.Selection(
        [
            ("leave", "Leave them as they are"),
            ("deny", "Stop selling once they are out of stock"),
        ],
        "Variants Archived in Odoo",
        required=True,
        default="leave",
        help="What an export does in Shopify with variants that somebody archived in"
        " Odoo. None is ever deleted there.",
    )
    category_policy = fields.Selection(
        [
            ("taxonomy", "Shopify's category"),
            ("product_type", "Product type"),
            ("none", "None"),
        ],
        "Category of New Products",
        required=True,
        default="taxonomy",
        help="Products that the import makes get this category, made where it is"
        " missing. The category of a product is never changed afterwards.",
    )
    product_pricelist_id = fields.Many2one(
        "product.pricelist",
        "Prices",
        help="The shop's prices, made when needed.",
        check_company=True,
        copy=False,
    )
    compare_pricelist_id = fields.Many2one(
        "product.pricelist",
        "Compare-at Prices",
        help="The shop's compare-at prices, made when needed.",
        check_company=True,
        copy=False,
    )
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
    images_out = fields.Selection(
        [
            ("none", "Send no images"),
            ("add", "Send new images"),
            ("follow", "Follow Odoo"),
        ],
        "Images to Shopify",
        required=True,
        default="add",
        help="What an export does with images. Send new images: what was sent from here"
        " is changed, ordered and taken off again as in Odoo, what came from Shopify"
        " stays on its product. Follow Odoo: what came from Shopify is taken off its"
        " product there, too, once a person has removed it here. No file is ever"
        " deleted.",
    )
    metafield_mapping_ids = fields.One2many(
        "commerce.metafield.mapping", "channel_id", "Metafields"
    )
    field_policy_ids = fields.One2many(
        "commerce.field.policy",
        "channel_id",
        "Field Owners",
        domain=[("commerce_product_id", "=", False)],
    )
    product_form = fields.Char(
        readonly=True,
        copy=False,
        help="Which fields of apps the last full import could fill.",
    )

    @api.constrains("product_step", "active")
    def _check_product_step(self) -> None:
        """Let a shop write once its app may; who changed what is noted from now on.

        :raises ValidationError: the app lacks the scope
        """
        self.env.registry.clear_cache()
        for shop in self:
            scope = shop.product_step == "write" and shop._by_system("lacks_to_write")
            if scope:
                raise ValidationError(
                    self.env._(
                        "The app may not change products in “%(shop)s”: it has no scope"
                        " %(scope)s. Give it this scope in Shopify, press Test"
                        " Connection, then choose again.",
                        shop=shop.name,
                        scope=scope,
                    )
                )

    @api.model
    @tools.ormcache()
    def _exporting(self) -> frozenset[int]:
        """Return the ids of the shops whose products go out, approved or not yet."""
        shops = self.sudo().search([("product_step", "=", "write")])
        return frozenset(shops.ids)

    def _exports(self) -> bool:
        """Whether products of this shop go out: it writes, and somebody approved it."""
        return self.product_step == "write" and bool(self.export_approved_at)

    @api.constrains("image_limit_mb")
    def _check_image_limit_mb(self) -> None:
        if any(not 1 <= shop.image_limit_mb <= 100 for shop in self):
            raise ValidationError(
                self.env._("The largest image may have between 1 and 100 MB.")
            )

    def action_import_everything(self) -> dict:
        """Read every product again, changed or not."""
        return self._import_everything()

    def _import_everything(self) -> dict:
        """Queue a full import of each shop and return the action that shows them."""
        return self._queue_run(ImportAllProducts.mode).run_async()._open()

    # What Odoo's apps keep on a product; another may come after the first import

    def _follow_apps(self) -> None:
        """Import everything once more where an app gave products new fields."""
        work = ImportAllProducts
        for shop in self.filtered("product_form"):
            grown = shop.product_form != shop._product_form()
            if grown and not shop._runs()._is_open_or_failed([work], shop):
                shop._queue_run(work.mode).run_async()

    def _product_form(self) -> str:
        models = [it for it in ("product.template", "product.image") if it in self.env]
        return " ".join([*models, *odoo_settings(self.env, self)["fields"]])
