"""Any change of options, imported one by one, keeps every variant's record."""

import random
from itertools import product as combined

from odoo.tests import tagged

from ..product_case import ProductCase
from ..product_records import a_product, a_variant, changed, in_options

STEPS = 25
MOST_VARIANTS = 12


class Designer:
    """Changes the options of a product at random, as people do in Shopify."""

    def __init__(self, seed):
        self.random = random.Random(seed)
        self.serial = 0
        self.prefix = f"SKU{seed}-"
        self.options = {"Size": ["S", "M"]}
        variants = [self.variant([("Size", "S")]), self.variant([("Size", "M")])]
        self.product = a_product("Shirt", variants)

    def fresh(self, prefix):
        self.serial += 1
        return f"{prefix}{self.serial}"

    def name(self, prefix):
        """A name that may have been there before."""
        return f"{prefix}{self.random.randrange(4)}"

    def variant(self, pairs):
        return a_variant(self.fresh(self.prefix), options=pairs)

    def step(self):
        """Change the product and return it."""
        edits = (
            self.add_option,
            self.remove_option,
            self.rename_option,
            self.reorder_options,
            self.rename_value,
            self.add_variant,
            self.remove_variant,
            self.replace_variant,
            self.swap,
            self.shuffle,
        )
        variants = list(self.product.variants)
        self.random.choice(edits)(variants)
        self.product = changed(self.product, variants=variants)
        return self.product

    def set(self, variants, each):
        """Give each variant what is made of its own options."""
        variants[:] = [in_options(it, *each(it.options)) for it in variants]

    def add_option(self, variants):
        name = self.name("Option")
        if name in self.options or len(self.options) == 3:
            return
        value = self.name("Value")
        self.options[name] = [value]
        self.set(variants, lambda pairs: (*pairs, (name, value)))

    def remove_option(self, variants):
        if not self.options:
            return
        name = self.random.choice([*self.options])
        kept = {}
        for variant in variants:
            pairs = tuple(pair for pair in variant.options if pair[0] != name)
            kept.setdefault(pairs, in_options(variant, *pairs))
        del self.options[name]
        variants[:] = kept.values()

    def rename_option(self, variants):
        new = self.name("Option")
        if not self.options or new in self.options:
            return
        old = self.random.choice([*self.options])
        self.options = {
            new if name == old else name: it for name, it in self.options.items()
        }
        self.set(
            variants, lambda pairs: [(new if n == old else n, v) for n, v in pairs]
        )

    def reorder_options(self, variants):
        names = [*self.options]
        self.random.shuffle(names)
        self.options = {name: self.options[name] for name in names}
        self.set(
            variants, lambda pairs: sorted(pairs, key=lambda it: names.index(it[0]))
        )

    def rename_value(self, variants):
        pairs = sorted({pair for it in variants for pair in it.options})
        if not pairs:
            return
        name, old = self.random.choice(pairs)
        new = self.name("Value")
        if (name, new) in pairs:
            return
        self.set(
            variants,
            lambda own: [(n, new if (n, v) == (name, old) else v) for n, v in own],
        )

    def free(self, variants):
        """Combinations of known and new values that no variant has."""
        values = [
            [(name, value) for value in [*values, self.name("Value")]]
            for name, values in self.options.items()
        ]
        taken = {it.options for it in variants}
        return sorted({tuple(it) for it in combined(*values)} - taken)

    def add_variant(self, variants):
        free = self.free(variants) if self.options else []
        if free and len(variants) < MOST_VARIANTS:
            variants.append(self.variant([*self.random.choice(free)]))

    def remove_variant(self, variants):
        if len(variants) > 1:
            variants.remove(self.random.choice(variants))

    def replace_variant(self, variants):
        """Delete a variant and make another of the same options."""
        place = self.random.randrange(len(variants))
        variants[place] = self.variant(variants[place].options)

    def swap(self, variants):
        if len(variants) > 1:
            places = self.random.sample(range(len(variants)), 2)
            one, other = (variants[it] for it in places)
            variants[places[0]] = in_options(one, *other.options)
            variants[places[1]] = in_options(other, *one.options)

    def shuffle(self, variants):
        """Let every variant be another."""
        chosen = [it.options for it in variants]
        self.random.shuffle(chosen)
        self.set(variants, lambda _own: chosen.pop())


@tagged("post_install", "-at_install")
class TestRandomOptions(ProductCase):
    def test_odoo_follows_every_structure_and_keeps_every_record(self):
        for seed in random.sample(range(10**6), 3):
            with self.subTest(seed=seed):
                self.shop = self.a_shop(f"shop-{seed}", "Shop")
                self.follow(Designer(seed))

    def follow(self, designer):
        self.import_products(designer.product)
        self.met = {}
        self.remember(designer.product)
        for _ in range(STEPS):
            product = designer.step()
            issues = self.import_products(product).issues
            self.env.flush_all()
            self.env.invalidate_all()
            self.assertEqual({it.code for it in issues} - {"gone_in_stock"}, set())
            self.remember(product)
            self.assertKept()
            self.assertSame(product)

    def remember(self, product):
        """Give new variants a history: a cost and an order line, some of them stock."""
        for link in self.link(product).variant_ids.filtered("product_id"):
            if link.product_id not in self.met.values():
                self.give_history(link.product_id)
            self.met[link.external_id] = link.product_id

    def give_history(self, record):
        record.standard_price = record.id
        self.env["sale.order"].create(
            {
                "partner_id": self.env.user.partner_id.id,
                "order_line": [(0, 0, {"product_id": record.id})],
            }
        )
        if record.id % 4 == 0:
            record.is_storable = True
            place = self.env["stock.warehouse"].search([], limit=1).lot_stock_id
            self.env["stock.quant"]._update_available_quantity(record, place, 5)

    def assertKept(self):
        links = self.env["commerce.variant"].search(
            [("external_id", "in", [*self.met])]
        )
        now = {
            it.external_id: it.product_id for it in links if it.channel_id == self.shop
        }
        for external_id, record in self.met.items():
            self.assertTrue(record.exists())
            if external_id in now:
                self.assertEqual(now[external_id], record)
            self.assertEqual(record.standard_price, record.id)
            lines = self.env["sale.order.line"].search([("product_id", "=", record.id)])
            self.assertEqual(len(lines), 1)
            if record.id % 4 == 0:
                self.assertEqual(record.qty_available, 5)

    def assertSame(self, product):
        link, template = self.link(product), self.template(product)
        by_external_id = {it.external_id: it.product_id for it in link.variant_ids}
        for variant in product.variants:
            record = by_external_id[variant.external_id]
            self.assertTrue(record.active)
            values = record.product_template_attribute_value_ids
            names = {it.attribute_id.name: it.name for it in values}
            self.assertEqual(names, dict(variant.options))
            self.assertEqual(record.combination_indices, values._ids2str())
            self.assertLessEqual(values, self.usable(template))
        self.assertLines(product, template, by_external_id)

    def usable(self, template):
        values = template.attribute_line_ids.product_template_value_ids
        return values.filtered(
            lambda it: (
                it.ptav_active
                and it.product_attribute_value_id in it.attribute_line_id.value_ids
            )
        )

    def assertLines(self, product, template, by_external_id):
        """The options are Shopify's, in its order, but for what is kept in stock."""
        kept = template.product_variant_ids.filtered(
            lambda it: (
                it not in [by_external_id[v.external_id] for v in product.variants]
            )
        )
        self.assertTrue(all(record.id % 4 == 0 for record in kept))
        self.assertEqual(
            [it.attribute_id.name for it in template.attribute_line_ids],
            [it.name for it in product.options],
        )
        used = {pair for variant in product.variants for pair in variant.options}
        used |= {
            (it.attribute_id.name, it.name)
            for it in kept.product_template_attribute_value_ids
        }
        self.assertEqual(
            {
                (line.attribute_id.name, value.name)
                for line in template.attribute_line_ids
                for value in line.value_ids
            },
            used,
        )
