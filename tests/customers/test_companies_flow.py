"""B2B over HTTP: what changed of companies comes in without their customers."""

from unittest.mock import patch

import httpx

from ..engine_case import EngineCase

DOCK = {
    "address1": "9 Dock",
    "city": "Albany",
    "zip": "12207",
    "zoneCode": "NY",
    "countryCode": "US",
}
QUAY = {**DOCK, "address1": "1 Quay"}


def refuse_zeros(partner, country, vat, partner_name="", validation="error"):
    return ("" if (vat or "").endswith("0000000000") else vat), False


class TestCompanyRuns(EngineCase):
    def setUp(self):
        super().setUp()
        scopes = ["read_products", "read_customers", "read_companies"]
        self.shopify.settings(scopes=[*scopes, "write_companies"])
        self.shop.action_test_connection()
        self.env.cr.commit()

    def add_acme(self, **given):
        jane = self.shopify.add_customer(
            firstName="Jane", lastName="Doe", email="jane@example.com"
        )
        values = {"contacts": [{"customerId": jane["id"]}], **given}
        depot = {"name": "Depot", "shippingAddress": DOCK, "billingAddress": DOCK}
        return self.shopify.add_company("Acme", **{"locations": [depot], **values})

    def import_all(self):
        """Import all, and then somebody, after whom no run reads earlier ones again."""
        self.sync("import_all_customers")
        self.shopify.advance(3600)
        self.shopify.add_customer(firstName="Tom", email="tom@example.com")
        self.sync_changed()

    def link(self, company):
        return self.env["commerce.company"].search(
            [("external_id", "=", company["id"])]
        )

    def partner(self, company):
        return self.link(company).partner_id

    def change(self, company, **given):
        """Change the company in Shopify, and nothing of its customers."""
        self.shopify.advance(3600)
        self.shopify.change_company(company["id"], **given)

    def change_location(self, company, mutation):
        """Change a location as its shop's owner does; its company is not touched."""
        self.shopify.advance(3600)
        external_id = company["locations"][0]["id"]
        answer = httpx.post(
            f"{self.shopify_url}/admin/api/2026-10/graphql.json",
            headers={"X-Shopify-Access-Token": "shpat_local"},
            json={
                "query": f"mutation {{ {mutation} }}".replace("GID", f'"{external_id}"')
            },
            trust_env=False,
        ).json()
        for found in answer["data"].values():
            self.assertFalse(found["userErrors"])

    def move(self, company, street="1 Quay"):
        address = (
            f'{{address1: "{street}", city: "Albany", zip: "12207",'
            ' zoneCode: "NY", countryCode: US}'
        )
        self.change_location(
            company,
            f"companyLocationAssignAddress(locationId: GID, address: {address},"
            " addressTypes: [BILLING, SHIPPING]) { userErrors { message } }",
        )

    def sync_changed(self):
        self.shopify.clear_log()
        return self.sync("import_changed_customers")

    def asked(self, *operations):
        return [len(self.shopify.log(it)) for it in operations]

    # What changed

    def test_what_changed_of_a_company_comes_in(self):
        acme = self.add_acme(externalId="C-1", note="Pays late")
        self.import_all()
        partner = self.partner(acme)
        self.assertEqual((partner.name, partner.ref), ("Acme", "C-1"))
        self.assertIn("Pays late", partner.comment)
        self.change(acme, name="Acme Ltd", externalId="C-2", note="Pays early")
        run = self.sync_changed()
        self.assertEqual((run.state, run.updated_count), ("success", 0))
        self.assertEqual((partner.name, partner.ref), ("Acme Ltd", "C-2"))
        self.assertIn("Pays early", partner.comment)
        self.assertEqual(self.link(acme).reference, "C-2")

    def test_what_a_person_changed_of_a_company_stays(self):
        acme = self.add_acme(externalId="C-1", note="Pays late")
        self.import_all()
        partner = self.partner(acme)
        ours = {"name": "ACME Inc.", "ref": "K-77", "comment": "<p>Ask Tom</p>"}
        partner.write(ours)
        self.change(acme, name="Acme Ltd", externalId="C-2", note="Pays early")
        self.sync_changed()
        self.assertRecordValues(partner, [ours])

    def test_the_address_of_a_location_comes_in_and_the_company_follows(self):
        acme = self.add_acme()
        self.import_all()
        before = self.link(acme).location_ids.shipping_partner_id
        self.assertEqual((self.partner(acme).street, before.street), ("9 Dock",) * 2)
        self.move(acme)
        self.sync_changed()
        after = self.link(acme).location_ids.shipping_partner_id
        self.assertEqual(after.street, "1 Quay")
        self.assertEqual(before.street, "9 Dock")
        self.assertEqual(self.partner(acme).street, "1 Quay")

    def test_an_address_that_an_order_uses_stays_where_it_is(self):
        acme = self.add_acme()
        self.import_all()
        partner = self.partner(acme)
        self.env["sale.order"].create({"partner_id": partner.id})
        self.move(acme)
        self.sync_changed()
        self.assertEqual(partner.street, "9 Dock")
        after = self.link(acme).location_ids.shipping_partner_id
        self.assertEqual(after.street, "1 Quay")

    def test_an_address_that_a_person_gave_a_company_stays(self):
        acme = self.add_acme()
        self.import_all()
        self.partner(acme).street = "7 Main Road"
        self.move(acme)
        self.sync_changed()
        self.assertEqual(self.partner(acme).street, "7 Main Road")

    def test_the_tax_settings_of_a_location_come_in(self):
        exempt = self.env["account.fiscal.position"].create({"name": "Exempt"})
        self.shop.exempt_position_id = exempt
        acme = self.add_acme()
        self.import_all()
        for settings, position in (("true", exempt), ("false", exempt.browse())):
            self.change_location(
                acme,
                "companyLocationTaxSettingsUpdate(companyLocationId: GID,"
                f' taxExempt: {settings}, taxRegistrationId: "US 123456789")'
                " { userErrors { message } }",
            )
            self.sync_changed()
            partner = self.partner(acme)
            self.assertEqual(partner.property_account_position_id, position)
            self.assertEqual(partner.vat, "US123456789")

    def test_an_import_of_everything_brings_companies_that_nobody_buys_for(self):
        mill = self.shopify.add_company("Mill", locations=[{"shippingAddress": DOCK}])
        self.sync("import_all_customers")
        self.assertRecordValues(
            self.partner(mill), [{"name": "Mill", "street": "9 Dock"}]
        )

    def test_a_company_that_was_deleted_in_odoo_stays_deleted(self):
        mill = self.shopify.add_company("Mill")
        self.sync("import_all_customers")
        self.partner(mill).unlink()
        self.change(mill, name="Mill Works")
        self.assertEqual(self.sync_changed().state, "success")
        self.assertFalse(self.partner(mill))

    # What it costs, and where it goes on

    def test_a_shop_without_companies_is_asked_once_in_a_run(self):
        self.shopify.add_customer(firstName="Jane", email="jane@example.com")
        self.sync("import_all_customers")
        self.sync_changed()
        self.assertEqual(
            self.asked("GetNewestCompany", "GetCompanies", "GetChangedLocations"),
            [1, 0, 0],
        )

    def test_companies_cost_a_run_without_changes_few_points(self):
        self.add_acme()
        self.import_all()
        run = self.sync_changed()
        self.assertEqual((run.state, run.unchanged_count), ("success", 1))
        self.assertEqual(self.asked("GetNewestCompany", "GetCompanies"), [1, 1])
        about = ("Compan", "Location")
        spent = [
            it["actual"]
            for it in self.shopify.log()
            if any(word in it["operation"] for word in about)
        ]
        self.assertLess(sum(spent), 40)

    def test_an_app_that_may_read_no_companies_does_not_ask(self):
        acme = self.add_acme()
        self.shop.shopify_scopes = "read_products"
        self.env.cr.commit()
        run = self.sync_changed()
        self.assertEqual(run.state, "success")
        self.assertEqual(self.asked("GetNewestCompany", "GetCompanies"), [0, 0])
        self.assertFalse(self.link(acme))

    def test_a_run_that_was_lost_after_its_customers_goes_on_with_companies(self):
        acme = self.add_acme()
        self.sync("import_all_customers")
        self.change(acme, name="Acme Ltd")
        self.shopify.faults({"kind": "close_before", "operation": "GetCompanies"})
        run = self.queue("import_changed_customers")
        self.waits(run)
        self.assertEqual(run.done_count, 1)
        self.shopify.faults()
        run.retry_at = False
        run.run()
        self.assertEqual(run.state, "success")
        self.assertEqual(self.partner(acme).name, "Acme Ltd")

    # What Odoo refuses

    def test_a_company_is_imported_again_for_who_asks_for_it(self):
        acme = self.add_acme()
        self.import_all()
        self.shopify.advance(3600)
        # Of the last change of all, runs read a little before it once more.
        yard = {"name": "Yard", "shippingAddress": DOCK, "billingAddress": DOCK}
        self.shopify.add_company("Newer", locations=[yard])
        self.sync_changed()
        link = self.link(acme)
        link.write({"name": "Ocme", "baseline": False})
        self.env.cr.commit()
        self.sync_changed()
        self.assertEqual(link.name, "Ocme")
        told = link.action_import_from_channel()["params"]["message"]
        self.assertIn("Ocme", told)
        run = self.env["shopify.sync"].search([], order="id desc", limit=1)
        self.assertEqual(
            (run.mode, run.channel_id), ("import_changed_customers", self.shop)
        )
        run.run()
        self.assertEqual(link.name, "Acme")

    def test_a_refused_tax_id_is_an_issue_of_the_company_that_retry_settles(self):
        # As Odoo's module of tax IDs does, where it is installed.
        checks = patch.object(
            type(self.env["res.partner"]), "_run_vat_checks", refuse_zeros
        )
        checks.start()
        self.addCleanup(checks.stop)
        depot = {
            "name": "Depot",
            "taxRegistrationId": "BE0000000000",
            "shippingAddress": {**DOCK, "countryCode": "BE", "zoneCode": None},
        }
        acme = self.add_acme(locations=[depot])
        issue = self.sync("import_all_customers").issue_ids
        self.assertRecordValues(
            issue,
            [{"code": "tax_id_refused", "external_id": acme["id"], "state": "open"}],
        )
        self.change_location(
            acme,
            "companyLocationTaxSettingsUpdate(companyLocationId: GID,"
            ' taxRegistrationId: "BE0477472701") { userErrors { message } }',
        )
        issue.action_retry()
        self.env["shopify.sync"].search([], order="id desc", limit=1).run()
        self.assertEqual(issue.state, "settled")
        self.assertEqual(self.partner(acme).vat, "BE0477472701")
