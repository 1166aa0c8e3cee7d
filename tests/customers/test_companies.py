"""B2B: companies with their contacts and locations."""

from dataclasses import replace

from ...services.commerce.orders.planning.partners import OrderPartners
from ...services.shopify.orders.reading.order import read_order
from ..orders.order_objects import an_order
from ..orders.order_parts import a_company_buyer
from .customer_case import CustomerCase
from .customer_records import (
    a_company,
    a_customer,
    a_location,
    an_address,
    changed,
)


class TestCompanies(CustomerCase):
    def company(self, company):
        of_it = [("external_id", "=", company.external_id)]
        return self.env["commerce.company"].search(of_it)

    def test_a_company_comes_in_with_its_contact_and_its_locations(self):
        works = a_location("Works", "9 Works Road")
        acme = a_company(locations=[a_location(), works], reference="C-7")
        jane = a_customer(companies=[acme], addresses=[an_address()])
        self.import_customers(jane)
        partner = self.company(acme).partner_id
        self.assertRecordValues(
            partner,
            [
                {
                    "name": "Acme",
                    "is_company": True,
                    "street": "5 Market Square",
                    "ref": "C-7",
                }
            ],
        )
        contact = self.partner(jane)
        self.assertRecordValues(
            contact,
            [{"parent_id": partner.id, "type": "contact", "function": "Buyer"}],
        )
        self.assertEqual(contact.street, "5 Market Square")
        self.assertEqual(contact.child_ids.street, "1 Main Street")
        locations = self.company(acme).location_ids
        self.assertEqual(locations.mapped("name"), ["Head office", "Works"])
        streets = locations.shipping_partner_id.mapped("street")
        self.assertEqual(sorted(streets), ["5 Market Square", "9 Works Road"])

    def test_its_page_shows_its_addresses_and_its_contacts(self):
        works = a_location("Works", "9 Works Road")
        acme = a_company(locations=[a_location(), works])
        jane, ann = (a_customer(it, companies=[acme]) for it in ("Jane", "Ann"))
        self.import_customers(
            jane, ann, a_customer("Tom", companies=[a_company("Other")])
        )
        company = self.company(acme)
        self.assertIn("5 Market Square, ", company.address)
        self.assertNotIn("Acme", company.address)
        self.assertEqual(len(company.contact_ids), 2)
        self.assertEqual(
            set(company.contact_ids.mapped("external_id")),
            {jane.external_id, ann.external_id},
        )
        for location, street in zip(
            company.location_ids, ("5 Market Square", "9 Works Road"), strict=True
        ):
            for address in (location.billing_address, location.shipping_address):
                self.assertTrue(address.startswith(f"{street}, "), address)

    def test_contacts_share_their_company(self):
        acme = a_company()
        jane, ann = (a_customer(it, companies=[acme]) for it in ("Jane", "Ann"))
        self.import_customers(jane)
        self.import_customers(ann)
        self.assertEqual(self.partner(jane).parent_id, self.partner(ann).parent_id)

    def test_a_company_of_odoo_with_the_tax_id_is_the_one(self):
        known = self.a_contact("ACME Inc.", is_company=True, vat="US123456789")
        acme = a_company(locations=[a_location(tax_id="US 123456789")])
        self.import_customers(a_customer(companies=[acme]))
        self.assertEqual(self.company(acme).partner_id, known)
        self.assertEqual(known.name, "ACME Inc.")

    def test_an_archived_company_with_the_tax_id_is_the_one_if_there_is_no_other(self):
        vat = "US123456789"
        left = self.a_contact("ACME", is_company=True, vat=vat, active=False)
        acme = a_company(locations=[a_location(tax_id=vat)])
        self.import_customers(a_customer(companies=[acme]))
        self.assertEqual(self.company(acme).partner_id, left)
        self.assertFalse(left.active)

    def test_a_company_in_use_goes_before_archived_ones_of_its_tax_id(self):
        vat = "US123456789"
        self.a_contact("ACME", is_company=True, vat=vat, active=False)
        known = self.a_contact("ACME Inc.", is_company=True, vat=vat)
        acme = a_company(locations=[a_location(tax_id=vat)])
        self.import_customers(a_customer(companies=[acme]))
        self.assertEqual(self.company(acme).partner_id, known)

    def of_an_order(self, company, tax_id=None):
        """The partner that an order before any import of customers is of."""
        number, location = (
            it.external_id.rpartition("/")[2] for it in (company, company.locations[0])
        )
        buyer = a_company_buyer(number, company.name, location, tax_id)
        shop = self.shop._in_its_world(self.env)
        order = read_order(an_order(purchasingEntity=buyer))
        return OrderPartners(shop.env, shop).of([order])[order.external_id].customer

    def test_an_order_before_its_company_finds_it_by_the_tax_id(self):
        known = self.a_contact("ACME Inc.", is_company=True, vat="US123456789")
        acme = a_company(locations=[a_location(tax_id="US 123456789")])
        self.assertEqual(self.of_an_order(acme, "us 123456789"), known)
        self.import_customers(a_customer(companies=[acme]))
        self.assertRecordValues(
            self.company(acme), [{"partner_id": known.id, "is_origin": False}]
        )
        same = self.env["res.partner"].search(
            [("vat", "=", "US123456789"), ("is_company", "=", True)]
        )
        self.assertEqual(same, known)

    def test_what_a_person_gave_a_company_of_an_order_stays(self):
        acme = a_company()
        partner = self.of_an_order(acme)
        chosen = self.env["account.fiscal.position"].create({"name": "Chosen"})
        partner.property_account_position_id = chosen
        self.import_customers(a_customer(companies=[acme]))
        self.assertEqual(self.company(acme).partner_id, partner)
        self.assertEqual(partner.property_account_position_id, chosen)

    def test_an_exempt_company_keeps_the_position_that_a_person_chose(self):
        exempt, chosen = self.env["account.fiscal.position"].create(
            [{"name": "Exempt"}, {"name": "Chosen"}]
        )
        self.shop.exempt_position_id = exempt
        acme, brick = a_company(), a_company("Brick")
        jane = a_customer(companies=[acme, brick])
        self.import_customers(jane)
        known = self.company(acme).partner_id | self.company(brick).partner_id
        known[0].property_account_position_id = chosen
        told = [
            replace(it, locations=(a_location(tax_exempt=True),))
            for it in (acme, brick)
        ]
        self.import_customers(changed(jane, companies=told))
        positions = [it.property_account_position_id for it in known]
        self.assertEqual(positions, [chosen, exempt])

    def test_a_company_of_the_same_name_is_another_one(self):
        self.a_contact("Acme", is_company=True)
        acme = a_company()
        self.import_customers(a_customer(companies=[acme]))
        self.assertTrue(self.company(acme).is_origin)

    def test_the_tax_id_comes_in(self):
        acme = a_company(locations=[a_location(tax_id="US 123456789")])
        self.import_customers(a_customer(companies=[acme]))
        self.assertEqual(self.company(acme).partner_id.vat, "US123456789")

    def test_an_unchanged_company_writes_nothing_and_a_renamed_one_follows(self):
        acme = a_company()
        jane = a_customer(companies=[acme])
        self.import_customers(jane)
        self.assertEqual(self.import_customers(jane).unchanged, 1)
        renamed = replace(acme, name="Acme Ltd")
        self.import_customers(changed(jane, companies=[renamed]))
        self.assertEqual(self.company(acme).partner_id.name, "Acme Ltd")

    def test_a_known_person_joins_the_company_only_where_nothing_is_lost(self):
        loose = self.a_contact("Jane", email="jane@example.com")
        rooted = self.a_contact("Ann", email="ann@example.com", street="9 Old Road")
        buyer = self.a_contact("Tom", email="tom@example.com")
        self.env["sale.order"].create({"partner_id": buyer.id})
        acme = a_company()
        people = [a_customer(it, companies=[acme]) for it in ("Jane", "Ann", "Tom")]
        self.import_customers(*people)
        self.assertEqual(loose.parent_id, self.company(acme).partner_id)
        self.assertFalse((rooted + buyer).parent_id)
        self.assertEqual(rooted.street, "9 Old Road")

    def test_a_deleted_company_leaves_its_number_alone(self):
        acme = a_company(locations=[a_location()], reference="C-7")
        jane = a_customer(companies=[acme])
        self.import_customers(jane)
        link = self.company(acme)
        partner, locations = link.partner_id, link.location_ids
        self.partner(jane).parent_id = False
        (partner.child_ids + partner).unlink()
        self.assertFalse(locations.exists())
        number = acme.external_id.rpartition("/")[2]
        self.assertRecordValues(
            link,
            [
                {
                    "state": "tombstone",
                    "name": f"Shopify {number}",
                    "reference": False,
                    "baseline": False,
                }
            ],
        )

    def test_a_deleted_company_that_is_needed_again_is_whole(self):
        acme = a_company(locations=[a_location()], reference="C-7")
        self.import_customers(a_customer(companies=[acme]))
        partner = self.company(acme).partner_id
        partner.child_ids.parent_id = False
        partner.unlink()
        self.import_customers(a_customer("Bob", companies=[acme]))
        link = self.company(acme)
        self.assertRecordValues(link, [{"state": "bound", "name": "Acme"}])
        self.assertRecordValues(
            link.partner_id, [{"ref": "C-7", "street": "5 Market Square"}]
        )
        self.assertEqual(len(link.location_ids), 1)
