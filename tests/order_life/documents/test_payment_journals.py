"""Which journal a payment goes to, and what waits for one."""

from ...orders.order_payments import a_transaction
from ..life_case import LifeCase, one_back, paid, two_shirts


class TestPaymentJournals(LifeCase):
    def gateway(self, name, **given):
        gateways = self.env["commerce.payment.gateway"]
        return gateways.create(
            {"channel_id": self.shop.id, "name": name, "title": name.title(), **given}
        )

    def journal(self, code, kind="bank"):
        return self.env["account.journal"].create(
            {"name": code, "code": code, "type": kind}
        )

    def test_each_gateway_has_its_journal(self):
        paypal = self.journal("PPL")
        self.gateway("paypal", journal_id=paypal.id)
        source = two_shirts(
            transactions=[
                a_transaction("SALE", "14.45", gateway="paypal"),
                a_transaction("SALE", "40.00"),
            ]
        )
        self.follow(source)
        self.assertEqual(self.payments(source).journal_id, paypal | self.bank)
        self.assertEqual(self.documents(source).payment_state, "paid")
        self.assertSettled(source, 54.45, 54.45)

    def test_a_gateway_without_a_journal_is_told_and_registered_later(self):
        self.shop.payment_journal_id = False
        source = two_shirts(transactions=paid(gateway="klarna"))
        self.assertEqual(self.follow(source), ["unknown_gateway"])
        self.assertFalse(self.payments(source))
        self.assertTrue(self.link(source).told_at)
        self.assertEqual(self.documents(source).payment_state, "not_paid")
        gateway = self.shop.gateway_ids.filtered(lambda it: it.name == "klarna")
        gateway.journal_id = self.bank
        self.assertEqual(self.follow(source), [])
        self.assertSettled(source, 54.45, 54.45)
        self.assertEqual(self.documents(source).payment_state, "paid")

    def test_a_refund_without_a_journal_waits_alone_and_is_called_a_refund(self):
        source = self.sold()
        self.shop.payment_journal_id = False
        after = one_back(source)
        self.assertEqual(self.follow(after), ["unknown_gateway"])
        self.assertTrue(self.told.startswith("What was refunded by "), self.told)
        self.assertNotIn("paid by", self.told)
        self.assertSettled(source, 30.25, 54.45)

    def test_a_gateway_may_be_left_out(self):
        self.gateway("cash_on_delivery", ignored=True)
        source = two_shirts(transactions=paid(gateway="cash_on_delivery"))
        self.assertEqual(self.follow(source), [])
        self.assertFalse(self.payments(source))

    def test_gift_cards_are_payments_from_a_journal_of_their_own(self):
        source = two_shirts(
            transactions=[
                a_transaction("SALE", "30.00", gateway="gift_card"),
                a_transaction("SALE", "4.45", gateway="shopify_store_credit"),
                a_transaction("SALE", "20.00"),
            ]
        )
        self.assertEqual(self.follow(source), [])
        card, credit, money = self.payments(source)
        self.assertEqual(card.journal_id.name, "Gift Cards")
        self.assertEqual(credit.journal_id.name, "Store Credit")
        self.assertEqual(money.journal_id, self.bank)
        debts = card.outstanding_account_id
        self.assertEqual(debts.account_type, "liability_current")
        self.assertNotEqual(debts, credit.outstanding_account_id)
        self.assertEqual(self.documents(source).amount_total, 54.45)
        self.assertEqual(self.documents(source).payment_state, "paid")
        other = two_shirts(
            transactions=paid(gateway="gift_card"),
        )
        self.follow(other)
        self.assertEqual(self.payments(other).journal_id, card.journal_id)

    def test_an_archived_journal_holds_back_the_payment_alone(self):
        paypal = self.journal("PPL")
        gateway = self.gateway("paypal", journal_id=paypal.id)
        source = two_shirts(transactions=paid(gateway="paypal"))
        self.follow(source)
        paypal.active = False
        refund = one_back(source)
        other = two_shirts(transactions=paid(gateway="paypal"))
        self.shop.payment_journal_id = paypal
        for now in (refund, other):
            self.assertEqual(self.follow(now), ["archived_journal"])
            self.assertIn("“PPL” is archived", self.told)
            way = "What was refunded by" if now is refund else "What was paid by"
            self.assertTrue(self.told.startswith(way), self.told)
            self.assertFalse(self.link(now).held)
        self.assertSettled(other, 54.45, 0)
        self.assertEqual(self.sale(other).state, "sale")
        self.assertEqual(self.documents(refund).mapped("amount_total"), [54.45, 24.20])
        gateway.journal_id = self.bank
        self.assertEqual(self.follow(other), [])
        self.assertSettled(other, 54.45, 54.45)

    def test_the_journal_of_gift_cards_is_made_once_even_if_it_is_archived(self):
        for name in ("gift_card", "shopify_store_credit"):
            with self.subTest(name):
                first = two_shirts(transactions=paid(gateway=name))
                self.follow(first)
                own = self.payments(first).journal_id
                own.active = False
                self.shop.gateway_ids.filtered_domain(
                    [("name", "=", name)]
                ).journal_id = False
                source = two_shirts(transactions=paid(gateway=name))
                self.assertEqual(self.follow(source), ["archived_journal"])
                self.assertEqual(self.documents(source).payment_state, "not_paid")
                own.active = True
                self.assertEqual(self.follow(source), [])
                self.assertEqual(self.payments(source).journal_id, own)
                self.assertSettled(source, 54.45, 54.45)

    def test_what_has_no_journal_is_told_beside_what_has_an_archived_one(self):
        paypal = self.journal("PPL")
        paypal.active = self.shop.payment_journal_id = False
        self.gateway("paypal", journal_id=paypal.id)
        money = [
            a_transaction("SALE", "14.45", gateway="paypal"),
            a_transaction("SALE", "40.00", gateway="klarna"),
        ]
        self.assertEqual(
            self.follow(two_shirts(transactions=money)),
            ["archived_journal", "unknown_gateway"],
        )
