"""Products that go out to a local Shopify, over HTTP."""

from ...engine_case import EngineCase

# By the variable that none of the others has.
MUTATIONS = {
    "product",
    "variants",
    "tags",
    "option",
    "options",
    "definition",
    "input",
    "metafields",
    "publications",
}


class ExportCase(EngineCase):
    """Each test has a shop in US dollars, as its company is."""

    def setUp(self):
        super().setUp()
        self.open("empty")
        self.shop.write(
            {
                "shopify_scopes": "read_products, write_products",
                "product_step": "write",
                "export_approved_at": self.env.cr.now(),
            }
        )
        self.env.cr.commit()

    def open(self, catalogue):
        """Let the shop have another catalogue."""
        points = {"maximum_available": 100_000, "restore_rate": 100_000}
        self.shopify.reset(catalogue, currency="USD", **points)

    def link(self, product):
        return self.env["commerce.product"].search(
            [("channel_id", "=", self.shop.id), ("external_id", "=", product["id"])]
        )

    def template(self, product):
        return self.link(product).product_tmpl_id

    def export(self, mode="export_all_products", **vals):
        """Export, and return the run with the mutations that it took."""
        self.env.cr.commit()
        self.shopify.clear_log()
        run = self.sync(mode, **vals)
        self.assertEqual(run.state, "success", run.error_message)
        return run, self.mutations()

    def mutations(self):
        """Mutations that the shop was asked for, in their order."""
        names = (
            name.rpartition("_")[0]
            for call in self.shopify.log()
            for name in call["variables"]
        )
        return [name for name in names if name in MUTATIONS]

    def sent(self, variable):
        """What the shop was sent in a variable of its mutations."""
        return [
            value
            for call in self.shopify.log()
            for name, value in call["variables"].items()
            if name.rpartition("_")[0] == variable
        ]

    def there(self, product):
        """What the shop has of a product now."""
        return next(it for it in self.shopify.products() if it["id"] == product["id"])
