"""Any change of options, imported one by one, keeps every variant's record."""

import random
from itertools import product as combined

from odoo.tests import tagged

from ..product_case import ProductCase
from ..product_objects import a_product, a_variant, changed, raw_variants

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
        variants = raw_variants(self.product)
        self.random.choice(edits)(variants)
        self.product = changed(
            self.product,
            variants=variants,
            hasOnlyDefaultVariant=not self.options,
        )
        return self.product

    def set(self, variant, pairs):
        pairs = pairs or [("Title", "Default Title")]
        variant["selectedOptions"] = [{"name": it, "value": name} for it, name in pairs]
        variant["title"] = " / ".join(name for _, name in pairs)

    def pairs(self, variant):
        if not self.options:
            return []
        return [(it["name"], it["value"]) for it in variant["selectedOptions"]]

    def add_option(self, variants):
        name = self.name("Option")
        if name in self.options or len(self.options) == 3:
            return
        old = [self.pairs(it) for it in variants]
        self.options[name] = [self.name("Value")]
        for variant, pairs in zip(variants, old, strict=True):
            self.set(variant, [*pairs, (name, self.options[name][0])])

    def remove_option(self, variants):
        if not self.options:
            return
        name = self.random.choice([*self.options])
        kept = {}
        for variant in variants:
            pairs = [pair for pair in self.pairs(variant) if pair[0] != name]
            kept.setdefault(tuple(pairs), variant)
        del self.options[name]
        variants[:] = kept.values()
        for pairs, variant in kept.items():
            self.set(variant, list(pairs))

    def rename_option(self, variants):
        new = self.name("Option")
        if not self.options or new in self.options:
            return
        old = self.random.choice([*self.options])
        pairs = [self.pairs(it) for it in variants]
        self.options = {
            new if name == old else name: it for name, it in self.options.items()
        }
        for variant, before in zip(variants, pairs, strict=True):
            self.set(variant, [(new if n == old else n, v) for n, v in before])

    def reorder_options(self, variants):
        names = [*self.options]
        self.random.shuffle(names)
        self.options = {name: self.options[name] for name in names}
        for variant in variants:
            pairs = dict(self.pairs(variant))
            self.set(variant, [(name, pairs[name]) for name in names if name in pairs])

    def rename_value(self, variants):
        pairs = sorted({pair for it in variants for pair in self.pairs(it)})
        if not pairs:
            return
        name, old = self.random.choice(pairs)
        new = self.name("Value")
        if (name, new) in pairs:
            return
        for variant in variants:
            self.set(
                variant,
                [
                    (n, new if (n, v) == (name, old) else v)
                    for n, v in self.pairs(variant)
                ],
            )

    def free(self, variants):
        """Combinations of known and new values that no variant has."""
        values = [
            [(name, value) for value in [*values, self.name("Value")]]
            for name, values in self.options.items()
        ]
        taken = {tuple(self.pairs(it)) for it in variants}
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
        variants[place] = self.variant(self.pairs(variants[place]))

    def swap(self, variants):
        if len(variants) > 1:
            one, other = self.random.sample(variants, 2)
            first, second = self.pairs(one), self.pairs(other)
            self.set(one, second)
            self.set(other, first)

    def shuffle(self, variants):
        """Let every variant be another."""
        pairs = [self.pairs(it) for it in variants]
        self.random.shuffle(pairs)
        for variant, chosen in zip(variants, pairs, strict=True):
            self.set(variant, chosen)


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
        for variant in product.variants.nodes:
            record = by_external_id[variant.id]
            self.assertTrue(record.active)
            values = record.product_template_attribute_value_ids
            names = {it.attribute_id.name: it.name for it in values}
            wanted = {it.name: it.value for it in variant.selected_options}
            wanted.pop("Title", None)
            self.assertEqual(names, wanted)
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
            lambda it: it not in [by_external_id[v.id] for v in product.variants.nodes]
        )
        self.assertTrue(all(record.id % 4 == 0 for record in kept))
        options = [] if product.has_only_default_variant else product.options
        self.assertEqual(
            template.attribute_line_ids.attribute_id.mapped("name")
            and [it.attribute_id.name for it in template.attribute_line_ids],
            [it.name for it in options],
        )
        used = {
            (it.name, it.value)
            for variant in product.variants.nodes
            for it in variant.selected_options
            if options
        }
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
