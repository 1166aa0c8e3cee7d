"""What a dry run said is what the import does."""

import random
from dataclasses import replace
from decimal import Decimal

from odoo.tests import tagged

from ..products.product_records import (
    a_cost,
    a_product,
    a_variant,
    a_weight,
    changed,
    sized,
)
from .dry_run_case import DryRunCase


@tagged("post_install", "-at_install")
class TestPlanHolds(DryRunCase):
    """What the plan of any catalogue says is what the import then does."""

    def test_the_plan_changes_nothing_and_the_import_does_what_it_says(self):
        for seed in random.sample(range(10**6), 3):
            with self.subTest(seed=seed):
                self.shop = self.a_shop(f"shop-{seed}", f"Shop {seed}")
                self.follow(random.Random(seed))

    def follow(self, chance):
        self.prefix = f"{self.shop.id}-"
        before = [self.a_product(chance, number) for number in range(12)]
        self.half_linked(chance, before)
        self.import_products(*before[:8])
        after = [self.edited(chance, product) for product in before]
        after += [self.a_product(chance, number) for number in range(12, 18)]
        chance.shuffle(after)
        pages = after[:7], after[7:14], after[14:]
        untouched = self.snapshot()
        plan = self.plan(*pages)
        self.assertEqual(self.snapshot(), untouched)
        held = {
            record: self.values_of(record, plan)
            for model in ("product.template", "product.product")
            for record in self.env[model].with_context(active_test=False).search([])
        }
        results = [self.import_products(*page) for page in pages]
        self.assertPlanWasDone(plan, held, after)
        planned = {(it.external_id, it.code) for it in plan if it.code}
        real = {(it.external_id, it.code) for result in results for it in result.issues}
        self.assertEqual(planned, real)

    def a_product(self, chance, number):
        count = chance.choice([1, 1, 3])
        # Some SKUs and barcodes come twice, and some are missing.
        sku = chance.choice([f"{self.prefix}{number}"] * 8 + ["", f"{self.prefix}0"])
        barcode = chance.choice(["", f"{self.prefix}{chance.randrange(20)}"])
        given = {"barcode": barcode} if count == 1 else {}
        given |= {"weight": a_weight("1.5"), "unit_cost": a_cost("4.00")}
        variants = (
            [a_variant(sku, f"{number}.50", **given)]
            if count == 1
            else sized(*"SML"[:count], prefix=f"{self.prefix}{number}")
        )
        return a_product(
            f"Product {number}",
            variants,
            tags=chance.sample(["new", "sale", "old"], chance.randrange(3)),
            status=chance.choice(["active", "draft"]),
            description_html=chance.choice(["", "<p>Text</p>"]),
        )

    def half_linked(self, chance, products):
        """Put some of the SKUs into Odoo, as products of people's own."""
        for product in chance.sample(products, 4):
            sku = product.variants[0].sku
            if sku and len(product.variants) == 1:
                self.env["product.product"].create(
                    {"name": f"Own {product.title}", "default_code": sku}
                )

    def edited(self, chance, product):
        edit = chance.choice(["title", "tags", "status", "price", "sku", "text", ""])
        first, *others = product.variants
        of_first = {
            "price": {"price": Decimal(chance.randrange(1, 99))},
            "sku": {"sku": f"{self.prefix}{chance.randrange(24)}"},
        }.get(edit, {})
        fields = {
            "title": {"title": f"{product.title} B"},
            "tags": {"tags": ["fresh"]},
            "status": {"status": "archived"},
            "text": {"description_html": "<p>Other</p>"},
        }.get(edit, {})
        return changed(
            product, variants=[replace(first, **of_first), *others], **fields
        )

    def values_of(self, record, plan):
        names = {
            row.field for row in plan if row.model == record._name
        } & record._fields.keys()
        return {name: self.plain(record[name]) for name in names}

    def plain(self, value):
        return tuple(sorted(value.ids)) if hasattr(value, "_name") else value

    def assertPlanWasDone(self, plan, held, products):
        self.env.invalidate_all()
        links = self.env["commerce.product"].search([("channel_id", "=", self.shop.id)])
        by_external_id = {link.external_id: link.product_tmpl_id for link in links}
        planned = {
            (row.model, row.record_id, row.field)
            for row in plan
            if row.record_id and row.field not in ("linked", "price", "compareAtPrice")
        }
        done = {
            (record._name, record.id, name)
            for record, values in held.items()
            for name, value in values.items()
            if self.plain(record[name]) != value
        }
        # A variant shows many fields of its template, which are told of there.
        done = {
            it
            for it in done
            if it[0] == "product.template"
            or not self.env["product.product"]._fields[it[2]].inherited
        }
        told = {it for it in planned if it[2] in self.env[it[0]]._fields}
        told = {it for it in told if it[0] != "commerce.product"}
        self.assertEqual(done, told)
        created = {
            row.external_id
            for row in plan
            if row.action == "create" and row.field == "name"
        }
        before = {record.id for record in held if record._name == "product.template"}
        self.assertEqual(
            created,
            {
                external_id
                for external_id, record in by_external_id.items()
                if record.id not in before
            },
        )
        self.assertNewValues(plan, by_external_id)

    def assertNewValues(self, plan, by_external_id):
        for row in plan:
            template = by_external_id.get(row.external_id)
            if row.model == "product.template" and row.field == "name":
                self.assertEqual(template.name, row.new)
            elif row.field == "product_tag_ids":
                names = ", ".join(sorted(template.product_tag_ids.mapped("name")))
                self.assertEqual(names, row.new or "")
            elif row.field == "default_code":
                skus = template.product_variant_ids.mapped("default_code")
                self.assertIn(row.new, skus)
            elif row.field == "price":
                price = float(row.new.replace("$\xa0", "").replace(",", ""))
                variant = template.product_variant_ids.filtered(
                    lambda it, row=row: it.default_code == row.sku
                )
                pricelist = self.shop.product_pricelist_id
                real = (
                    pricelist._get_product_price(variant, 1.0)
                    if pricelist
                    else variant.lst_price
                )
                self.assertEqual(real, price)
