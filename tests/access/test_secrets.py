"""No secret, and no way to guess one, for anybody but the managers of its shop.

What is secret is read from the registry: each field of ours with `exportable=False`.
"""

import re
from itertools import islice

from odoo import Command
from odoo.exceptions import AccessError
from odoo.service.model import call_kw
from odoo.tests import new_test_user

from ...models.channel.credentials import PARAMETERS
from .role_case import RolesCase

SECRET = "5ecret"
KEY = "north"
NAMES = re.compile(r"token|secret|password|credential|api_?key")
# So called, and none: it tells a worker that a run is still its own.
NO_SECRETS = {"run_token"}


def reads(ids, name):
    """Yield calls of Odoo's public methods that would tell a field."""
    shown = {name: {}}
    yield from (("read", [ids, [name]]), ("read", [ids]), ("read", [ids, [name], "x"]))
    yield from (("web_read", [ids, shown]), ("web_save", [ids, {}, shown]))
    yield from (("copy_data", [ids]), ("export_data", [ids, [name]]))
    yield from (("search_read", [[], [name]]), ("web_search_read", [[], shown]))
    yield from (("default_get", [[name]]), ("get_values", []))
    yield from (("onchange", [[], {}, [], shown]), ("onchange", [ids, {}, [], shown]))
    yield ("onchange", [ids, {"name": "N"}, ["name"], shown])
    yield ("read_group", [[], [f"{name}:max"], [name]])
    for aggregates in ([f"{name}:max"], [f"{name}:array_agg"], []):
        yield ("formatted_read_group", [[], [], aggregates])
        yield ("formatted_read_group", [[], [name], aggregates])
        yield ("web_read_group", [[], [name], aggregates])
    yield ("formatted_read_grouping_sets", [[], [[name]]])
    yield ("read_progress_bar", [[], name, {"field": name, "colors": {}}])
    yield ("search_panel_select_range", [name])
    yield ("search_panel_select_multi_range", [name])
    yield from (("name_search", [SECRET]), ("web_name_search", [SECRET, shown]))
    yield ("get_field_translations", [ids, name])


def changed(field, record):
    """Return a value that a field may be given, of a record where it links one."""
    if field.name == "id":
        return record.id
    if field.type == "many2one":
        return record.sudo()[field.name].id or 1
    given = {"boolean": True, "char": "x", "text": "x", "integer": 1, "float": 1.0}
    return given.get(field.type) or record.sudo().read([field.name])[0][field.name]


def paths(ids, link, record_id, name):
    """Yield calls that would tell a field of the record that a field links."""
    shown = {link: {"fields": {name: {}}}}
    yield from (("web_read", [ids, shown]), ("web_search_read", [[], shown]))
    yield ("onchange", [[], {link: record_id}, [link], shown])
    yield ("export_data", [ids, [f"{link}/{name}"]])
    yield ("read_group", [[], ["__count"], [f"{link}.{name}"]])
    yield ("formatted_read_group", [[], [f"{link}.{name}"], ["__count"]])
    yield ("formatted_read_group", [[], [], [f"{link}.{name}:max"]])


ASKED = (
    lambda ids, domain: ("search", [domain]),
    lambda ids, domain: ("search_count", [domain]),
    lambda ids, domain: ("search_read", [domain, ["id"]]),
    lambda ids, domain: ("web_search_read", [domain, {}]),
    lambda ids, domain: ("name_search", ["", domain]),
    lambda ids, domain: ("formatted_read_group", [domain, [], ["__count"]]),
    lambda ids, domain: ("web_read_group", [domain, [], ["__count"]]),
    lambda ids, domain: ("read_group", [domain, ["__count"], []]),
    lambda ids, domain: ("filtered_domain", [ids, domain]),
)


def guesses(ids, name):
    """Yield pairs of calls that differ where one may guess a field by trying."""
    for method, args in (("search", [[]]), ("search_read", [[], ["id"]])):
        yield tuple((method, args, {"order": it}) for it in (name, f"{name} desc"))
    for ask in ASKED:
        yield tuple(ask(ids, [(name, "like", text)]) for text in (SECRET, "wrong"))


class TestSecrets(RolesCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.shops = cls.shop | cls.shop.create(
            {"name": "South", "shopify_shop_url_key": "s"}
        )
        grant = {"credentials": "-", "token": "-", "expires_at": 1}
        cls.holders = {
            "commerce.channel": cls.shops,
            "shopify.grant": cls.env["shopify.grant"].create(
                [{**grant, "channel_id": shop.id} for shop in cls.shops]
            ),
            "res.config.settings": cls.env["res.config.settings"].create({}),
        }
        for model, name in cls.secrets():
            for record in cls.holders[model]:
                record[name] = f"{SECRET}-{model}-{name}-{record.id}"
        cls.env.flush_all()
        south = cls.env["res.company"].create({"name": "South Ltd"})
        elsewhere = {
            "groups": "commerce_sync.group_manager,sales_team.group_sale_manager",
            "company_id": south.id,
            "company_ids": [Command.set(south.ids)],
        }
        cls.theirs = cls.shop.create({"name": "Theirs", "company_id": south.id})
        cls.people = {
            "public": cls.env.ref("base.public_user"),
            "portal": new_test_user(cls.env, "portal", groups="base.group_portal"),
            "internal": new_test_user(cls.env, "inside", groups="base.group_user"),
            "all of Odoo's roles": cls.plain,
            "user": cls.user,
            "manager elsewhere": new_test_user(cls.env, "elsewhere", **elsewhere),
        }

    @classmethod
    def secrets(cls):
        """Return (model, field) of all that is secret, those without a column first."""
        found = [
            (model, field)
            for model in cls.registry
            for field in cls.env[model]._fields.values()
            if field._module == "commerce_sync" and not field.exportable
        ]
        found.sort(key=lambda it: bool(it[1].store))
        return [(model, field.name) for model, field in found]

    def tries(self, person, model):
        """Yield calls that give a new record, and one of theirs, one value each."""
        fields = self.env[model]._fields
        secret = [name for of, name in self.secrets() if of == model]
        readable = self.env[model].with_user(person)._has_field_access
        # One that is refused would hide what the others tell.
        shown = {name: {} for name in secret if readable(fields[name], "read")}
        shown |= {name: {} for name in ("shopify_shop_url_key",) if name in fields}
        for name, field in fields.items():
            if name in shown or field.type in ("one2many", "many2many", "binary"):
                continue
            value = changed(field, self.holders[model][0])
            default = {"context": {f"default_{name}": value}}
            for ids in [[], self.theirs.ids] if model == "commerce.channel" else [[]]:
                yield ("onchange", [ids, {name: value}, [name], shown])
                yield ("onchange", [ids, {name: value}, [], shown])
                yield ("onchange", [ids, {}, [], shown], default)

    def told(self, person, model, method, args, named=None):
        """Return what a call answers, as text, or the kind of its error."""
        self.env.flush_all()
        self.env.invalidate_all()
        records = self.env(user=person.id, su=False, context={})[model]
        savepoint = self.env.cr.savepoint(flush=False)
        try:
            answer = repr(call_kw(records, method, args, named or {}))
        except Exception as error:
            answer = f"{type(error).__name__}: {error}"
            self.assertNotIn(SECRET, answer.replace(repr(SECRET), ""), (method, args))
            return type(error).__name__
        finally:
            self.env.invalidate_all(flush=False)
            savepoint.close(rollback=True)
        return answer

    def ids(self, model):
        return self.env[model].search([], limit=2).ids

    def links(self):
        """Return (model, field, model linked) of what links the holder of a secret."""
        return [
            (model, field.name, field.comodel_name)
            for model in self.registry
            if model.startswith(("commerce.", "shopify."))
            and not self.env[model]._abstract
            for field in self.env[model]._fields.values()
            if field.type == "many2one" and field.comodel_name in self.holders
        ]

    def assert_hidden(self, person, words, model, calls):
        for call in calls:
            answer = self.told(self.people[person], model, *call)
            for word in words:
                self.assertNotIn(word, answer, (person, model, call))

    def test_what_sounds_secret_is_marked_as_secret(self):
        for model in self.registry:
            for field in self.env[model]._fields.values():
                ours = field._module == "commerce_sync" and field.name not in NO_SECRETS
                if ours and NAMES.search(field.name):
                    self.assertFalse(field.exportable, field)

    def test_no_secret_stays_in_a_table_of_dialogs(self):
        for model, name in self.secrets():
            field = self.env[model]._fields[name]
            self.assertFalse(field.store and self.env[model]._transient, field)
            self.assertFalse(field.copy, field)

    def test_their_manager_reads_and_finds_them(self):
        for name in ("shopify_api_token", "shopify_client_secret"):
            call = ("read", [self.shop.ids, [name]])
            self.assertIn(SECRET, self.told(self.manager, "commerce.channel", *call))
        for one, other in islice(guesses(self.shop.ids, "shopify_client_secret"), 5):
            self.assertNotEqual(
                self.told(self.manager, "commerce.channel", *one),
                self.told(self.manager, "commerce.channel", *other),
            )

    def test_nobody_else_is_told_any(self):
        for person in self.people:
            words = [SECRET] if person == "user" else [SECRET, KEY]
            for model, name in self.secrets():
                calls = reads(self.ids(model), name)
                self.assert_hidden(person, words, model, calls)

    def test_nobody_else_is_told_any_for_a_value_of_another_field(self):
        for person in ("internal", "user", "manager elsewhere"):
            words = [SECRET] if person == "user" else [SECRET, KEY]
            for model in self.holders:
                calls = self.tries(self.people[person], model)
                self.assert_hidden(person, words, model, calls)

    def test_nobody_else_is_told_any_by_way_of_a_link(self):
        for person in self.people:
            for model, link, linked in self.links():
                for name in [name for of, name in self.secrets() if of == linked]:
                    linked_id = self.holders[linked][0].id
                    calls = paths(self.ids(model), link, linked_id, name)
                    self.assert_hidden(person, [SECRET], model, calls)

    def test_nobody_else_guesses_any(self):
        links = self.links()
        for who, person in self.people.items():
            for model, name in self.secrets():
                asked = [(model, name)]
                linking = [(it, link) for it, link, of in links if of == model]
                asked += [(it, f"{link}.{name}") for it, link in linking]
                for asked_of, path in asked:
                    pairs = guesses(self.ids(asked_of), path)
                    # Of other models' links the ways to search are the same.
                    for one, other in islice(pairs, 3 if path != name else None):
                        answer = self.told(person, asked_of, *one)
                        self.assertEqual(
                            # Some answer with the question.
                            answer.replace(SECRET, "wrong"),
                            self.told(person, asked_of, *other),
                            (who, asked_of, one),
                        )

    def test_nobody_else_reads_or_sets_our_parameters(self):
        for who, person in {**self.people, "manager": self.manager}.items():
            parameters = self.env["ir.config_parameter"].with_user(person)
            settings = self.env["res.config.settings"].with_user(person)
            for name in PARAMETERS.values():
                with self.subTest(who, name=name):
                    with self.denied():
                        parameters.get_param(name)
                    with self.denied():
                        parameters.set_param(name, "x")
            with self.denied():
                settings.create({"shopify_shop_url_key": "mine"})

    def test_a_manager_exports_none_by_any_path(self):
        self.manager.group_ids += self.env.ref("base.group_allow_export")
        for model, path in [
            ("commerce.channel", "shopify_client_secret"),
            ("commerce.channel", "shopify_api_token"),
            ("shopify.sync", "channel_id/shopify_client_secret"),
            ("commerce.variant", "commerce_product_id/channel_id/shopify_api_token"),
        ]:
            with self.subTest(path), self.assertRaises(AccessError):
                records = self.env[model].search([]).with_user(self.manager)
                records.export_data([path])
