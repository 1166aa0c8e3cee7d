"""Addresses as partners: found by what is in them, made once, never changed."""

from ...services.commerce.customers.address_book import AddressBook
from ...services.commerce.records.person import Address
from ..import_case import ShopCase

HOME = Address(
    name="Jane Doe",
    street="1 Main Street",
    city="Albany",
    zip="12207",
    state="NY",
    country="US",
    phone="+1 518 555 0100",
)


class TestAddressBook(ShopCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.jane = cls.env["res.partner"].create({"name": "Jane Doe"})

    def resolve(self, *addresses, owner=None, kind="other"):
        owner = owner or self.jane
        book = AddressBook(self.env, self.shop)
        return book.resolve([(owner, address, kind) for address in addresses])

    def test_a_new_address_becomes_a_child_with_all_that_it_tells(self):
        (child,) = self.resolve(HOME._replace(company="Acme"))
        self.assertRecordValues(
            child,
            [
                {
                    "parent_id": self.jane.id,
                    "type": "other",
                    "name": "Jane Doe",
                    "company_name": "Acme",
                    "street": "1 Main Street",
                    "city": "Albany",
                    "zip": "12207",
                    "state_id": self.env.ref("base.state_us_27").id,
                    "country_id": self.env.ref("base.us").id,
                    "phone": "+1 518 555 0100",
                    "commercial_partner_id": self.jane.id,
                }
            ],
        )
        self.assertIn("Acme", child.contact_address)

    def test_a_company_that_names_an_address_is_not_told_twice(self):
        (child,) = self.resolve(HOME._replace(name="", company="Acme"))
        self.assertRecordValues(child, [{"name": "Acme", "company_name": False}])

    def test_the_same_address_in_other_letters_is_the_same_partner(self):
        (child,) = self.resolve(HOME)
        other = HOME._replace(
            name="JANE  doe", street="1 main  street", phone="+15185550100"
        )
        self.assertEqual(self.resolve(other), [child])

    def test_one_page_makes_an_address_once(self):
        first, second = self.resolve(HOME, HOME)
        self.assertEqual(first, second)
        self.assertEqual(self.jane.child_ids, first)

    def test_another_house_number_is_another_partner(self):
        first, second = self.resolve(HOME, HOME._replace(street="2 Main Street"))
        self.assertNotEqual(first, second)

    def test_the_address_of_the_partner_itself_is_found(self):
        self.jane.write(
            {
                "street": "1 Main Street",
                "city": "Albany",
                "zip": "12207",
                "state_id": self.env.ref("base.state_us_27").id,
                "country_id": self.env.ref("base.us").id,
                "phone": "+1 212 555 0100",
            }
        )
        self.assertEqual(self.resolve(HOME), [self.jane])

    def test_an_address_without_a_place_is_its_owner(self):
        withheld = Address(country="US", state="NY")
        self.assertEqual(self.resolve(withheld, Address()), [self.jane, self.jane])
        self.assertFalse(self.jane.child_ids)

    def test_an_unknown_country_and_an_unknown_state_stay_as_text(self):
        (child,) = self.resolve(HOME._replace(state="ZZ", country="XX", zip=""))
        self.assertRecordValues(
            child,
            [{"street2": "XX", "city": "Albany, ZZ", "country_id": False}],
        )
        self.assertEqual(
            self.resolve(HOME._replace(state="ZZ", country="XX", zip="")), [child]
        )

    def test_states_are_found_with_and_without_their_country(self):
        tokyo = HOME._replace(state="JP-13", country="JP")
        bavaria = HOME._replace(state="BY", country="DE")
        codes = [it.state_id.code for it in self.resolve(tokyo, bavaria)]
        self.assertEqual(codes, ["JP-13", "DE-BY"])

    def test_states_of_other_codes_are_found_by_their_names(self):
        for country, code, province, found in (
            ("MX", "DF", "Ciudad de México", "CMX"),
            ("MX", "NL", "Nuevo Leon", "NLE"),
            ("IN", "OR", "Odisha", "OD"),
            ("ZA", "NL", "KwaZulu-Natal", "KZN"),
            ("PE", "PE-LIM", "Lima (departamento)", "15"),
            ("CN", "GD", "Guangdong", "粤"),
            ("US", "NY", "Nueva York", "NY"),
        ):
            with self.subTest(province):
                place = HOME._replace(country=country, state=code, province=province)
                (child,) = self.resolve(place)
                self.assertEqual(child.state_id.code, found)
                self.assertEqual(child.state_id.country_id.code, country)
                self.assertEqual(child.city, "Albany")

    def test_a_state_that_odoo_does_not_have_stays_as_its_name(self):
        (child,) = self.resolve(
            HOME._replace(country="IN", state="LA", province="Ladakh")
        )
        self.assertEqual((child.city, child.state_id.id), ("Albany, Ladakh", False))

    def test_the_nations_of_the_united_kingdom_are_left_out(self):
        (child,) = self.resolve(HOME._replace(city="London", state="ENG", country="GB"))
        self.assertEqual(child.city, "London")

    def test_children_share_what_belongs_to_their_commercial_partner(self):
        position = self.env["account.fiscal.position"].create({"name": "Exempt"})
        self.jane.property_account_position_id = position
        self.jane.vat = "US12345"
        (child,) = self.resolve(HOME)
        self.assertEqual(child.property_account_position_id, position)
        self.assertEqual(child.vat, "US12345")

    def test_an_archived_address_is_found_after_those_in_use(self):
        (child,) = self.resolve(HOME)
        child.active = False
        self.assertEqual(self.resolve(HOME), [child])

    def test_equal_addresses_are_found_whatever_their_letters_and_digits(self):
        for address in (
            HOME._replace(street="Lange Straße 5", zip="SW1A 1AA"),
            HOME._replace(street="Flat 2", street2="9 ÉTOILE", zip=""),
            HOME._replace(street="１-２ 中京区", zip="604-8101"),
            HOME._replace(street="The Old Mill", zip=""),
        ):
            with self.subTest(address.street):
                (child,) = self.resolve(address)
                other = address._replace(
                    street=address.street.upper().replace(" ", "  "),
                    street2=address.street2.lower(),
                    zip=address.zip.lower().replace(" ", ""),
                )
                self.assertEqual(self.resolve(other), [child])

    def test_of_a_partner_with_many_addresses_only_like_ones_are_read(self):
        self.resolve(*(HOME._replace(street=f"{it} Main Street") for it in range(50)))
        self.env.flush_all()
        self.env.invalidate_all()
        self.resolve(HOME._replace(street="7 Main Street"))
        street = self.env["res.partner"]._fields["street"]
        cache = street._get_cache(self.env)
        read = [it for it in self.jane.child_ids if it.id in cache]
        self.assertEqual([it.street for it in read], ["7 Main Street"])

    def test_a_page_of_addresses_takes_few_statements(self):
        owners = self.env["res.partner"].create(
            [{"name": f"Owner {number}"} for number in range(100)]
        )
        wanted = [
            (owner, HOME._replace(street=f"{number} Main Street"), "other")
            for number, owner in enumerate(owners)
        ]
        self.env.flush_all()
        self.env.invalidate_all()
        before = self.env.cr.sql_log_count
        AddressBook(self.env, self.shop).resolve(wanted)
        self.env.flush_all()
        self.assertLess(self.env.cr.sql_log_count - before, 40)
