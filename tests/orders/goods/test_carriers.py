"""How known orders are sent: a method chosen later, and news from Shopify."""

from odoo.tests import tagged

from ...order_life.life_case import VAT, LifeCase, a_shirt, paid, two_shirts
from ..order_objects import an_order, changed_order, edited_order
from ..order_parts import a_shipping_line, bag


@tagged("post_install", "-at_install")
class TestOrderCarriers(LifeCase):
    def codes_of(self, source):
        return self.codes(self.import_orders(source, chosen=True))

    def a_carrier(self, name):
        fee = self.env["product.product"].create({"name": name, "type": "service"})
        return self.env["delivery.carrier"].create(
            {"name": name, "product_id": fee.id, "company_id": self.company.id}
        )

    def choose(self, title, carrier):
        rows = self.shop.delivery_ids.filtered(lambda it: it.title == title)
        rows = rows or rows.create({"channel_id": self.shop.id, "title": title})
        rows.carrier_id = carrier

    def express(self, source):
        """The order after its shipping was edited from Standard to Express."""
        [raw] = source.model_dump(mode="json", by_alias=True)["shippingLines"]["nodes"]
        gone = {**raw, "isRemoved": True, "currentDiscountedPriceSet": bag("0.00")}
        ways = [gone, a_shipping_line("Express", "9.00", taxes=VAT)]
        return edited_order(source, shipping=ways)

    def shipping_line(self, source):
        return self.sale(source).order_line.filtered("is_delivery")

    def test_a_method_chosen_later_replaces_the_default(self):
        for confirmed in (False, True):
            with self.subTest(confirmed=confirmed):
                self.shop.confirm_orders = confirmed
                self.choose("Standard", self.env["delivery.carrier"])
                source = two_shirts(transactions=paid())
                self.codes_of(source)
                order = self.sale(source)
                self.assertEqual(order.state, "sale" if confirmed else "draft")
                self.assertEqual(order.carrier_id, self.shop.default_carrier_id)
                dhl = self.a_carrier("DHL")
                self.choose("Standard", dhl)
                self.assertNotIn("unknown_delivery", self.codes_of(source))
                self.assertEqual(order.carrier_id, dhl)
                self.assertEqual(len(order.picking_ids), int(confirmed))
                for picking in order.picking_ids:
                    self.assertEqual(picking.carrier_id, dhl)
                line = self.shipping_line(source)
                self.assertEqual(
                    (line.product_id, line.price_total), (dhl.product_id, 6.05)
                )
                self.assertEqual(order.amount_total, 54.45)

    def the_issue(self, source):
        return self.env["commerce.issue"].create(
            {
                "channel_id": self.shop.id,
                "external_id": source.id,
                "name": source.name,
                "code": "unknown_delivery",
                "reason": "Choose a delivery method",
            }
        )

    def deliver(self, source, quantity=2):
        picking = self.sale(source).picking_ids
        picking.move_ids.write({"quantity": quantity, "picked": True})
        picking.with_context(skip_backorder=True).button_validate()

    def test_retry_takes_all_orders_that_wait_for_a_method(self):
        """Those alone that then get it: not one of which goods have left."""
        self.shop.delivery_ids.unlink()
        first, later, sent, partly = (two_shirts(transactions=paid()) for _ in range(4))
        before = an_order(
            [a_shirt(price="20.00", fulfilled=1)],
            [a_shipping_line()],
            transactions=paid("25.00"),
            displayFulfillmentStatus="FULFILLED",
        )
        partly_before = an_order(
            [a_shirt(price="20.00", quantity=2, fulfilled=1)],
            [a_shipping_line()],
            transactions=paid("45.00"),
            displayFulfillmentStatus="PARTIALLY_FULFILLED",
        )
        sources = (first, later, sent, partly, before, partly_before)
        for source in sources:
            self.codes_of(source)
        self.deliver(sent)
        self.deliver(partly, 1)
        self.assertEqual(self.sale(partly).delivery_status, "partial")
        issue = self.the_issue(first)
        self.choose("Standard", dhl := self.a_carrier("DHL"))
        waiting = {first.id, later.id, partly_before.id}
        self.assertEqual(set(issue._external_ids()), waiting)
        for source in sources:
            self.codes_of(source)
        taken = {it.id for it in sources if self.sale(it).carrier_id == dhl}
        self.assertEqual(taken, waiting)

    def test_the_line_leaves_the_product_of_the_shop_s_own_default(self):
        self.shop.default_carrier_id = self.a_carrier("Post")
        source = two_shirts(transactions=paid())
        self.codes_of(source)
        dhl = self.a_carrier("DHL")
        self.choose("Standard", dhl)
        self.codes_of(source)
        self.assertEqual(self.shipping_line(source).product_id, dhl.product_id)

    def test_another_way_of_shipping_in_shopify_is_followed(self):
        slow, fast = self.a_carrier("Slow"), self.a_carrier("Fast")
        self.choose("Standard", slow)
        self.choose("Express", fast)
        source = two_shirts(transactions=paid())
        self.codes_of(source)
        self.assertEqual(self.sale(source).picking_ids.carrier_id, slow)
        self.codes_of(self.express(source))
        self.assertEqual(self.sale(source).carrier_id, fast)
        self.assertEqual(self.sale(source).picking_ids.carrier_id, fast)

    def test_what_a_person_chose_stays_until_shopify_says_another(self):
        slow, fast = self.a_carrier("Slow"), self.a_carrier("Fast")
        mine = self.a_carrier("Mine")
        self.choose("Standard", slow)
        self.choose("Express", fast)
        source = two_shirts(transactions=paid())
        self.codes_of(source)
        order = self.sale(source)
        order.carrier_id = mine
        self.codes_of(changed_order(source, note="Ring twice"))
        self.assertEqual(order.carrier_id, mine)
        self.codes_of(self.express(source))
        self.assertEqual(order.carrier_id, fast)
        self.assertEqual(order.picking_ids.carrier_id, slow)

    def test_goods_that_were_sent_keep_how_they_were(self):
        slow, fast = self.a_carrier("Slow"), self.a_carrier("Fast")
        self.choose("Standard", slow)
        self.choose("Express", fast)
        source = two_shirts(transactions=paid())
        self.codes_of(source)
        picking = self.sale(source).picking_ids
        picking.move_ids.picked = True
        picking.button_validate()
        self.codes_of(self.express(source))
        self.assertEqual(self.sale(source).carrier_id, slow)
        self.assertEqual(picking.carrier_id, slow)

    def test_an_order_without_shipping_has_no_method_and_may_get_one(self):
        source = an_order([a_shirt(price="20.00")], transactions=paid("20.00"))
        self.codes_of(source)
        order, mine = self.sale(source), self.a_carrier("Mine")
        self.assertFalse(order.carrier_id)
        order.carrier_id = mine
        self.codes_of(changed_order(source, note="Ring twice"))
        self.assertEqual(order.carrier_id, mine)
