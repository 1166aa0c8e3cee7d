"""What customers consent to, and whom Odoo writes to no more."""

from datetime import datetime, timedelta, timezone

from .customer_case import CustomerCase
from .customer_records import a_consent, a_customer, changed

SINCE = datetime(2026, 10, 1, 8, tzinfo=timezone(timedelta(hours=2)))


class TestConsents(CustomerCase):
    def a_customer(self, state, **given):
        return a_customer(email_consent=a_consent(state), **given)

    def is_blocked(self, email="jane@example.com"):
        return bool(self.env["mail.blacklist"].search([("email", "=", email)]))

    def test_consent_is_kept(self):
        jane = a_customer(
            email_consent=a_consent("SUBSCRIBED", "CONFIRMED_OPT_IN", SINCE),
            sms_consent=a_consent("UNSUBSCRIBED"),
        )
        self.import_customers(jane)
        link = self.link(jane)
        self.assertEqual(link.email_consent, "SUBSCRIBED")
        self.assertEqual(link.email_opt_in, "CONFIRMED_OPT_IN")
        self.assertEqual(str(link.email_consent_at), "2026-10-01 06:00:00")
        self.assertEqual(link.sms_consent, "UNSUBSCRIBED")
        self.assertFalse(self.partner(jane).is_blacklisted)

    def test_the_blacklist_follows_only_if_the_shop_says_so(self):
        jane = self.a_customer("UNSUBSCRIBED")
        self.import_customers(jane)
        self.assertFalse(self.is_blocked())
        self.shop.consent_policy = "unsubscribed"
        self.import_customers(jane)
        self.assertTrue(self.is_blocked())

    def test_who_subscribes_again_leaves_the_blacklist(self):
        self.shop.consent_policy = "unsubscribed"
        jane = self.a_customer("UNSUBSCRIBED")
        self.import_customers(jane)
        self.import_customers(changed(jane, email_consent=a_consent("SUBSCRIBED")))
        self.assertFalse(self.is_blocked())

    def test_what_a_person_blocked_stays_blocked(self):
        self.shop.consent_policy = "unsubscribed"
        self.env["mail.blacklist"].create({"email": "jane@example.com"})
        jane = self.a_customer("UNSUBSCRIBED")
        self.import_customers(jane)
        self.import_customers(changed(jane, email_consent=a_consent("SUBSCRIBED")))
        self.assertTrue(self.is_blocked())

    def test_who_unsubscribed_stays_so_with_another_address(self):
        self.shop.consent_policy = "unsubscribed"
        self.import_customers(jane := self.a_customer("UNSUBSCRIBED"))
        self.import_customers(jane := changed(jane, email="doe@example.com"))
        self.assertTrue(self.partner(jane).is_blacklisted)
        self.assertTrue(self.is_blocked("doe@example.com"))
        self.assertTrue(self.is_blocked(), "Nobody at the old address subscribed.")
        self.import_customers(changed(jane, email_consent=a_consent("SUBSCRIBED")))
        self.assertFalse(self.is_blocked("doe@example.com"))

    def test_what_a_person_blocked_stays_blocked_when_a_customer_takes_it(self):
        self.shop.consent_policy = "unsubscribed"
        self.import_customers(jane := self.a_customer("UNSUBSCRIBED"))
        self.env["mail.blacklist"].create({"email": "doe@example.com"})
        self.import_customers(jane := changed(jane, email="doe@example.com"))
        self.import_customers(changed(jane, email_consent=a_consent("SUBSCRIBED")))
        self.assertTrue(self.is_blocked("doe@example.com"))

    def test_who_unsubscribed_at_another_shop_stays_blocked(self):
        self.shop.consent_policy = "unsubscribed"
        south = self.a_shop("south", "South", consent_policy="unsubscribed")
        here, there = self.a_customer("UNSUBSCRIBED"), self.a_customer("UNSUBSCRIBED")
        self.import_customers(here)
        self.import_customers(there, shop=south)
        yes = {"email_consent": a_consent("SUBSCRIBED")}
        self.import_customers(changed(here, **yes))
        self.assertTrue(self.is_blocked())
        self.import_customers(changed(there, **yes), shop=south)
        self.assertFalse(self.is_blocked())

    def test_who_unsubscribed_first_stays_blocked_when_the_other_shop_subscribes(self):
        self.shop.consent_policy = "unsubscribed"
        south = self.a_shop("south", "South", consent_policy="unsubscribed")
        here, there = self.a_customer("UNSUBSCRIBED"), self.a_customer("UNSUBSCRIBED")
        self.import_customers(here)
        self.import_customers(there, shop=south)
        yes = {"email_consent": a_consent("SUBSCRIBED")}
        self.import_customers(changed(there, **yes), shop=south)
        self.assertTrue(self.is_blocked())

    def test_who_never_subscribed_is_blocked_where_the_shop_wants_it(self):
        self.shop.consent_policy = "not_subscribed"
        self.import_customers(self.a_customer("NOT_SUBSCRIBED"))
        self.assertTrue(self.is_blocked())

    def by_phone(self, state):
        return a_customer(phone="+16175550123", sms_consent=a_consent(state))

    def is_number_blocked(self):
        return bool(
            self.env["phone.blacklist"].search([("number", "=", "+16175550123")])
        )

    def test_numbers_follow_the_consent_to_messages_alike(self):
        self.import_customers(jane := self.by_phone("UNSUBSCRIBED"))
        self.assertFalse(self.is_number_blocked())
        self.shop.consent_policy = "unsubscribed"
        self.import_customers(jane)
        self.assertTrue(self.is_number_blocked())
        self.assertFalse(self.is_blocked())
        self.assertEqual(self.link(jane).blacklisted_number, "+16175550123")
        self.import_customers(changed(jane, sms_consent=a_consent("SUBSCRIBED")))
        self.assertFalse(self.is_number_blocked())

    def test_a_number_that_a_person_blocked_stays_blocked(self):
        self.shop.consent_policy = "unsubscribed"
        self.env["phone.blacklist"].create({"number": "+16175550123"})
        self.import_customers(jane := self.by_phone("UNSUBSCRIBED"))
        self.import_customers(changed(jane, sms_consent=a_consent("SUBSCRIBED")))
        self.assertTrue(self.is_number_blocked())

    def test_who_wants_no_messages_gets_none_at_another_number(self):
        self.shop.consent_policy = "unsubscribed"
        self.import_customers(jane := self.by_phone("UNSUBSCRIBED"))
        self.import_customers(jane := changed(jane, phone="+16175550124"))
        self.assertTrue(self.partner(jane).phone_blacklisted)
        self.assertEqual(self.link(jane).blacklisted_number, "+16175550124")

    def test_what_is_no_number_is_left_alone(self):
        self.shop.consent_policy = "unsubscribed"
        jane = changed(self.by_phone("UNSUBSCRIBED"), phone="ask Bob")
        self.assertEqual(self.import_customers(jane).created, 1)
