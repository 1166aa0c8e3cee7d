"""What of an order comes in, and which orders do."""

from datetime import datetime

from odoo.fields import Command
from odoo.tests import tagged

from ...services.shopify.orders.gaps import gap_kind
from ..products.product_objects import a_product, a_variant
from .order_case import StoryCase
from .order_objects import an_order, changed_order
from .order_parts import a_line, a_shipping_line, an_address
from .order_payments import a_transaction

VAT = [("VAT", "0.21")]


@tagged("post_install", "-at_install")
class TestHeads(StoryCase):
    def test_an_order_comes_in_to_the_cent(self):
        order = an_order(
            [a_line(quantity=3, price="19.99", discount="3.33", taxes=VAT)],
            [a_shipping_line(price="4.95", taxes=VAT)],
        )
        result = self.import_orders(order)
        self.assertEqual((result.created, self.codes(result)), (1, []))
        sale = self.sale(order)
        total, tax = order.total_price_set, order.total_tax_set
        self.assertEqual(sale.amount_total, float(total.shop_money.amount))
        self.assertEqual(sale.amount_tax, float(tax.shop_money.amount))

    def test_its_head_says_what_shopify_says(self):
        order = an_order(
            number=1001,
            note="Ring twice\nplease",
            poNumber="PO-7",
            processedAt="2026-10-30T22:15:00Z",
            tags=["vip", "gift"],
            attribution={"displayName": "Online Store", "handle": "web"},
            customAttributes=[{"key": "Gift wrap", "value": "yes"}],
            discountCodes=["SUMMER"],
            confirmationNumber="ABC123",
            risk={"recommendation": "NONE", "assessments": [{"riskLevel": "LOW"}]},
        )
        sale = self.imported(order)
        self.assertRecordValues(
            sale,
            [
                {
                    "name": "#1001",
                    "date_order": datetime(2026, 10, 30, 22, 15),
                    "client_order_ref": "PO-7",
                    "origin": "North Shop #1001",
                    "note": "<p>Ring twice<br>please</p>",
                    "state": "draft",
                    "commerce_sales_channel": "Online Store",
                    "commerce_attributes": "Gift wrap: yes",
                    "commerce_discount_codes": "SUMMER",
                    "commerce_confirmation": "ABC123",
                    "commerce_risk": "low",
                    "commerce_financial_status": "paid",
                }
            ],
        )
        self.assertEqual(set(sale.tag_ids.mapped("name")), {"vip", "gift"})

    def test_the_shop_chooses_names_and_settings(self):
        team = self.env["crm.team"].create({"name": "Web"})
        user = self.env["res.users"].search([("share", "=", False)], limit=1)
        position = self.env["account.fiscal.position"].create({"name": "Web"})
        term = self.env.ref("account.account_payment_term_30days")
        self.shop.write(
            {
                "order_prefix": "N-",
                "order_team_id": team.id,
                "order_user_id": user.id,
                "order_fiscal_position_id": position.id,
                "order_payment_term_id": term.id,
                "order_note_policy": "tab",
                "order_tag_policy": "none",
            }
        )
        sale = self.imported(an_order(number=1002, note="Hello", tags=["vip"]))
        self.assertRecordValues(
            sale,
            [
                {
                    "name": "N-#1002",
                    "team_id": team.id,
                    "user_id": user.id,
                    "fiscal_position_id": position.id,
                    "payment_term_id": term.id,
                    "tag_ids": [],
                }
            ],
        )
        self.assertFalse(sale.note)

    def test_odoo_numbers_orders_if_the_shop_wants_it(self):
        self.shop.order_name = "odoo"
        sale = self.imported(an_order(number=1003))
        self.assertNotIn("1003", sale.name)
        self.assertEqual(sale.client_order_ref, "#1003")

    def test_nobody_runs_an_import_as_a_salesperson(self):
        sale = self.imported(an_order())
        self.assertFalse(sale.user_id)
        self.assertFalse(sale.message_follower_ids)

    def test_terms_that_shopify_grants_are_mapped(self):
        term = self.env.ref("account.account_payment_term_30days")
        self.shop.payment_term_ids = [
            Command.create({"name": "Net 30", "payment_term_id": term.id})
        ]
        granted = {
            "paymentTermsName": "Net 30",
            "paymentTermsType": "NET",
            "paymentSchedules": {"nodes": []},
            "dueInDays": 30,
        }
        self.assertEqual(
            self.imported(an_order(paymentTerms=granted)).payment_term_id, term
        )

    def test_campaigns_are_found_or_made_once(self):
        visit = {
            "source": "Google",
            "referrerUrl": "https://www.google.com/",
            "utmParameters": {"campaign": "fall", "medium": "cpc", "source": "google"},
        }
        one = an_order(customerJourneySummary={"lastVisit": visit})
        other = an_order(customerJourneySummary={"lastVisit": visit})
        self.import_orders(one, other)
        sales = self.sale(one) + self.sale(other)
        self.assertEqual(sales.campaign_id.mapped("name"), ["fall"])
        self.assertEqual(sales.source_id.mapped("name"), ["google"])
        self.assertEqual(len(sales.medium_id), 1)

    def test_each_order_has_its_own_addresses(self):
        order = an_order(
            billingAddress=an_address("Ada", "Lovelace", address1="Bill 1"),
            shippingAddress=an_address("Bob", "Stone", address1="Ship 2"),
        )
        sale = self.imported(order)
        self.assertEqual(sale.partner_invoice_id.street, "Bill 1")
        self.assertEqual(sale.partner_shipping_id.street, "Ship 2")
        self.assertEqual(sale.partner_shipping_id.name, "Bob Stone")

    def test_an_order_in_the_currency_of_the_customer(self):
        self.shop.order_currency = "customer"
        money = {"presentment": "EUR", "rate": "0.5"}
        line = a_line(price="20.00", money=money)
        sale = self.imported(an_order([line], money=money))
        self.assertEqual(sale.currency_id.name, "EUR")
        self.assertEqual(sale.amount_total, 10.0)

    def test_one_pricelist_per_currency(self):
        self.import_orders(an_order(), an_order())
        self.import_orders(an_order())
        of_shop = [("name", "=like", f"{self.shop.name}%")]
        made = self.env["product.pricelist"].search(of_shop)
        self.assertEqual(len(made), 1)
        self.assertEqual(self.shop.order_pricelist_ids.pricelist_id, made)


@tagged("post_install", "-at_install")
class TestLines(StoryCase):
    def product_of(self, order):
        return self.lines(order)[:1].product_id

    def test_a_line_finds_the_linked_variant(self):
        product = a_product(variants=[variant := a_variant("AB-1")])
        self.import_products(product)
        order = an_order([a_line(variant={"id": variant["id"]}, sku="OTHER")])
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


@tagged("post_install", "-at_install")
class TestCompanies(StoryCase):
    def test_orders_are_of_the_shops_company(self):
        company = self.env["res.company"].create({"name": "South Ltd"})
        shop = self.a_shop("south", "South", company_id=company.id)
        shop.confirm_orders = False
        order = an_order([a_line(sku="LOST-9")], [a_shipping_line("Standard")])
        self.import_orders(order, shop=shop)
        sale = self.sale(order, shop)
        self.assertEqual(sale.company_id, company)
        self.assertEqual(sale.warehouse_id.company_id, company)
        self.assertEqual(sale.pricelist_id.company_id, company)
        self.assertEqual(sale.amount_total, 25.0)

    def test_a_page_and_a_halved_page_leave_the_same(self):
        orders = [an_order([a_line(sku=f"N-{it}")]) for it in range(3)]
        self.import_orders(*orders)
        self.assertEqual(self.import_orders(*orders[:1]).created, 0)
        self.assertEqual(len(self.env["commerce.order"].search([])), 3)

    def test_an_order_with_endless_payments_is_set_aside(self):
        many = [a_transaction(amount="0.01") for _ in range(250)]
        order = an_order(transactions=many)
        result = self.import_orders(order, an_order())
        self.assertEqual((result.created, self.codes(result)), (1, ["too_long"]))
        self.assertFalse(self.sale(order))
        (told,) = result.issues
        self.assertEqual(told.payload["id"], order.id, "Odoo has nothing else of it")

    def test_a_known_order_with_endless_payments_is_told_and_not_out_of_date(self):
        order = an_order()
        self.import_orders(order)
        many = [a_transaction(amount="0.01") for _ in range(250)]
        later = changed_order(order, transactions=many)
        self.assertEqual(self.codes(self.import_orders(later)), ["too_long"])
        link = self.sale(order).commerce_order_ids
        self.assertFalse(link.transaction_ids)
        self.assertEqual(gap_kind(later, link), "")
        self.assertEqual(self.codes(self.import_orders(later)), ["too_long"])


@tagged("post_install", "-at_install")
class TestFilters(StoryCase):
    def test_older_orders_stay_out(self):
        self.shop.orders_since = "2026-11-01 12:00:00"
        old = an_order(processedAt="2026-11-01T11:59:59Z")
        new = an_order(processedAt="2026-11-01T12:00:00Z")
        result = self.import_orders(old, new)
        self.assertEqual((result.created, result.unchanged), (1, 1))
        self.assertFalse(self.sale(old))

    def test_states_and_channels_decide(self):
        paid = self.env.ref("commerce_sync.state_financial_paid")
        self.shop.order_financial_state_ids = paid
        self.shop.order_channels = "web, POS"
        fits = an_order(sourceName="pos")
        self.import_orders(
            fits,
            pending := an_order(displayFinancialStatus="PENDING"),
            elsewhere := an_order(sourceName="580111"),
        )
        self.assertTrue(self.sale(fits))
        self.assertFalse(self.sale(pending) + self.sale(elsewhere))

    def test_an_order_that_is_here_is_followed_out_of_the_filter(self):
        self.shop.order_financial_state_ids = self.env.ref(
            "commerce_sync.state_financial_paid"
        )
        order = an_order()
        sale = self.imported(order)
        self.import_orders(changed_order(order, displayFinancialStatus="REFUNDED"))
        self.assertEqual(sale.commerce_financial_status, "refunded")

    def test_a_person_gets_the_order_that_was_asked_for(self):
        self.shop.orders_since = "2026-11-02 00:00:00"
        order = an_order(processedAt="2026-10-01T00:00:00Z")
        self.assertTrue(self.imported(order, chosen=True))

    def test_test_orders_may_stay_out(self):
        self.shop.test_orders = "skip"
        self.assertFalse(self.imported(an_order(test=True)))
