"""Imports that ask for times first, and what they asked for."""

from collections import Counter

from ..engine_case import EngineCase

POINTS = {"maximum_available": 100_000, "restore_rate": 100_000}
PRODUCTS = 300  # two pages


class TimesFirstCase(EngineCase):
    def asked(self, mode, **vals):
        """Run an import; return it, and how often it asked for what."""
        self.shopify.clear_log()
        run = self.sync(mode, **vals)
        self.assertEqual(run.state, "success", run.error_message)
        return run, Counter(call["operation"] for call in self.shopify.log())

    def links(self):
        return self.env["commerce.product"].search([("channel_id", "=", self.shop.id)])


class ManyProductsCase(TimesFirstCase):
    def setUp(self):
        super().setUp()
        self.shopify.reset(PRODUCTS, variants=1, **POINTS)

    def again(self, mode="import_all_products", **vals):
        return self.asked(mode, **vals)

    def a_product(self, place=7):
        return self.shopify.products()[place]["id"]


class OneProductCase(TimesFirstCase):
    """Shopify's clock stands."""

    def setUp(self):
        super().setUp()
        self.shopify.set_clock("2026-11-20T10:00:00Z", stop=True)
        (product,) = self.add("Shirt")
        self.product = product["id"]
