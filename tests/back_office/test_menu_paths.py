"""Menus that texts send a person to are those of Odoo."""

import ast
import re
from collections.abc import Iterator

from odoo.tests import TransactionCase, tagged

from ...scripts.environment.cache import CHECKOUT

FOLDERS = ("models", "services", "views", "wizard")
TITLE = r"[A-Z][\w-]*(?: (?:an? )?[A-Z][\w-]*)*"
APPS = "Commerce Sync|Invoicing|Accounting|Inventory|Sales"
PATH = re.compile(
    rf"(?:{APPS}|%\(system\)s)(?: → {TITLE})+|Configuration(?: → {TITLE})+"
)


def texts() -> Iterator[str]:
    """Return the texts of all modules, views and the README, each in one piece."""
    yield " ".join((CHECKOUT / "README.md").read_text().split())
    for folder in FOLDERS:
        for module in (CHECKOUT / folder).rglob("*.py"):
            for node in ast.walk(ast.parse(module.read_text())):
                if isinstance(node, ast.Constant) and isinstance(node.value, str):
                    yield node.value
        for view in (CHECKOUT / folder).rglob("*.xml"):
            yield " ".join(view.read_text().split())


@tagged("post_install", "-at_install")
class TestMenuPaths(TransactionCase):
    def test_every_menu_that_a_text_names_is_there(self):
        menus = self.env["ir.ui.menu"].with_context(**{"ir.ui.menu.full_list": True})
        known = set(menus.search([]).mapped("complete_name"))
        named = {path for text in texts() for path in PATH.findall(text)}
        of_invoicing = "Invoicing → Configuration → Accounting → Currencies"
        self.assertIn(of_invoicing, named)
        self.assertEqual([it for it in sorted(named) if _menu(it) not in known], [])


def _menu(path: str) -> str:
    """Return Odoo's name of a menu; one without its app is ours."""
    whole = f"Commerce Sync → {path}" if path.startswith("Configuration") else path
    return whole.replace(" → ", "/")
