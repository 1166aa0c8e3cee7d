"""The dialog that links a product of Shopify and one of Odoo by hand."""

from typing import Any

from odoo import api, fields, models
from odoo.exceptions import UserError

from ...models.runs.kinds.chosen import external_id_of
from ...models.runs.kinds.kind import PRODUCTS
from ...services.commerce.products.mapping_in_odoo import product_settings
from ...services.commerce.records.product import Product
from ...services.shopify.gql.fragments import ProductFields
from ...services.shopify.products.forms import SHOPIFY_FORMS
from ...services.shopify.products.reading.product import read_product
from ...services.shopify.products.source import ProductSource
from .line import features, line_values
from .suggestion import suggest


class CommerceLinkByHand(models.TransientModel):
    """A product of Shopify, one of Odoo, and which of their variants are the same."""

    _name = "commerce.link.by.hand"
    _description = "Link a Product to Shopify by Hand"

    channel_id = fields.Many2one(
        "commerce.channel",
        "Shop",
        domain=[("system", "=", "shopify")],
        required=True,
        default=lambda self: self.env["commerce.sync.now"]._first_shop(),
    )
    external_ref = fields.Char(
        "Product in Shopify",
        help="The number at the end of the address of the product's page in Shopify, or"
        " the whole address.",
    )
    payload = fields.Json(readonly=True)
    title = fields.Char("Found in Shopify", readonly=True)
    product_tmpl_id = fields.Many2one(
        "product.template",
        "Product in Odoo",
        domain="['|', ('company_id', '=', False), ('company_id', '=', company_id)]",
    )
    company_id = fields.Many2one(related="channel_id.company_id")
    winner = fields.Selection(
        [
            ("odoo", "Odoo's stay; Shopify fills in what is empty here"),
            ("shopify", "Shopify's replace Odoo's"),
        ],
        "Values That Differ",
        required=True,
        default="odoo",
    )
    line_ids = fields.One2many("commerce.link.by.hand.line", "wizard_id", "Variants")
    unpaired_count = fields.Integer(compute="_compute_unpaired_count")

    @api.depends("line_ids.product_id")
    def _compute_unpaired_count(self) -> None:
        for wizard in self:
            wizard.unpaired_count = len(
                wizard.line_ids.filtered(lambda line: not line.product_id)
            )

    @api.model
    def _open(
        self, payload: dict[str, Any] | None = None, **values: Any
    ) -> dict[str, Any]:
        """Return the action that shows a new dialog, filled as far as it is known."""
        values = {name: value for name, value in values.items() if value}
        wizard = self.create(values)
        if product := _product(payload):
            wizard._take(product)
        return wizard._show()

    def _show(self) -> dict[str, Any]:
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Link to Shopify"),
            "res_model": self._name,
            "res_id": self.id,
            "views": [(False, "form")],
            "target": "new",
        }

    def action_find(self) -> dict[str, Any]:
        """Ask Shopify for the product and pair its variants."""
        self.ensure_one()
        self.channel_id.check_access("read")
        external_id = external_id_of(self.env, PRODUCTS, self.external_ref)
        # The user may know the shop and not its secrets.
        with self.channel_id.sudo()._service(max_attempts=1) as service:
            source = ProductSource(service.client)
            found = [
                product
                for product in source.fetch_many([external_id])
                if source.complete(product)
            ]
        if not found:
            raise UserError(
                self.env._(
                    "“%(shop)s” has no product %(number)s. Open the product in Shopify"
                    " and copy the address of its page here.",
                    shop=self.channel_id.name,
                    number=self.external_ref,
                )
            )
        self._take(source.read(found[0]))
        return self._show()

    def _take(self, product: Product) -> None:
        """Keep what Shopify says of a product, and pair its variants."""
        shop = self.channel_id._in_its_world(self.env)
        settings = product_settings(shop.env, shop, SHOPIFY_FORMS)
        self.line_ids.unlink()
        self.write(
            {
                "external_ref": product.external_id.rsplit("/", 1)[-1],
                "title": product.title,
                "payload": product.payload(),
                "line_ids": [
                    fields.Command.create(line_values(product, variant, settings))
                    for variant in product.variants
                ],
            }
        )
        self.product_tmpl_id = self.product_tmpl_id or self._likely_template()
        self._pair()

    def _likely_template(self) -> models.BaseModel | None:
        """Return the product that is linked, or that has most of the SKUs."""
        known = self.env["commerce.product"].search(
            [
                ("channel_id", "=", self.channel_id.id),
                ("external_id", "=", self.payload["id"]),
            ]
        )
        if known.product_tmpl_id:
            return known.product_tmpl_id
        skus = [sku for sku in self.line_ids.mapped("sku") if sku]
        found = self.env["product.product"].search(
            [
                ("default_code", "in", skus),
                ("company_id", "in", [False, self.channel_id.company_id.id]),
            ]
        )
        by_template = found.grouped("product_tmpl_id")
        for template in self._taken(found.product_tmpl_id):
            del by_template[template]
        return max(by_template, key=lambda it: len(by_template[it]), default=None)

    def _taken(self, templates: models.BaseModel) -> models.BaseModel:
        """Return those that another product of the shop is linked to."""
        links = self.env["commerce.product"].search(
            [
                ("channel_id", "=", self.channel_id.id),
                ("product_tmpl_id", "in", templates.ids),
                ("state", "=", "bound"),
                ("external_id", "!=", False),
            ]
        )
        return links.product_tmpl_id

    @api.onchange("product_tmpl_id")
    def _pair(self) -> None:
        """Pair what is linked already, then by SKU, barcode and options."""
        variants = self.product_tmpl_id.with_context(
            active_test=False
        ).product_variant_ids
        linked = self._linked(variants)
        for line in self.line_ids:
            line.product_id = linked.get(line.external_id)
        left = self.line_ids.filtered(lambda line: not line.product_id)
        free = variants.filtered("active") - self.line_ids.product_id
        found = suggest(
            [line._features() for line in left], [features(it) for it in free]
        )
        for line in left:
            line.product_id = found.get(line.external_id)

    def _linked(self, variants: models.BaseModel) -> dict[str, int]:
        links = self.env["commerce.variant"].search(
            [
                ("channel_id", "=", self.channel_id.id),
                ("external_id", "in", self.line_ids.mapped("external_id")),
                ("product_id", "in", variants.ids),
            ]
        )
        return {link.external_id: link.product_id.id for link in links}

    def action_link(self) -> dict[str, Any]:
        """Link what is paired, queue the import of the product and open it."""
        self.ensure_one()
        self._check()
        self.product_tmpl_id.check_access("write")
        product = _product(self.payload)
        pairs = {
            line.external_id: line.product_id
            for line in self.line_ids
            if line.product_id
        }
        link = self.env["commerce.product"]._link_by_hand(
            self.channel_id,
            product,
            self.product_tmpl_id,
            pairs,
            wins=self.winner == "shopify",
        )
        return link._queue_import()._open()


def _product(payload: dict[str, Any] | bool | None) -> Product | None:
    """Read a product; none if it was received before all of this was asked for."""
    try:
        return read_product(ProductFields.model_validate(payload)) if payload else None
    except ValueError:
        return None
