"""What of an order comes in, and which orders do."""

from datetime import datetime

from odoo.fields import Command
from odoo.tests import tagged

from ...services.commerce.orders.gaps import gap_kind
from ...services.commerce.records.listed_order import ListedOrder
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
        listed = ListedOrder(later.id, later.updated_at)
        self.assertEqual(gap_kind(listed, link), "")
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
