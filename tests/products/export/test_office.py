"""Who lets products go out, which of them wait, and how a person sends them."""

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import new_test_user

from ....models.runs.kinds.orders import ImportChangedOrders
from ....models.runs.kinds.products import ImportChangedProducts
from .export_case import ExportCase


class OfficeCase(ExportCase):
    def setUp(self):
        super().setUp()
        self.product = self.shopify.add_product("Shirt", sku="S-1", price="10.00")
        self.sync()
        self.shop.shopify_scopes = "read_orders, write_products"
        self.shop.write({"product_step": "write", "export_approved_at": False})
        self.shirt = self.template(self.product)
        self.user, self.manager = (
            new_test_user(self.env, name, groups=f"base.group_user,{group}")
            for name, group in (
                ("ulla", "commerce_sync.group_user"),
                ("mia", "commerce_sync.group_manager"),
            )
        )
        self.env.cr.commit()

    def dry_run(self):
        return self.sync("export_all_products", dry_run=True)

    def approve(self):
        self.dry_run().with_user(self.manager).action_approve_export()


class TestApproval(OfficeCase):
    def test_a_manager_approves_a_dry_run_and_takes_it_back(self):
        self.assertFalse(self.shop._exports())
        run = self.dry_run()
        self.assertTrue(run.can_be_approved)
        run.with_user(self.manager).action_approve_export()
        self.assertTrue(self.shop._exports())
        self.assertEqual(self.shop.export_approved_by_id, self.manager)
        self.assertIn(run.display_name, self.shop.message_ids[0].body)
        self.assertEqual(self.shop.message_ids[0].author_id, self.manager.partner_id)
        self.assertFalse(run.can_be_approved)
        self.shop.with_user(self.manager).action_take_back_approval()
        self.assertFalse(self.shop._exports())
        self.assertTrue(run.can_be_approved)

    def test_only_a_dry_run_of_an_export_can_be_approved(self):
        runs = [
            self.sync("import_changed_products", dry_run=True),
            self.queue("export_all_products", dry_run=True),
        ]
        for run in runs:
            with self.subTest(run.display_name), self.assertRaises(UserError):
                run.with_user(self.manager).action_approve_export()
        self.assertFalse(self.shop.export_approved_at)

    def test_users_neither_approve_nor_take_back(self):
        run = self.dry_run()
        with self.assertRaises(AccessError):
            run.with_user(self.user).action_approve_export()
        self.approve()
        with self.assertRaises(AccessError):
            self.shop.with_user(self.user).action_take_back_approval()
        self.assertTrue(self.shop._exports())

    def test_a_step_back_takes_the_approval_along(self):
        self.approve()
        self.shop.with_user(self.manager).product_step = "read"
        self.assertFalse(self.shop.export_approved_at)
        self.shop.with_user(self.manager).product_step = "write"
        self.assertFalse(self.shop._exports())

    def test_what_is_off_is_not_read_by_itself(self):
        self.shop.write({"automatic": True, "first_orders_at": self.env.cr.now()})
        works = ImportChangedProducts, ImportChangedOrders
        self.assertTrue(all(self.shop._interval(it) for it in works))
        self.shop.product_step = "off"
        self.assertEqual([bool(self.shop._interval(it)) for it in works], [False, True])


class TestSelection(OfficeCase):
    def test_the_filter_takes_what_the_guide_says_and_what_a_manager_wants(self):
        ready = {"is_ready_for_sale": True, "is_published": True}
        hat, box = self.env["product.template"].create(
            [
                {"name": "Hat", "website_description": "<p>Warm</p>", **ready},
                {"name": "Box", "website_description": "<p>Big</p>"},
            ]
        )

        def taken():
            return (hat | box).filtered_domain(self.shop._export_selection())

        self.assertEqual(taken(), hat)
        shop = self.shop.with_user(self.manager)
        shop.export_domain = '[("name", "=", "Box")]'
        self.assertEqual(taken(), box)

    def test_what_is_no_filter_is_refused(self):
        for text in ("[", "[('no_such', '=', 1)]", "__import__('os')"):
            with self.subTest(text), self.assertRaises(ValidationError):
                self.shop.export_domain = text

    def test_an_export_makes_what_the_filter_takes(self):
        self.approve()
        self.shop.export_domain = '[("name", "=", "Box")]'
        names = ("Hat", "Box", "Old Box")
        hat, box, old = self.env["product.template"].create(
            [{"name": name, "default_code": name} for name in names]
        )
        old.write({"name": "Box", "active": False})
        self.export()
        titles = [it["title"] for it in self.shopify.products()]
        self.assertEqual(sorted(titles), ["Box", "Shirt"])


class TestWaiting(OfficeCase):
    def test_what_changed_or_was_chosen_waits(self):
        link = self.link(self.product)
        self.assertEqual(self.shop.to_export_count, 0)
        self.assertFalse(link.to_export)
        self.shirt.name = "Tee"
        self.env.cr.commit()
        self.shop.invalidate_recordset()
        link.invalidate_recordset()
        self.assertEqual(self.shop.with_user(self.user).to_export_count, 1)
        self.assertTrue(link.to_export)
        self.env["commerce.export.mark"].search([]).unlink()
        link.next_export = True
        self.shop.invalidate_recordset()
        self.assertEqual(self.shop.to_export_count, 1)

    def test_another_shops_mark_is_no_news_of_this_one(self):
        other = self.shop.copy({"product_step": "read"})
        self.env["commerce.product"].create(
            {"channel_id": other.id, "product_tmpl_id": self.shirt.id}
        )
        self.shirt.name = "Tee"
        self.env.cr.commit()
        self.assertEqual(other.to_export_count, 0)
        self.assertEqual(self.shop.to_export_count, 1)


class TestSending(OfficeCase):
    def runs(self):
        return self.env["shopify.sync"].search([("mode", "=", "export_batch_products")])

    def test_a_product_is_sent_from_its_form_once_somebody_approved(self):
        shirt = self.shirt.with_user(self.user)
        with self.assertRaisesRegex(UserError, "dry run"):
            shirt.action_export_to_channel()
        self.assertFalse(self.runs())
        self.approve()
        self.shirt.name = "Tee"
        told = shirt.action_export_to_channel()
        self.assertEqual(told["tag"], "display_notification")
        run = self.runs()
        self.assertEqual(run.parameters, {"template_ids": self.shirt.ids})
        run.run()
        self.assertEqual(self.there(self.product)["title"], "Tee")

    def test_a_variant_sends_its_product(self):
        self.approve()
        variant = self.shirt.product_variant_id.with_user(self.user)
        variant.action_export_to_channel()
        self.assertEqual(self.runs().parameters, {"template_ids": self.shirt.ids})

    def test_a_dry_run_needs_no_approval_and_sends_nothing(self):
        self.shop.product_step = "read"
        self.shirt.name = "Tee"
        action = self.shirt.with_user(self.user).action_dry_run_export()
        run = self.runs()
        self.assertEqual((action["res_id"], run.dry_run), (run.id, True))
        run.run()
        self.assertEqual(self.there(self.product)["title"], "Shirt")
        self.assertEqual(run.updated_count, 1)

    def test_what_is_only_read_is_not_sent(self):
        self.shop.product_step = "read"
        with self.assertRaisesRegex(UserError, "only read"):
            self.shirt.with_user(self.user).action_export_to_channel()

    def test_each_shop_gets_what_it_has_and_the_first_what_is_new(self):
        self.approve()
        other = self.shop.copy({"name": "Zebra"})
        other.shopify_scopes = self.shop.shopify_scopes
        other.write({"product_step": "write", "export_approved_at": "2026-01-01"})
        hat, bag = self.env["product.template"].create([{"name": "Hat"}, {"name": "B"}])
        self.shop.export_domain = '[("name", "=", "B")]'
        self.env["commerce.product"].create(
            {"channel_id": other.id, "product_tmpl_id": hat.id}
        )
        (self.shirt | hat | bag).with_user(self.user).action_export_to_channel()
        sent = {it.channel_id: it.parameters["template_ids"] for it in self.runs()}
        wanted = {self.shop: (self.shirt | bag).ids, other: hat.ids}
        self.assertEqual(sent, wanted)

    def test_what_the_filter_leaves_out_is_told(self):
        self.approve()
        hat = self.env["product.template"].create({"name": "Hat"})
        with self.assertRaisesRegex(UserError, "Hat.*ready for sale"):
            hat.with_user(self.user).action_export_to_channel()
        told = (hat | self.shirt).with_user(self.user).action_export_to_channel()
        self.assertEqual(told["params"]["type"], "warning")
        self.assertIn("Hat", told["params"]["message"])
        self.assertEqual(self.runs().parameters, {"template_ids": self.shirt.ids})

    def test_what_shopify_deleted_is_not_sent(self):
        self.approve()
        self.link(self.product).state = "gone"
        with self.assertRaisesRegex(UserError, "deleted"):
            self.shirt.with_user(self.user).action_export_to_channel()

    def test_who_has_no_rights_sends_nothing(self):
        self.approve()
        seller = new_test_user(
            self.env, "sid", groups="base.group_user,sales_team.group_sale_salesman"
        )
        for press in ("action_export_to_channel", "action_dry_run_export"):
            with self.subTest(press), self.assertRaises(AccessError):
                getattr(self.shirt.with_user(seller), press)()
        self.assertFalse(self.runs())
