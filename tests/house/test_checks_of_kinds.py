"""The checks of tables of kinds see them, in small houses made up for it."""

from functools import partial

import pytest

from ...scripts.rules import kinds
from .made_up import COMMERCE, build


@pytest.fixture
def built(tmp_path):
    return partial(build, tmp_path)


KINDS = {
    "models/runs/mode.py": """
class SyncMode(Enum):
    IMPORT_ALL_PRODUCTS = "import_all_products"
    IMPORT_ALL_ORDERS = "import_all_orders"
""",
    "models/runs/kinds/kind.py": """
PRODUCTS = Kind(lane="products", link="a.product")
ORDERS: Kind = Kind(lane="orders", link="an.order")
KINDS = (PRODUCTS, ORDERS)
""",
}


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ('T = {"products": 1, "orders": 2}', 1),
        ('T = [("a.product", 1), ("an.order", 2)]', 1),
        ("T = {SyncMode.IMPORT_ALL_PRODUCTS, SyncMode.IMPORT_ALL_ORDERS}", 1),
        ("T = dict(products=1, orders=2)", 1),
        ("T = dict(products=1, pages=2)", 0),
        ('T = dict([("products", 1), ("orders", 2)])', 1),
        ("T = {PRODUCTS: 1, ORDERS: 2}", 1),
        ("T = [(kind.ORDERS, 1), (kind.PRODUCTS, 2)]", 1),
        ('T = {"products": 1, "an.order": 2}', 0),
        ('T = ["products", "stock"]', 0),
        ('T = {"products", "orders", "pages", "files", "themes"}', 0),
    ],
)
def test_tables_that_name_kinds(built, text, count):
    assert len(kinds.tables(built(KINDS | {"models/runs/plan.py": text}))) == count


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("if mode is SyncMode.IMPORT_ALL_ORDERS: ...", 1),
        ('if run.mode in ("import_all_orders",): ...', 1),
        ('if mode.lane != "products": ...', 1),
        ('if kind == "products": ...', 1),
        ('if run.kind == "orders": ...', 1),
        ("if work.kind is ORDERS: ...", 1),
        ("if kinds.ORDERS != kind: ...", 1),
        ('if run.mode.startswith("import_all"): ...', 1),
        ('if "_all" not in mode and run.mode.endswith(("_orders", "")): ...', 2),
        ('if "_orders" in run.mode: ...', 1),
        ('match run.mode:\n    case "import_all_orders": ...', 1),
        ("if run.mode == self.mode: ...", 0),
        ("if line.kind is LineKind.SHIPPING: ...", 0),
        ('if kind == "refund" or kind == "": ...', 0),
        ('if path.startswith("orders"): ...', 0),
    ],
)
def test_questions_which_mode_it_is(built, text, count):
    assert len(kinds.asked(built(KINDS | {"models/runs/plan.py": text}))) == count


def test_tables_of_issues_stand_in_the_catalogue_alone(built):
    files = {
        f"{COMMERCE}/issues/a.py": "issue_code('no_rate'); issue_code('high_risk')",
        f"{COMMERCE}/orders/waits.py": "FIRM = ('no_rate', 'high_risk')",
        f"{COMMERCE}/orders/holds.py": "add('no_rate', ['high_risk'], ('a', 'b'))",
    }
    assert kinds.issue_tables(built(files)) == [
        f"{COMMERCE}/orders/waits.py:1 names high_risk, no_rate"
    ]


def test_modes_are_named_in_their_table_alone(built):
    text = 'a = SyncMode.IMPORT_ALL_ORDERS.value\nb = "import_all_products"'
    others = {"models/engine/run.py": "", "wizard/a.py": text}
    assert len(kinds.named(built(KINDS | others))) == 2
