"""What is wrong with images is told once, and settled when it is right."""

from odoo.tests import tagged

from ...scripts.local_shopify.base.images import draw, image_path
from ...services.commerce.images.due import Download, DueImage, DueProduct
from ...services.commerce.images.show import ImagesShow
from ...services.commerce.images.store import ImagesStore
from ..products.product_case import ProductCase
from ..products.product_records import a_product, a_variant, an_image
from .images_case import ImagesCase, picture

# Odoo's database refuses the image of one product.
REFUSE = """
CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    RAISE EXCEPTION 'refused for a test' USING ERRCODE = 'check_violation';
END $$;
CREATE TRIGGER refuse BEFORE INSERT ON ir_attachment FOR EACH ROW
    WHEN (NEW.res_model = 'product.template' AND NEW.res_field = 'image_1920'
          AND NEW.res_id = %s)
    EXECUTE FUNCTION refuse();
"""


@tagged("post_install", "-at_install")
class TestImagesLeftOut(ImagesCase):
    def test_an_image_beyond_the_shops_limit_stays_out_alone(self):
        self.shop.image_limit_mb = 1
        self.env.cr.commit()
        scarf = self.product("noise", "red")
        self.assertGreater(len(draw(image_path("noise"))), 1_000_000)
        run = self.sync()
        self.assertEqual(run.state, "success")
        self.assertEqual(self.images(scarf).mapped("state"), ["too_large", "stored"])
        self.assertEqual(self.issues().mapped("code"), ["image_too_large"])
        self.assertIn("Image 1 of “Scarf”", self.issues().reason)
        self.assertEqual(self.template(scarf).image_1920, picture("red"))

    def test_retry_loads_an_image_again_after_the_limit_was_raised(self):
        self.shop.image_limit_mb = 1
        self.env.cr.commit()
        scarf = self.product("noise", "red")
        self.sync()
        self.shop.image_limit_mb = 20
        self.issues().action_retry()
        self.env["shopify.sync"].search([("mode", "=", "import_images")]).run()
        self.assertEqual(self.images(scarf).mapped("state"), ["stored", "stored"])
        self.assertFalse(self.issues())
        self.assertEqual(self.template(scarf).image_1920, picture("noise"))

    def test_a_broken_image_is_an_issue_of_that_image_alone(self):
        scarf = self.product("red", "broken", "blue")
        run = self.sync()
        self.assertEqual((run.state, run.created_count), ("success", 1))
        self.assertEqual(
            self.images(scarf).mapped("state"), ["stored", "broken", "stored"]
        )
        (issue,) = self.issues()
        self.assertEqual(issue.code, "image_broken")
        self.assertEqual(issue.external_id, self.media(scarf)[1]["id"])

    def test_an_image_that_is_not_there_is_an_issue(self):
        self.product("red", "blue")
        self.shopify.faults(
            {"kind": "status", "status": 404, "operation": "Image", "count": 1}
        )
        self.sync()
        self.assertEqual(self.issues().mapped("code"), ["image_missing"])


@tagged("post_install", "-at_install")
class TestImageIssues(ImagesCase):
    def test_the_issue_of_an_image_that_was_replaced_is_settled(self):
        scarf = self.product("red", "broken")
        self.sync()
        self.assertEqual(self.issues().mapped("code"), ["image_broken"])
        self.change(scarf, "red", "blue")
        self.sync()
        self.assertFalse(self.issues())
        self.assertEqual(self.images(scarf).mapped("state"), ["stored", "stored"])

    def test_an_issue_that_was_ignored_stays_ignored(self):
        scarf = self.product("red", "broken")
        self.sync()
        self.issues().action_ignore()
        self.change(scarf, "red")
        self.sync()
        self.assertEqual(len(self.issues("ignored")), 1)

    def test_images_that_odoo_refuses_are_an_issue_of_that_product_alone(self):
        self.shopify.faults({"kind": "status", "status": 503, "operation": "Image"})
        scarf, hat = self.product("red"), self.product("blue", title="Hat")
        self.sync()
        self.shopify.faults()
        self.env.cr.execute(REFUSE, [self.template(scarf).id])
        self.time_passes(minutes=1)
        self.assertEqual(self.health().mapped("state"), ["success"])
        (issue,) = self.issues()
        self.assertEqual(issue.code, "image_not_stored")
        self.assertEqual(issue.external_id, f"{scarf['id']}#images")
        self.assertIn("Scarf", issue.name)
        self.assertFalse(self.template(scarf).image_1920)
        self.assertEqual(self.template(hat).image_1920, picture("blue"))
        self.assertFalse(self.health(), "it is tried again by itself")
        self.env.cr.execute("DROP TRIGGER refuse ON ir_attachment")
        issue.action_retry()
        self.env["shopify.sync"].search([("mode", "=", "import_images")]).run()
        self.assertEqual(self.template(scarf).image_1920, picture("red"))
        self.assertFalse(self.issues())


@tagged("post_install", "-at_install")
class TestSharedImage(ProductCase):
    """Two products may have the same file of the shop as an image."""

    def setUp(self):
        super().setUp()
        image = an_image("Logo")
        self.shirt, self.mug = (
            a_product(it, [a_variant(it)], media=[image]) for it in ("Shirt", "Mug")
        )
        self.import_products(self.shirt, self.mug)
        self.run_ = self.env["shopify.sync"].create(
            {"mode": "import_images", "channel_id": self.shop.id}
        )

    def media(self, *products):
        return self.env["commerce.media"].union(
            *(self.link(product).media_ids for product in products)
        )

    def come(self, rows, outcome):
        due = [
            DueImage(it.id, it.external_id, "Logo", it.state, it.url, outcome=outcome)
            for it in rows
        ]
        result = ImagesStore(self.env, self.shop).store(due)
        self.run_._keep_issues([it.key for it in due], result.issues)

    def open_issues(self):
        return self.env["commerce.issue"].search(
            [("channel_id", "=", self.shop.id), ("state", "=", "open")]
        )

    def test_it_is_one_issue_that_both_products_show(self):
        both = self.media(self.shirt, self.mug)
        self.assertEqual(len(both), 2)
        self.come(both, Download("broken", reason="no picture"))
        self.assertEqual(both.mapped("state"), ["broken", "broken"])
        issue = self.open_issues()
        self.assertEqual(issue.mapped("code"), ["image_broken"])
        for product in (self.shirt, self.mug):
            link = self.link(product)
            self.assertIn(issue.external_id, link._issue_external_ids())
            self.assertEqual(link.open_issue_count, 1)

    def test_a_row_of_the_list_opens_its_own_product(self):
        for product in (self.shirt, self.mug):
            action = self.media(product).action_open_product()
            self.assertEqual(action["res_model"], "commerce.product")
            self.assertEqual(action["res_id"], self.link(product).id)

    def test_a_retry_looks_at_both(self):
        both = self.media(self.shirt, self.mug)
        self.come(both, Download("broken", reason="no picture"))
        self.open_issues().action_retry()
        self.assertEqual(both.mapped("state"), ["waiting", "waiting"])

    def test_it_stays_an_issue_while_one_of_them_has_it(self):
        shirts, mugs = self.media(self.shirt), self.media(self.mug)
        self.come(shirts + mugs, Download("broken", reason="no picture"))
        shirts.state = "gone"
        self.link(self.shirt).images_pending = True
        self.show(self.shirt)
        self.assertEqual(len(self.open_issues()), 1)
        mugs.state = "gone"
        self.show(self.mug)
        self.assertFalse(self.open_issues())

    def show(self, product):
        ImagesShow(self.env, self.shop).show(
            [DueProduct(self.link(product).id, product.external_id, product.title)]
        )
