"""Where Odoo's side of a linked product is not what both sides last agreed on."""

from collections.abc import Iterator
from types import NotImplementedType
from typing import Any

from markupsafe import Markup

from odoo import api, fields, models
from odoo.tools import SQL, html2plaintext, split_every

from ...services.commerce.products.differences import Difference, ProductDifferences
from ...services.commerce.products.mapping_in_odoo import product_settings
from ...services.commerce.run.in_words import money_text
from ...services.shopify.products.forms import SHOPIFY_FORMS

AT_ONCE = 1000
LONGEST_TEXT = 200

# Records that were never written since the import made them cannot differ, so only the
# others are compared, and those whose price in Odoo another record says.
CANDIDATES = """
    SELECT p.id
      FROM commerce_product p
      JOIN product_template t ON t.id = p.product_tmpl_id
     WHERE p.state = 'bound' AND p.baseline IS NOT NULL
       AND (p.is_origin IS NOT TRUE OR t.write_date > p.create_date)
    UNION
    SELECT v.commerce_product_id
      FROM commerce_variant v
      JOIN commerce_channel s ON s.id = v.channel_id
      JOIN product_product r ON r.id = v.product_id
      JOIN product_template t ON t.id = r.product_tmpl_id
 LEFT JOIN product_pricelist_item i
        ON i.product_id = r.id AND i.pricelist_id = s.product_pricelist_id
       AND i.applied_on = '0_product_variant' AND i.compute_price = 'fixed'
 LEFT JOIN product_pricelist_item c
        ON c.product_id = r.id AND c.pricelist_id = s.compare_pricelist_id
       AND c.applied_on = '0_product_variant' AND c.compute_price = 'fixed'
     WHERE v.state = 'bound' AND v.baseline IS NOT NULL
       AND (r.write_date > v.create_date
            OR (v.baseline->>'price')::numeric
               IS DISTINCT FROM COALESCE(i.fixed_price, t.list_price)::numeric
            OR (v.baseline->>'compareAtPrice')::numeric
               IS DISTINCT FROM c.fixed_price::numeric)
"""


class CommerceProduct(models.Model):
    _inherit = "commerce.product"

    differs = fields.Boolean(
        compute="_compute_differences",
        search="_search_differs",
        help="Odoo has another value than Shopify said last.",
    )
    differences = fields.Html(compute="_compute_differences", sanitize=False)

    def _compute_differences(self) -> None:
        found = dict(self._found_differences())
        for link in self:
            link.differs = bool(found.get(link))
            link.differences = link._differences_table(found.get(link, ()))

    @api.model
    def _search_differs(self, operator: str, value: Any) -> list | NotImplementedType:
        if operator != "in":
            return NotImplemented
        differing = self._differing().ids
        negated = False in value and True not in value
        return [("id", "not in" if negated else "in", differing)]

    @api.model
    def _differing(self) -> models.BaseModel:
        """Return all links that differ and that the user may see."""
        self.env.flush_all()
        self.env.cr.execute(SQL(CANDIDATES))
        candidates = [row[0] for row in self.env.cr.fetchall()]
        seen = self.search([("id", "in", candidates)], order="id").ids
        found = self.browse()
        for ids in split_every(AT_ONCE, seen):
            part = self.browse(ids)
            found += self.browse(
                it.id for it, rows in part._found_differences() if rows
            )
        return found

    def _found_differences(self) -> Iterator[tuple[models.BaseModel, list[Difference]]]:
        """Yield each link with its differences, as its shop sees Odoo."""
        live = self.filtered(lambda link: link.state == "bound" and link.id)
        for shop, links in live.grouped("channel_id").items():
            shop = shop._in_its_world(self.env)
            settings = product_settings(shop.env, shop, SHOPIFY_FORMS)
            compared = ProductDifferences(shop.env, shop, settings, links)
            for link in links:
                yield link, list(compared.of(link.with_env(shop.env)))

    def _differences_table(self, differences: list[Difference]) -> Markup | bool:
        """Return the differences as rows: what, in Odoo, in Shopify."""
        if not differences:
            return False
        row = Markup("<tr><td>%s</td><td>%s</td><td>%s</td></tr>")
        head = Markup("<thead><tr><th>%s</th><th>%s</th><th>%s</th></tr></thead>") % (
            self.env._("Field"),
            self.env._("In Odoo"),
            self.env._("In Shopify, at the last import"),
        )
        rows = Markup().join(row % self._cells(it) for it in differences)
        return Markup('<table class="table table-sm">%s<tbody>%s</tbody></table>') % (
            head,
            rows,
        )

    def _titled_table(self, links: models.BaseModel) -> Markup | bool:
        """Return the rows; where a product has several links, under the shop's name."""
        if len(links) < 2:
            return self.differences
        title = Markup("<h5>%s</h5>") % self.channel_id.name
        return title + self.differences

    def _cells(self, difference: Difference) -> tuple[str, str, str]:
        record = difference.record
        label = self._label(record, difference.field)
        if record._name == "product.product" and len(self.variant_ids) > 1:
            label = f"{record.with_env(self.env).display_name}: {label}"
        return (
            label,
            self._readable(difference, difference.odoo),
            self._readable(difference, difference.shop),
        )

    def _label(self, record: models.BaseModel, name: str) -> str:
        if name == "price":
            return self.env._("Price")
        if name == "compareAtPrice":
            return self.env._("Compare-at Price")
        return record._fields[name].get_description(self.env, ["string"])["string"]

    def _readable(self, difference: Difference, value: Any) -> str:
        """Write a value as a person reads it."""
        field = difference.record._fields.get(difference.field)
        if isinstance(value, bool) and (value or field and field.type == "boolean"):
            return self.env._("Yes") if value else self.env._("No")
        if value in (None, False, ""):
            return "–"
        if isinstance(value, list):
            return ", ".join(value) or "–"
        if field and field.type == "many2one":
            return self.env[field.comodel_name].browse(value).display_name
        if field and field.type == "html":
            value = html2plaintext(value)
        if not field:
            return money_text(self.channel_id.currency_id, float(value))
        return str(value)[:LONGEST_TEXT]


class ProductTemplate(models.Model):
    _inherit = "product.template"

    commerce_differs = fields.Boolean(
        "Differs from Shopify",
        compute="_compute_commerce_differs",
        search="_search_commerce_differs",
        groups="commerce_sync.group_user",
    )
    commerce_differences = fields.Html(
        "Shopify Differences",
        compute="_compute_commerce_differs",
        sanitize=False,
        groups="commerce_sync.group_user",
    )

    def _compute_commerce_differs(self) -> None:
        for template in self:
            links = template.commerce_product_ids
            differing = links.filtered("differs")
            template.commerce_differs = bool(differing)
            template.commerce_differences = (
                Markup().join(link._titled_table(links) for link in differing) or False
            )

    def _search_commerce_differs(
        self, operator: str, value: Any
    ) -> list | NotImplementedType:
        if operator != "in":
            return NotImplemented
        differing = self.env["commerce.product"]._differing().product_tmpl_id.ids
        negated = False in value and True not in value
        return [("id", "not in" if negated else "in", differing)]
