"""The day of what happens is that of the shop, whoever runs the import and wherever."""

from datetime import date, datetime, timezone

from odoo.tests import tagged

from ...services.commerce.order_life.days import Dates
from ..engine_case import EngineCase
from ..orders.order_objects import an_order
from ..orders.order_payments import a_transaction
from .life_case import LifeCase, a_shirt, cancelled, one_back, paid, two_shirts

NEW_YEAR = "2025-01-01T07:30:00Z"  # 31 December 23:30 in Los Angeles


class TestDays(LifeCase):
    def test_moments_are_days_of_the_zone_on_both_sides_of_utc_and_in_summer(self):
        table = [
            ("America/Los_Angeles", "2025-01-01T07:59:59", "2024-12-31"),
            ("America/Los_Angeles", "2025-01-01T08:00:00", "2025-01-01"),
            ("America/Los_Angeles", "2025-07-01T06:59:59", "2025-06-30"),
            ("America/Los_Angeles", "2025-07-01T07:00:00", "2025-07-01"),
            ("Europe/Berlin", "2025-03-30T22:30:00", "2025-03-31"),  # summer began
            ("Europe/Berlin", "2025-03-28T22:30:00", "2025-03-28"),
            ("Pacific/Auckland", "2024-12-31T11:00:00", "2025-01-01"),
            ("Pacific/Auckland", "2025-06-30T11:30:00", "2025-06-30"),
            ("Asia/Kolkata", "2025-03-31T18:30:00", "2025-04-01"),
            ("US/Pacific", "2025-01-01T07:30:00", "2024-12-31"),
            ("UTC", "2025-01-01T00:00:00", "2025-01-01"),
            ("Mars/Olympus", "2025-01-01T00:00:00", "2025-01-01"),
            (False, "2024-12-31T23:59:59", "2024-12-31"),
        ]
        for zone, moment, day in table:
            self.shop.timezone = zone
            naive, day = datetime.fromisoformat(moment), date.fromisoformat(day)
            for told in (naive, naive.replace(tzinfo=timezone.utc)):
                with self.subTest(zone=zone, moment=moment):
                    self.assertEqual(Dates(self.shop).day(told), day)

    def test_an_order_of_new_year_s_eve_belongs_to_the_old_year(self):
        self.shop.timezone = "America/Los_Angeles"
        self.env.user.tz = self.company.partner_id.tz = "Pacific/Auckland"
        source = two_shirts(
            processedAt=NEW_YEAR, transactions=paid(processedAt=NEW_YEAR)
        )
        self.follow(source)
        eve = date(2024, 12, 31)
        self.assertRecordValues(
            self.documents(source),
            [{"invoice_date": eve, "date": eve, "invoice_date_due": eve}],
        )
        self.assertRecordValues(self.payments(source), [{"date": eve}])
        self.assertEqual(str(self.sale(source).date_order), "2025-01-01 07:30:00")

    def test_credit_notes_and_refunds_have_the_day_of_the_shop(self):
        self.shop.timezone = "Pacific/Auckland"  # thirteen hours ahead
        late = "2026-11-05T20:00:00Z"
        for turn in (one_back, cancelled):
            source = self.sold()
            news = turn(source).model_dump(mode="json", by_alias=True)
            news["transactions"][-1]["processedAt"] = late
            news["full_refunds"][-1]["processedAt"] = late
            news["cancelledAt"] = news["cancelledAt"] and late
            self.follow(type(source).model_validate(news))
            credit = self.documents(source)[-1]
            self.assertEqual(credit.move_type, "out_refund")
            self.assertEqual(credit.invoice_date, date(2026, 11, 6))
            self.assertEqual(self.payments(source)[-1].date, date(2026, 11, 6))

    def test_the_first_day_of_documents_is_one_of_the_shop(self):
        self.shop.documents_since = "2025-01-01"
        for zone, many in (("America/Los_Angeles", 0), ("UTC", 1)):
            self.shop.timezone = zone
            source = two_shirts(
                processedAt=NEW_YEAR, transactions=paid(processedAt=NEW_YEAR)
            )
            self.follow(source)
            self.assertEqual(len(self.documents(source)), many)
            self.assertEqual(len(self.payments(source)), many)

    def test_another_zone_is_news_of_orders_at_the_first_day_of_documents(self):
        self.shop.write({"documents_since": "2025-01-01", "timezone": "US/Pacific"})
        source = two_shirts(processedAt=NEW_YEAR, transactions=paid())
        self.follow(source)
        self.shop.timezone = "UTC"
        self.follow(source)
        self.assertEqual(len(self.documents(source)), 1)

    def test_odoo_s_numbers_count_by_the_days_of_the_shop(self):
        self.shop.write({"timezone": "US/Pacific", "order_name": "odoo"})
        sequence = self.env["ir.sequence"].search([("code", "=", "sale.order")])[-1]
        sequence.write({"prefix": "S%(range_y)s-", "use_date_range": True})
        source = two_shirts(processedAt=NEW_YEAR)
        self.follow(source)
        self.assertRegex(self.sale(source).name, "^S24-")


@tagged("post_install", "-at_install")
class TestRateOfTheDay(LifeCase):
    def test_an_order_has_the_rate_of_its_day_in_the_shop(self):
        self.shop.timezone = "America/Los_Angeles"
        canadian = self.env["res.currency"].with_context(active_test=False)
        canadian = canadian.search([("name", "=", "CAD")])
        (canadian + self.company.currency_id).rate_ids.unlink()
        for day, rate in (("2024-12-31", 1.25), ("2025-01-01", 1.5)):
            canadian.rate_ids.create(
                {"currency_id": canadian.id, "name": day, "rate": rate}
            )
        money = {"currency": "CAD"}
        source = an_order(
            [a_shirt(price="100.00", money=money)],
            money=money,
            processedAt=NEW_YEAR,
            transactions=[
                a_transaction("SALE", "100.00", money=money, processedAt=NEW_YEAR)
            ],
        )
        self.follow(source)
        order = self.sale(source)
        self.assertAlmostEqual(order.currency_rate, 1.25)
        self.assertAlmostEqual(self.documents(source).amount_total_signed, 80.0)
        self.assertAlmostEqual(self.payments(source).amount_company_currency_signed, 80)
        order.date_order = "2025-01-01 07:00:00"  # as a person may, from anywhere
        self.assertAlmostEqual(order.currency_rate, 1.25)
        order.date_order = "2025-01-01 08:00:00"
        self.assertAlmostEqual(order.currency_rate, 1.5)


@tagged("post_install", "-at_install")
class TestZone(EngineCase):
    def a_payload(self, number, placed, owed="0.00", **given):
        """An order of 10.00, as a webhook tells it in the zone of its shop."""
        money = {"amount": "10.00", "currency_code": "USD"}
        price = {"shop_money": money, "presentment_money": money}
        received = f"{10 - float(owed):.2f}"
        payment = {"id": number + 1, "kind": "sale", "status": "success"}
        payment |= {"gateway": "shopify_payments", "amount": received}
        return {
            "id": number,
            "name": f"#{number}",
            "currency": "USD",
            "presentment_currency": "USD",
            "created_at": placed,
            "processed_at": placed,
            "updated_at": placed,
            "financial_status": "partially_paid" if float(owed) else "paid",
            "total_price": "10.00",
            "total_price_set": price,
            "total_outstanding": owed,
            "payment_gateway_names": ["shopify_payments"],
            "tags": "",
            "line_items": [
                {
                    "id": number + 2,
                    "title": "Tea",
                    "quantity": 1,
                    "price": "10.00",
                    "price_set": price,
                }
            ],
            "transactions": [payment | {"currency": "USD", "created_at": placed}],
            **given,
        }

    def test_a_test_of_the_connection_and_each_run_learn_it(self):
        self.shopify.settings(timezone="America/Los_Angeles")
        self.shop.action_test_connection()
        self.assertEqual(self.shop.timezone, "America/Los_Angeles")
        self.shopify.settings(timezone="Pacific/Auckland")
        self.sync()
        self.assertEqual(self.shop.timezone, "Pacific/Auckland")

    def test_the_first_run_of_a_shop_books_by_the_zone_that_it_learns(self):
        self.shopify.settings(currency="USD", timezone="America/Los_Angeles")
        self.shop.order_name = "odoo"
        sequence = self.env["ir.sequence"].search([("code", "=", "sale.order")])[-1]
        sequence.write({"prefix": "S%(range_y)s-", "use_date_range": True})
        self.shopify.load_orders(self.a_payload(100, "2024-12-31T23:30:00-08:00"))
        run = self.sync("import_all_orders")
        self.assertEqual(run.state, "success", run.error_message)
        link = self.env["commerce.order"].search([("channel_id", "=", self.shop.id)])
        eve = date(2024, 12, 31)
        self.assertRecordValues(link.sale_order_id.invoice_ids, [{"invoice_date": eve}])
        self.assertEqual(link.transaction_ids.payment_id.date, eve)
        self.assertRegex(link.sale_order_id.name, "^S24-")

    def test_due_dates_come_over_the_wire(self):
        self.shopify.settings(currency="USD")
        net = {"payment_terms_name": "Net 60", "payment_terms_type": "net"}
        net |= {"due_in_days": 60}
        fixed = {"payment_terms_name": "Fixed", "payment_terms_type": "fixed"}
        fixed |= {"payment_schedules": [{"due_at": "2027-02-20T12:00:00Z"}]}
        for number, terms in ((100, net), (200, fixed)):
            order = self.a_payload(number, "2026-11-20T12:00:00Z", "8.00")
            self.shopify.load_orders(order | {"payment_terms": terms})
        run = self.sync("import_all_orders")
        self.assertEqual(run.state, "success", run.error_message)
        links = self.env["commerce.order"].search(
            [("channel_id", "=", self.shop.id)], order="number"
        )
        days = links.sale_order_id.invoice_ids.sorted("id").mapped("invoice_date_due")
        self.assertEqual(days, [date(2027, 1, 19), date(2027, 2, 20)])
