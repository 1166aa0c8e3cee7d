"""A shop over HTTP and an engine that runs within the test's transaction."""

from contextlib import closing

from odoo import api
from odoo.exceptions import UserError

from ..models.engine.host.advisory_lock import AdvisoryLock
from ..models.engine.slices.deadline import Deadline
from ..models.engine.slices.slice import Slice
from ..scripts.local_shopify.control.remote import Control
from ..services.shopify.errors import ShopifySyncRunFailed
from .common import ShopifyCase

# Who logs how runs end.
ENGINE = "odoo.addons.commerce_sync.models.engine.slices.slice"


class EngineCase(ShopifyCase):
    """Each test begins with an empty shop that has points for everything."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.shopify = Control(cls.shopify_url)
        cls.addClassCleanup(cls.shopify.close)

    def setUp(self):
        super().setUp()
        self.shopify.reset(maximum_available=100_000, restore_rate=100_000)
        self.registry_enter_test_mode()
        cr = self.registry.cursor()
        self.addCleanup(cr.close)
        # What the engine commits and rolls back are savepoints of the test's own.
        self.env = api.Environment(cr, api.SUPERUSER_ID, {})
        self.shop = self.env["commerce.channel"].create(
            {
                "name": "Local Shop",
                "shopify_shop_url_key": "local-shop",
                "shopify_api_token": "shpat_local",
                "test_store": True,
                "shopify_api_url": self.shopify_url,
                "lang": "en_US",
            }
        )
        self.env.cr.commit()

    def queue(self, mode="import_all_products", **vals):
        values = {"mode": mode, "channel_id": self.shop.id, "state": "queued", **vals}
        return self.env["shopify.sync"].create(values)

    def sync(self, mode="import_all_products", **vals):
        """Queue a run and carry it on here until it ends or waits."""
        run = self.queue(mode, **vals)
        run.run()
        return run

    def fails(self, run):
        """Carry on a run that is to fail; assertRaises would not let it commit."""
        try:
            run.run()
        except ShopifySyncRunFailed as error:
            return str(error)
        raise AssertionError(f"{run.display_name} did not fail")

    def waits(self, run):
        """Carry on a run that is to wait, and return what a person reads."""
        try:
            run.run()
        except UserError as error:
            self.assertEqual(run.state, "queued", error)
            return str(error)
        raise AssertionError(f"{run.display_name} did not wait")

    def carry_on(self, run, token, seconds=20, **limits):
        """Carry on a claimed run for a slice."""
        with closing(AdvisoryLock(self.env.cr.dbname)) as lock:
            Slice(run, token, lock, Deadline(seconds, **limits)).carry_on()

    def add(self, *titles):
        return [
            self.shopify.add_product(title, sku=f"SKU-{title}", price="10.00")
            for title in titles
        ]

    def templates(self):
        links = self.env["commerce.product"].search([("channel_id", "=", self.shop.id)])
        return links.product_tmpl_id.sorted("name")

    def titles(self):
        return self.templates().mapped("name")
