"""The one table of issues and reasons to wait: whole, used, said as it is filled in."""

import ast
import re
from collections.abc import Iterator

from odoo.tests import BaseCase, TransactionCase, tagged
from odoo.tools.translate import code_translations

from ...scripts.environment.cache import CHECKOUT
from ...services.commerce.customers.matching import Problem
from ...services.commerce.issues.catalogue import CATALOGUE, FIRM, LABELS, STOPS
from ...services.commerce.issues.code import Choice, Fix
from ...services.commerce.issues.holds import BOOKED, HOLDS
from ...services.commerce.issues.sentences import Sentences

TABLE = CHECKOUT / "services" / "commerce" / "issues"
# What errors say themselves.
IN_OWN_WORDS = {"not_stored", "image_not_stored"}
# Parts of sentences, of which others are made.
PARTS = {"received", "refunded", "waits", "type", "choice", "currency", "value"}
# How a text names what a person presses.
SAID = {
    Fix.RETRY: r"Retry|%\(again\)s",
    Fix.IGNORE: r"[Ii]gnore",
    Fix.RELEASE: r"%\(button\)s",
    Fix.BRING_BACK: r"Bring It Back",
}
# Makers of issues add these by themselves.
GIVEN = {"ask_for_data", "system", "order", "sale_order", "shop", "product"}
METHODS = ("of", "text", "add", "add_moved", "not_invoiced")


def placeholders(text) -> set[str]:
    return set(re.findall(r"%\((\w+)\)s", text._source))


def calls() -> Iterator[tuple[str, ast.Call]]:
    """Yield the calls that may make an issue, with their method's name."""
    for folder in ("services", "models", "wizard"):
        for file in sorted((CHECKOUT / folder).rglob("*.py")):
            if TABLE in file.parents or "gql" in file.parts:
                continue
            for node in ast.walk(ast.parse(file.read_text())):
                if isinstance(node, ast.Call):
                    yield ast.unparse(node.func), node


def literals(node: ast.expr | None) -> set[str] | None:
    """Return what an argument may be; None where it is reckoned."""
    if isinstance(node, ast.IfExp):
        return literals(node.body) | literals(node.orelse)
    is_text = isinstance(node, ast.Constant) and isinstance(node.value, str)
    return {node.value} if is_text else None


def told() -> Iterator[tuple[str, set[str], bool, ast.Call]]:
    """Yield code and cases of each call that tells an issue of a certain code.

    Last but one: whether it is one of all cases of its code.
    """
    for name, call in calls():
        owner, _dot, method = name.rpartition(".")
        if method not in METHODS or not re.search(r"issues$|sentences$|^self$", owner):
            continue
        args = call.args[0 if owner.endswith("sentences") else 1 :]
        if method == "not_invoiced":
            args.insert(0, ast.Constant(method))
        codes = literals(args[0]) if args else None
        if not codes or (owner == "self" and codes - CATALOGUE.keys()):
            continue
        (code,) = codes
        cases = literals(args[1]) if len(args) > 1 else {""}
        yield code, cases or {*CATALOGUE[code].texts}, not cases, call


class TestCatalogue(BaseCase):
    def test_each_code_has_a_name_a_sentence_and_a_way_to_solve_it(self):
        self.assertEqual(len(set(dict(LABELS).values())), len(LABELS))
        for code, row in CATALOGUE.items():
            with self.subTest(code):
                self.assertEqual(code, row.code)
                self.assertTrue(row.label)
                self.assertTrue(row.fixes)
                self.assertEqual(bool(row.texts), code not in IN_OWN_WORDS)

    def test_what_solves_it_is_what_its_sentences_say(self):
        for code in CATALOGUE.keys() - IN_OWN_WORDS:
            row = CATALOGUE[code]
            texts = [it._source for case, it in row.texts.items() if case not in PARTS]
            for fix, said in SAID.items():
                with self.subTest(code, fix=fix):
                    is_said = any(re.search(said, text) for text in texts)
                    self.assertEqual(is_said, fix in row.fixes)

    def test_each_code_is_used_and_each_that_is_used_is_in_the_table(self):
        used = set()
        for folder in ("services", "models"):
            for file in (CHECKOUT / folder).rglob("*.py"):
                if TABLE not in file.parents:
                    used |= set(re.findall(r'"(\w+)"', file.read_text()))
        self.assertEqual(CATALOGUE.keys() - used, set())
        for name, call in calls():
            if name not in ("RecordIssue", "RecordIssue.of"):
                continue
            place = 3 if name.endswith("of") else 2
            codes = [*call.args[place - 1 : place]]
            codes += [it.value for it in call.keywords if it.arg == "code"]
            for code in codes:
                if isinstance(code, ast.Constant):
                    self.assertIn(code.value, CATALOGUE, ast.unparse(call))
        self.assertEqual({it.value for it in Problem} - CATALOGUE.keys(), set())

    def test_each_call_fills_in_what_its_sentence_names(self):
        met = set()
        for code, cases, is_any, call in told():
            with self.subTest(ast.unparse(call)):
                self.assertIn(code, CATALOGUE)
                wanted = [placeholders(CATALOGUE[code].texts[case]) for case in cases]
                given = {it.arg for it in call.keywords}
                self.assertLessEqual(given - {None}, set().union(*wanted))
                if not is_any and None not in given:
                    self.assertLessEqual(set().union(*wanted) - GIVEN, given)
                met.add(code)
        self.assertGreater(len(met), 35)

    def test_each_reason_to_wait_is_said_of_its_detail_alone(self):
        for row in HOLDS:
            for case in row.texts.keys() & {"", BOOKED}:
                with self.subTest(row.code, case=case):
                    named = placeholders(row.texts[case])
                    words = {"system", "ask_for_data", "detail", "button", "again"}
                    self.assertLessEqual(named, words)
        self.assertLessEqual(STOPS.keys(), {row.code for row in HOLDS})
        self.assertEqual(FIRM, {"currency", "no_rate", "no_country"})

    def test_what_a_person_chooses_settles_one_code_and_retry_looks(self):
        wanted = [it for it in CATALOGUE.values() if it.wants]
        self.assertEqual({it.wants for it in wanted}, {*Choice})
        self.assertEqual(len(wanted), len(Choice))
        for row in wanted:
            self.assertIn(Fix.RETRY, row.fixes)
        for row in CATALOGUE.values():
            if row.looks_again:
                self.assertEqual(row.fixes, {Fix.ITSELF})


@tagged("post_install", "-at_install")
class TestSentences(TransactionCase):
    def setUp(self):
        super().setUp()
        self.env["res.lang"]._activate_lang("fr_FR")
        self.shop = self.env["commerce.channel"].new({})
        self.words = {}
        cache = code_translations.python_translations
        known = cache.get(("commerce_sync", "fr_FR"))
        cache["commerce_sync", "fr_FR"] = self.words
        self.addCleanup(cache.pop, ("commerce_sync", "fr_FR"))
        if known is not None:
            self.addCleanup(cache.__setitem__, ("commerce_sync", "fr_FR"), known)

    def in_french(self, code, **values):
        env = self.env(context={"lang": "fr_FR"})
        return Sentences(env, self.shop).of(code, **values)

    def test_a_sentence_is_read_in_the_reader_s_language_with_the_system_s_name(self):
        source = CATALOGUE["images_processing"].texts[""]._source
        self.words[source] = "« %(product)s » attend %(system)s."
        told = self.in_french("images_processing", product="Mug")
        self.assertEqual(told, "« Mug » attend Shopify.")

    def test_a_sentence_that_a_translation_broke_is_read_in_english(self):
        source = CATALOGUE["images_processing"].texts[""]._source
        self.words[source] = "« %(produit)s » attend."
        told = self.in_french("images_processing", product="Mug")
        self.assertIn("“Mug” waits: Shopify still works", told)

    def test_a_system_says_in_its_own_words_how_to_ask_for_data(self):
        asking = (
            "In Shopify's Dev Dashboard open the app → API access requests → Protected"
            " customer data access, ask for name, e-mail, phone and address;"
        )
        sentences = Sentences(self.env, self.shop)
        order = {"is_booked": False, "is_quotation": True}
        for text in (
            sentences.of_hold("withheld", "", **order),
            sentences.of("withheld", "customers", shop="North"),
        ):
            self.assertIn(f". {asking} once it is granted, ", text)

    def test_an_order_and_its_issue_say_the_same_of_a_reason(self):
        sentences = Sentences(self.env, self.shop)
        for row in HOLDS:
            for is_booked in (False, True):
                order = {"is_booked": is_booked, "is_quotation": not is_booked}
                here = sentences.of_hold(row.code, "VAT", **order)
                told = sentences.of_held_order("#1001", row.code, "VAT", **order)
                with self.subTest(row.code, is_booked=is_booked):
                    again = told.replace("press Retry", "import the order again")
                    self.assertTrue(again.endswith(here))
                    self.assertIn("Order #1001", again.removesuffix(here))
