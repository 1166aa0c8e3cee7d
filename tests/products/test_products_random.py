"""Any sequence of edits in Shopify, imported one by one, ends in the same Odoo."""

import random
from dataclasses import replace
from decimal import Decimal

from odoo.tests import tagged

from .product_case import ProductCase
from .product_records import a_product, a_variant, changed, sized

STEPS = 40


class Editor:
    """Edits products at random, as people do in Shopify."""

    def __init__(self, seed):
        self.random = random.Random(seed)
        self.serial = 0
        self.products = [
            a_product("Mug", [a_variant("MUG")]),
            a_product("Shirt", sized("S", "M")),
            a_product("Cap", sized("S", "L", prefix="CAP", price="9.90")),
        ]

    def edit(self):
        """Change one product and return it."""
        place = self.random.randrange(len(self.products))
        edits = (
            self.rename,
            self.tag,
            self.publish,
            self.change,
            self.add,
            self.remove,
        )
        self.products[place] = self.random.choice(edits)(self.products[place])
        return self.products[place]

    def rename(self, product):
        return changed(product, title=self.fresh("Title"))

    def tag(self, product):
        tags = self.random.sample(["new", "sale", "summer"], self.random.randrange(4))
        return changed(product, tags=tags)

    def publish(self, product):
        return changed(product, status=self.random.choice(["active", "draft"]))

    def change(self, product):
        variants = list(product.variants)
        field, value = self.random.choice(
            [
                ("sku", self.fresh("SKU")),
                ("sku", self.fresh("SKU") + " - R1"),
                ("barcode", self.random.choice(["", self.fresh("40")])),
                ("price", Decimal(self.random.randrange(5000)) / 100),
                ("compare_at_price", self.random.choice([None, Decimal(99)])),
            ]
        )
        place = self.random.randrange(len(variants))
        variants[place] = replace(variants[place], **{field: value})
        return changed(product, variants=variants)

    def add(self, product):
        if product.is_lone:
            return product
        size = self.fresh("Size")
        variants = [*product.variants, a_variant(size, options=[("Size", size)])]
        return changed(product, variants=variants)

    def remove(self, product):
        variants = list(product.variants)
        if len(variants) < 2:
            return product
        variants.remove(self.random.choice(variants))
        return changed(product, variants=variants)

    def fresh(self, prefix):
        self.serial += 1
        return f"{prefix}{self.serial}"


@tagged("post_install", "-at_install")
class TestRandomEdits(ProductCase):
    def test_odoo_follows_every_edit(self):
        for seed in random.sample(range(10**6), 3):
            with self.subTest(seed=seed):
                self.shop = self.a_shop(f"shop-{seed}", "Shop", import_without_sku=True)
                self.follow(Editor(seed))
                self.forget_skus()

    def forget_skus(self):
        """Keep the next seed from matching what this one left."""
        Product = self.env["product.product"].with_context(active_test=False)
        Product.search([]).default_code = False

    def follow(self, editor):
        self.import_products(*editor.products)
        met = {link.external_id: link.product_id for link in self.links()}
        for _ in range(STEPS):
            product = editor.edit()
            self.assertEqual(self.import_products(product).issues, [])
            self.assertSame(product)
            for external_id, variant in met.items():
                self.assertEqual(self.by_external_id()[external_id].product_id, variant)
            met = {link.external_id: link.product_id for link in self.links()}
        again = self.import_products(*editor.products)
        self.assertEqual((again.unchanged, again.updated), (len(editor.products), 0))

    def links(self):
        return self.env["commerce.variant"].search([("channel_id", "=", self.shop.id)])

    def by_external_id(self):
        return {link.external_id: link for link in self.links()}

    def assertSame(self, product):
        """The product in Odoo says what Shopify says."""
        template = self.template(product)
        self.assertEqual(template.name, product.title)
        self.assertEqual(template.is_published, product.status == "active")
        self.assertEqual(
            set(template.product_tag_ids.mapped("name")), set(product.tags)
        )
        self.assertEqual(
            {
                link.external_id
                for link in self.link(product).variant_ids
                if link.state == "bound"
            },
            {variant.external_id for variant in product.variants},
        )
        links = self.by_external_id()
        for variant in product.variants:
            record = links[variant.external_id].product_id
            self.assertSameVariant(record, variant)

    def assertSameVariant(self, record, variant):
        sku, _, shelf = variant.sku.partition(" - ")
        self.assertEqual(record.default_code, sku)
        self.assertEqual(record.shopify_bin or "", shelf)
        self.assertEqual(record.barcode or "", variant.barcode)
        names = record.product_template_attribute_value_ids.mapped("name")
        self.assertEqual(" / ".join(names), variant.title)
        self.assertEqual(self.price(record), float(variant.price))
        compare = self.shop.compare_pricelist_id.item_ids.filtered(
            lambda rule: rule.product_id == record
        )
        self.assertEqual(compare.fixed_price, float(variant.compare_at_price or 0))

    def price(self, record):
        pricelist = self.shop.product_pricelist_id
        return (
            pricelist._get_product_price(record, 1.0) if pricelist else record.lst_price
        )
