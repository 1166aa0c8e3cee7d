"""Which products changed in Odoo since they were exported last."""

from collections import defaultdict
from collections.abc import Collection, Iterable

from odoo import api, fields, models
from odoo.tools import SQL

# Templates that a change concerns, by the changed record's model. Of a pricelist's rule
# also the pricelist: it concerns no more than the shops whose prices are there.
CONCERNED = {
    "product.template": "SELECT id AS template, NULL::int AS pricelist FROM"
    " product_template WHERE id = ANY(%s)",
    "product.product": "SELECT product_tmpl_id, NULL::int FROM product_product"
    " WHERE id = ANY(%s)",
    "product.image": """
        SELECT COALESCE(image.product_tmpl_id, variant.product_tmpl_id), NULL::int
          FROM product_image image
     LEFT JOIN product_product variant ON variant.id = image.product_variant_id
         WHERE image.id = ANY(%s)
    """,
    "product.template.attribute.line": "SELECT product_tmpl_id, NULL::int FROM"
    " product_template_attribute_line WHERE id = ANY(%s)",
    "product.template.attribute.value": "SELECT product_tmpl_id, NULL::int FROM"
    " product_template_attribute_value WHERE id = ANY(%s)",
    "product.attribute.value": "SELECT product_tmpl_id, NULL::int FROM"
    " product_template_attribute_value WHERE product_attribute_value_id = ANY(%s)",
    "product.attribute": "SELECT product_tmpl_id, NULL::int FROM"
    " product_template_attribute_line WHERE attribute_id = ANY(%s)",
    "product.pricelist.item": """
        SELECT template.id, item.pricelist_id
          FROM product_pricelist_item item
     LEFT JOIN product_product variant ON variant.id = item.product_id
     LEFT JOIN product_category category ON category.id = item.categ_id
          JOIN product_template template
            ON template.id IN (item.product_tmpl_id, variant.product_tmpl_id)
            OR item.applied_on = '3_global'
            OR item.applied_on = '2_product_category' AND template.categ_id IN (
               SELECT below.id FROM product_category below
                WHERE below.parent_path LIKE category.parent_path || '%%')
         WHERE item.id = ANY(%s)
    """,
}
# Where a transaction keeps what is to be marked.
NOTED, LEAVING = "commerce_marks", "leaving"
# Odoo's and our own bookkeeping goes nowhere.
BOOKKEEPING = ("write_", "create_", "message_", "activity_", "commerce_", "shopify_")

WRITE_MARKS = """
    WITH RECURSIVE concerned (template, pricelist) AS (%(concerned)s),
    lists (changed, pricelist) AS (
        SELECT pricelist, pricelist FROM concerned WHERE pricelist IS NOT NULL
         UNION
        SELECT lists.changed, item.pricelist_id
          FROM lists
          JOIN product_pricelist_item item
            ON item.base = 'pricelist' AND item.base_pricelist_id = lists.pricelist
    )
    INSERT INTO commerce_export_mark (channel_id, product_tmpl_id, marked_at)
    SELECT DISTINCT channel.id, link.product_tmpl_id, now() AT TIME ZONE 'utc'
      FROM concerned
      JOIN commerce_product link
        ON link.product_tmpl_id = concerned.template AND link.state = 'bound'
      JOIN commerce_channel channel
        ON channel.id = link.channel_id AND channel.id = ANY(%(shops)s)
     WHERE concerned.pricelist IS NULL OR EXISTS (
           SELECT FROM lists WHERE lists.changed = concerned.pricelist
              AND lists.pricelist IN (
                  channel.product_pricelist_id, channel.compare_pricelist_id))
"""


class CommerceExportMark(models.Model):
    """A linked product that was changed in Odoo, to be looked at by an export.

    Marks are only ever added: a person who saves a product waits for no import and no
    export that has its link in hand.
    """

    _name = "commerce.export.mark"
    _description = "Product to Be Exported"
    _log_access = False
    _rec_name = "product_tmpl_id"
    _order = "id"

    channel_id = fields.Many2one(
        "commerce.channel", "Shop", required=True, readonly=True, ondelete="cascade"
    )
    product_tmpl_id = fields.Many2one(
        "product.template",
        "Product",
        required=True,
        readonly=True,
        index=True,
        ondelete="cascade",
    )
    marked_at = fields.Datetime("Changed", required=True, readonly=True)

    _shop_index = models.Index("(channel_id, id)")

    @api.model
    def _note(self, model: str, ids: Iterable[int]) -> None:
        """Mark what the change of some records is about, when it is committed."""
        self._noted()[model] |= set(ids)

    @api.model
    def _note_leaving(self, records: models.BaseModel) -> None:
        """Mark what some records are about that are deleted now."""
        query = SQL(CONCERNED[records._name], list(filter(None, records._ids)))
        self._noted()[LEAVING] |= set(self.env.execute_query(query))

    def _noted(self) -> dict[str, set]:
        """Return what the transaction has noted; a commit writes it."""
        data = self.env.cr.precommit.data
        if NOTED not in data:
            data[NOTED] = defaultdict(set)
            self.env.cr.precommit.add(self.sudo()._write_noted)
        return data[NOTED]

    def _write_noted(self) -> None:
        """Write all marks of a transaction in one statement."""
        noted: dict[str, set] = self.env.cr.precommit.data.pop(NOTED)
        pairs = zip(*noted.pop(LEAVING, ()), strict=True)
        concerned = [SQL(CONCERNED[model], sorted(ids)) for model, ids in noted.items()]
        if both := [list(it) for it in pairs]:
            concerned.append(SQL("SELECT * FROM unnest(%s::int[], %s::int[])", *both))
        if shops := self.env["commerce.channel"]._exporting():
            self.env.flush_all()
            some = SQL(" UNION ").join(concerned)
            self.env.cr.execute(SQL(WRITE_MARKS, concerned=some, shops=list(shops)))


class CommerceMarked(models.AbstractModel):
    """What a product in a shop is made of: its changes are noted."""

    _name = "commerce.marked"
    _description = "Part of an Exported Product"

    def modified(
        self, fnames: Collection[str], create: bool = False, before: bool = False
    ) -> None:
        """Note a change, in the transaction that makes it and on Odoo's own way.

        What an import writes is no news to send back, as its context says.
        """
        super().modified(fnames, create=create, before=before)
        if self._name in CONCERNED and not self.env.context.get("skip_shopify_sync"):
            self._mark(fnames, is_leaving=before and len(fnames) == len(self._fields))

    def _mark(self, fnames: Collection[str], is_leaving: bool) -> None:
        if not self.env["commerce.channel"]._exporting():
            return
        marks = self.env["commerce.export.mark"]
        if is_leaving and self._name != "product.template":
            marks._note_leaving(self)
        elif any(not name.startswith(BOOKKEEPING) for name in fnames):
            marks._note(self._name, filter(None, self._ids))


class ImageMixin(models.AbstractModel):
    # Of templates, variants, and the further images of websites where there are any.
    _name = "image.mixin"
    _inherit = ["image.mixin", "commerce.marked"]


class ProductProduct(models.Model):
    _name = "product.product"
    _inherit = ["product.product", "commerce.marked"]


class ProductAttribute(models.Model):
    _name = "product.attribute"
    _inherit = ["product.attribute", "commerce.marked"]


class ProductAttributeValue(models.Model):
    _name = "product.attribute.value"
    _inherit = ["product.attribute.value", "commerce.marked"]


class ProductTemplateAttributeLine(models.Model):
    _name = "product.template.attribute.line"
    _inherit = ["product.template.attribute.line", "commerce.marked"]


class ProductTemplateAttributeValue(models.Model):
    _name = "product.template.attribute.value"
    _inherit = ["product.template.attribute.value", "commerce.marked"]


class ProductPricelistItem(models.Model):
    _name = "product.pricelist.item"
    _inherit = ["product.pricelist.item", "commerce.marked"]
