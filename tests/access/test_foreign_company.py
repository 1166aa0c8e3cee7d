"""No method that any account may call reaches what is another company's.

The methods come from the registry: a new one is called as soon as it is there.
"""

import inspect
from contextlib import suppress

from psycopg2 import IntegrityError

from odoo.exceptions import UserError
from odoo.service.model import call_kw
from odoo.tests import tagged
from odoo.tools import mute_logger

from .foreign_case import ForeignCase, public_methods

# Odoo's own, which rules and rights have to keep.
REFUSALS = (UserError, IntegrityError)
OF_ODOO = ("read", "write", "unlink", "copy", "export_data")


@tagged("post_install", "-at_install")
class TestForeignCompany(ForeignCase):
    def setUp(self):
        super().setUp()
        self.shopify.clear_log()
        self.before = self.leading_there()
        self.addCleanup(lambda: self.assertEqual(self.shopify.log(), []))

    def test_every_model_of_ours_has_a_record_to_be_sought(self):
        for model in self.stored:
            self.assertTrue(self.foreign.record(model), model._name)

    def test_no_role_reaches_records_of_another_company(self):
        for role, person in self.people.items():
            for model in [*self.stored, *self.extended]:
                self.call_all(role, self.as_(person, model))

    def test_no_role_makes_a_record_of_its_own_lead_there(self):
        for role, person in self.people.items():
            for model in self.stored:
                mine = self.own.record(model).with_env(self.env).with_user(person)
                values = self.foreign.values(model)
                for name in values:
                    self.call(role, mine, "write", [{name: values[name]}])
                self.call(role, mine, "write", [values])

    def test_no_dialog_of_ones_own_leads_there(self):
        for role, person in self.people.items():
            for model in self.ours:
                if model._transient:
                    self.call_dialog(role, model.with_user(person))

    def as_(self, person, model):
        """Return the other company's record of a model, as a view would name it."""
        record = self.foreign.record(model)
        named = {"active_model": model._name, "active_ids": record.ids}
        shop = self.foreign.record(self.env["commerce.channel"])
        named |= {"active_id": record.id, "default_channel_id": shop.id}
        return record.with_env(self.env).with_user(person).with_context(**named)

    def call_all(self, role, records):
        of_odoo = OF_ODOO if records._name in self.names else ()
        for name in sorted({*public_methods(records), *of_odoo}):
            self.call(role, records, name)

    def call_dialog(self, role, model):
        """Open a dialog with values of the other company, and press all its buttons."""
        try:
            with self.env.cr.savepoint():
                dialog = model.create(self.foreign.values(model))
        except UserError:
            return
        for name in public_methods(model):
            self.call(role, dialog, name)
        dialog.sudo().unlink()

    @mute_logger("odoo.addons.base.models.ir_model", "odoo.addons.base.models.ir_rule")
    @mute_logger("odoo.sql_db")
    def call(self, role, records, name, args=None):
        """Call a method as the web client would; it refuses, or does nothing."""
        told = f"{role}: {records._name}.{name}"
        with self.subTest(told, args=args):
            result = None
            # What another company has already is no news to the database either.
            with suppress(*REFUSALS), self.env.cr.savepoint() as point:
                result = self.call_kw(records, name, args)
                self.env.flush_all()
                self.assertEqual(self.leading_there(), self.before)
                point.rollback()
            self.env.invalidate_all(flush=False)
            is_sought = records in self.sought and records not in self.shared
            if is_sought and not self.is_of_model(records, name):
                self.assertFalse(result)

    def is_of_model(self, records, name):
        """Tell a method that is about no record."""
        return getattr(getattr(type(records), name), "_api_model", False)

    def call_kw(self, records, name, args):
        method = getattr(type(records), name)
        ids = [] if self.is_of_model(records, name) else [records.ids]
        args = self.arguments(records, method) if args is None else args
        return call_kw(records.browse(), name, [*ids, *args], {})

    def arguments(self, records, method):
        """Return what a method cannot do without, leading to the other company."""
        given = {
            "vals": lambda: self.foreign.values(records),
            "vals_list": lambda: [self.foreign.values(records)],
            "fields": lambda: ["id", "display_name"],
            "fields_to_export": lambda: ["id", "display_name"],
        }
        needed = [
            it.name
            for it in list(inspect.signature(method).parameters.values())[1:]
            if it.default is it.empty and it.kind is it.POSITIONAL_OR_KEYWORD
        ]
        for name in needed:
            self.assertIn(name, given, f"what is {name} of {method}?")
        return [given[name]() for name in needed]
