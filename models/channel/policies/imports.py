"""How a shop's products, with their images, and its customers come in."""

from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.tools.translate import LazyGettext, LazyTranslate

from ....services.commerce.products.mapping_in_odoo import odoo_settings
from ...runs.kinds.customers import ImportChangedCustomers
from ...runs.kinds.kind import COMPANY
from ...runs.kinds.products import ImportAllProducts

_lt = LazyTranslate(__name__)


class CommerceChannel(models.Model):
    _inherit = "commerce.channel"

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
        help="The shop's prices, made when needed. What changes there is what goes"
        " out, too.",
        check_company=True,
        copy=False,
    )
    compare_pricelist_id = fields.Many2one(
        "product.pricelist",
        "Compare-at Prices",
        help="The shop's compare-at prices, made when needed. They go out, too: as none"
        " where they are not above the price.",
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

    customer_keys = fields.Selection(
        [
            ("email_phone", "E-mail, then phone"),
            ("phone_email", "Phone, then e-mail"),
            ("email", "E-mail"),
            ("phone", "Phone"),
            ("none", "Neither: always a new contact"),
        ],
        "Known Contacts by",
        required=True,
        default="email_phone",
        help="How a customer that has no link yet is found among the contacts of Odoo."
        " Names never tell. Where several contacts could be meant, the customer waits"
        " as an issue. Without an account at Shopify and a verified e-mail address, it"
        " is never matched to somebody whose orders a user of the portal reads.",
    )
    share_customers = fields.Boolean(
        "Share Customers Between Companies",
        default=True,
        help="Off, contacts that the import makes belong to the shop's company alone.",
    )
    exempt_position_id = fields.Many2one(
        "account.fiscal.position",
        "Fiscal Position of Tax-Exempt Customers",
        check_company=True,
        help="Customers that Shopify says are tax exempt get it, and lose it again.",
    )
    consent_policy = fields.Selection(
        [
            ("keep", "Only keep it"),
            ("unsubscribed", "Blacklist who unsubscribed"),
            ("not_subscribed", "Blacklist who has not subscribed"),
        ],
        "Marketing",
        required=True,
        default="keep",
        help="Whether Odoo's blacklists, of e-mail addresses and of phone numbers,"
        " follow the consents that the customer gave in Shopify. What others put there"
        " stays.",
    )
    customer_tags = fields.Boolean("Import Tags of Customers", default=True)
    customers_withheld = fields.Boolean(
        "Customer Data Withheld",
        readonly=True,
        copy=False,
        help="Shopify does not show the personal data of customers to the app: ask for"
        " access to protected customer data in the app's settings in Shopify.",
    )
    commerce_customer_ids = fields.One2many(
        "commerce.customer", "channel_id", "Imported Customers"
    )

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

    # Customers

    def _shopify_ask_for_data(self) -> LazyGettext:
        """Return where one asks Shopify to show who the customers are."""
        return _lt(
            "In Shopify's Dev Dashboard open the app → API access requests → Protected"
            " customer data access, ask for name, e-mail, phone and address"
        )

    def _reads_companies(self) -> bool:
        """Whether the app may read companies (B2B), by either of two scopes.

        Source: https://shopify.dev/docs/api/admin-graphql/latest/objects/Company
        """
        return self._reads("read_companies") or self._reads("read_customers")

    def _queue_companies(self) -> models.BaseModel:
        """Queue runs that read all companies of these shops; return the runs."""
        self.env["commerce.watermark"].sudo()._forget(self, COMPANY.watermark)
        return self._queue_run(ImportChangedCustomers.mode)
