"""What is on the lines of an order: its products, their texts, and its shipping."""

from odoo.tests import tagged

from ...products.product_records import a_product, a_variant
from ..order_case import StoryCase
from ..order_objects import an_order
from ..order_parts import a_line, a_shipping_line

VAT = [("VAT", "0.21")]


@tagged("post_install", "-at_install")
class TestLines(StoryCase):
    def product_of(self, order):
        return self.lines(order)[:1].product_id

    def test_a_line_finds_the_linked_variant(self):
        product = a_product(variants=[variant := a_variant("AB-1")])
        self.import_products(product)
        order = an_order([a_line(variant={"id": variant.external_id}, sku="OTHER")])
        self.import_orders(order)
        self.assertEqual(self.product_of(order), self.variants(product))

    def test_a_line_finds_a_product_by_its_sku(self):
        product = self.env["product.product"].create(
            {"name": "Tee", "default_code": "TEE-1"}
        )
        order = an_order([a_line(sku="TEE-1 - R3")])
        self.assertEqual(self.codes(self.import_orders(order)), [])
        self.assertEqual(self.product_of(order), product)

    def test_an_unknown_product_does_not_keep_its_order_out(self):
        order = an_order([a_line("Lost Tee", sku="LOST-1", quantity=2)])
        self.assertEqual(self.codes(self.import_orders(order)), ["unknown_product"])
        line = self.lines(order)
        self.assertEqual((line.name, line.price_total), ("Lost Tee", 40.0))
        self.assertEqual(line.product_id.type, "consu")

    def test_a_line_gets_its_product_once_it_is_known(self):
        order = an_order([a_line("Lost Tee", sku="LOST-2")])
        self.import_orders(order)
        product = self.env["product.product"].create(
            {"name": "Tee", "default_code": "LOST-2", "list_price": 99.0}
        )
        self.assertEqual(self.codes(self.import_orders(order, chosen=True)), [])
        self.assertEqual(self.product_of(order), product)
        self.assertEqual(self.sale(order).amount_total, 20.0)

    def test_a_doubled_sku_is_never_guessed(self):
        for name in ("One", "Two"):
            self.env["product.product"].create({"name": name, "default_code": "DUP"})
        order = an_order([a_line(sku="DUP")])
        self.assertEqual(self.codes(self.import_orders(order)), ["doubled_sku_in_odoo"])

    def test_a_line_that_a_person_typed_needs_no_product(self):
        order = an_order([a_line("Engraving", requiresShipping=False)])
        self.assertEqual(self.codes(self.import_orders(order)), [])
        self.assertEqual(self.product_of(order).type, "service")

    def test_gift_cards_have_a_product_of_their_own(self):
        order = an_order([a_line("Gift Card", isGiftCard=True, requiresShipping=False)])
        self.assertEqual(self.codes(self.import_orders(order)), [])
        rows = self.shop.order_product_ids
        kinds = rows.filtered(lambda row: row.product_id == self.product_of(order))
        self.assertEqual(kinds.kind, "gift_card")

    def test_placeholders_are_made_once(self):
        self.import_orders(
            an_order([a_line("A", sku="X1")]), an_order([a_line("B", sku="X2")])
        )
        self.import_orders(an_order([a_line("C", sku="X3")]))
        goods = self.shop.order_product_ids.filtered(lambda row: row.kind == "goods")
        self.assertEqual(len(goods), 1)

    def test_its_text_says_what_was_bought(self):
        line = a_line(
            "Tee",
            variantTitle="M / Red",
            discount="2.00",
            customAttributes=[
                {"key": "Engraving", "value": "Ada"},
                {"key": "_hidden", "value": "1"},
            ],
        )
        code = {
            "__typename": "DiscountCodeApplication",
            "index": 0,
            "allocationMethod": "ACROSS",
            "targetSelection": "ALL",
            "targetType": "LINE_ITEM",
            "code": "SUMMER",
        }
        page = {"hasNextPage": False, "endCursor": None}
        order = an_order(
            [line], discountApplications={"nodes": [code], "pageInfo": page}
        )
        self.import_orders(order)
        self.assertEqual(self.lines(order).name, "Tee\nM / Red\nEngraving: Ada\nSUMMER")

    def test_a_bundle_has_a_note_above_its_parts(self):
        group = {"id": "gid://shopify/LineItemGroup/1", "title": "Set", "quantity": 1}
        parts = [a_line(name, lineItemGroup=group) for name in ("Cup", "Plate")]
        order = an_order([a_line("Alone"), *parts])
        lines = self.imported(order).order_line
        self.assertEqual(lines.mapped("name"), ["Alone", "1 × Set", "Cup", "Plate"])

    def test_shipping_is_a_delivery_line_of_its_method(self):
        order = an_order([a_line()], [a_shipping_line("Standard")])
        sale = self.imported(order)
        line = sale.order_line.filtered("is_delivery")
        self.assertEqual(sale.carrier_id, self.carrier)
        self.assertEqual(line.product_id, self.carrier.product_id)
        self.assertEqual(line.price_total, 5.0)

    def test_an_unknown_way_of_shipping_is_told_once(self):
        one = an_order([a_line()], [a_shipping_line("Pigeon")])
        other = an_order([a_line()], [a_shipping_line("Pigeon")])
        told = [
            self.codes(self.import_orders(it, chosen=True)) for it in (one, other, one)
        ]
        self.assertEqual(told, [["unknown_delivery"], [], ["unknown_delivery"]])
        row = self.shop.delivery_ids.filtered(lambda it: it.title == "Pigeon")
        row.carrier_id = self.carrier
        self.assertEqual(self.codes(self.import_orders(one, chosen=True)), [])

    def test_a_free_line_stays_free(self):
        product = self.env["product.product"].create(
            {"name": "Gift", "default_code": "GIFT-1", "list_price": 30.0}
        )
        order = an_order(
            [a_line(sku="GIFT-1", price="30.00", discount="30.00", taxes=VAT)]
        )
        self.import_orders(order)
        self.assertEqual(self.sale(order).amount_total, 0.0)
        self.assertEqual(self.product_of(order), product)
