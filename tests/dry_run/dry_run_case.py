"""Plans of imports, and all tables that they might touch."""

from odoo.tools import SQL

from ...services.commerce.dry_run.plan_book import PlanBook
from ...services.commerce.products.dry_run.dry_run import ProductDryRun
from ...services.shopify.products.forms import SHOPIFY_FORMS
from ..products.product_case import ProductCase

# Whatever holds a part of a product, of a shop, or of what an import leaves behind.
TABLES = [
    "product_template",
    "product_product",
    "product_attribute",
    "product_attribute_value",
    "product_template_attribute_line",
    "product_template_attribute_value",
    "product_tag",
    "product_tag_product_template_rel",
    "product_category",
    "product_pricelist",
    "product_pricelist_item",
    "product_taxes_rel",
    "product_value",
    "commerce_product",
    "commerce_variant",
    "commerce_collection",
    "commerce_collection_product",
    "commerce_channel",
    "commerce_issue",
    "commerce_watermark",
    "commerce_conflict",
    "commerce_field_policy",
    "res_currency",
    "ir_attachment",
    "mail_message",
]


class DryRunCase(ProductCase):
    def plan(self, *pages, mode="import_all_products"):
        """Plan pages as one run does, and return the rows."""
        run = self.env["shopify.sync"].create(
            {"mode": mode, "channel_id": self.shop.id, "dry_run": True}
        )
        rows = self.env["commerce.plan"]
        for page in pages:
            book = PlanBook(rows, run)
            self.dry_run(book, "en_US").store(page)
        return rows.search([("run_id", "=", run.id)])

    def dry_run(self, book, lang):
        return ProductDryRun(self.env, self.shop, book, lang, forms=SHOPIFY_FORMS)

    def rows(self, found, *names):
        return [tuple(row[name] for name in names) for row in found]

    def snapshot(self):
        """Every row of the tables, as text."""
        self.env.flush_all()
        return {table: self._table(table) for table in TABLES if self._is_there(table)}

    def _table(self, table):
        every = SQL("SELECT t::text FROM %s AS t ORDER BY 1", SQL.identifier(table))
        return [text for (text,) in self.env.execute_query(every)]

    def _is_there(self, table):
        self.env.cr.execute("SELECT to_regclass(%s)", [table])
        return self.env.cr.fetchone()[0]
