"""Each check of the house sees what it is for, in small houses made up for it."""

from functools import partial

import pytest

from ...scripts.rules import law, models, sizes, words
from .made_up import COMMERCE, SHOPIFY, build


@pytest.fixture
def built(tmp_path):
    return partial(build, tmp_path)


# A file, what it imports, and whether the direction forbids it.
IMPORTS = [
    ("models/engine/claim.py", "from . import fence", False),
    ("models/engine/claim.py", "import psycopg2", False),
    ("models/engine/claim.py", "from odoo import models", False),
    ("models/engine/claim.py", "from ...services.shopify import errors", True),
    ("models/engine/claim.py", "from ...services import storable", True),
    ("models/engine/claim.py", "from ..runs import sync", True),
    ("models/runs/sync.py", "from ..engine.run import SyncRun", False),
    ("models/runs/sync.py", "from ...services.shopify import service", False),
    ("models/runs/sync.py", "from ...wizard import sync_now", True),
    ("models/runs/sync.py", "from odoo.addons.commerce_sync.wizard import a", True),
    ("models/runs/sync.py", "from odoo.addons.commerce_sync import wizard", True),
    ("models/runs/sync.py", "import odoo.addons.commerce_sync.wizard.sync_now", True),
    (
        "models/runs/sync.py",
        "import odoo.addons.commerce_sync.services.storable",
        False,
    ),
    ("models/runs/sync.py", "import odoo.addons.sale.models", False),
    (
        f"{COMMERCE}/orders/store.py",
        "import odoo.addons.commerce_sync.services.shopify.gid as gid",
        True,
    ),
    ("models/runs/sync.py", "from ...scripts.drills import stage", True),
    ("models/runs/sync.py", "from ...tests.common import ShopifyCase", True),
    ("wizard/sync_now.py", "from ..models.runs import sync", False),
    ("wizard/sync_now.py", "from ..controllers import webhook", True),
    ("controllers/webhook.py", "from ..models.runs import sync", False),
    (f"{SHOPIFY}/orders/source.py", "from ..run import task", False),
    (f"{SHOPIFY}/orders/source.py", "from ...commerce.orders import store", False),
    (f"{SHOPIFY}/orders/source.py", "from ....models.runs import sync", True),
    (f"{SHOPIFY}/orders/source.py", "from ...shopware import client", True),
    (f"{SHOPIFY}/orders/source.py", "def f():\n    from ....models import a", True),
    (f"{SHOPIFY}/orders/source.py", "from odoo import models", False),
    (f"{SHOPIFY}/orders/reading/head.py", "from ...gql import fragments", False),
    (
        f"{SHOPIFY}/orders/reading/head.py",
        "from odoo.exceptions import UserError",
        False,
    ),
    (f"{SHOPIFY}/orders/reading/head.py", "from odoo import models", True),
    (f"{SHOPIFY}/service.py", "from .client import wire", False),
    (f"{SHOPIFY}/service.py", "from .orders import source", True),
    (f"{SHOPIFY}/client/wire.py", "from ..run import task", True),
    (f"{SHOPIFY}/client/wire.py", "from ...commerce.images import a", False),
    (f"{SHOPIFY}/client/wire.py", "from odoo.fields import Date", True),
    (f"{SHOPIFY}/client/throttle.py", "from . import sizes", False),
    (f"{SHOPIFY}/client/throttle.py", "from .. import errors", True),
    (f"{SHOPIFY}/gid.py", "from . import errors", True),
    ("services/shopware/orders/source.py", "from ...shopify import gid", True),
    ("services/shopware/client/wire.py", "from ..orders import source", True),
    (f"{COMMERCE}/orders/store.py", "from ..money import lines", False),
    (f"{COMMERCE}/orders/store.py", "from ..products import plan", False),
    (f"{COMMERCE}/products/plan.py", "from ..orders import store", True),
    (f"{COMMERCE}/products/plan.py", "from ..customers import match", True),
    (f"{COMMERCE}/orders/store.py", "from ..order_life import life", False),
    (f"{COMMERCE}/orders/store.py", "from ...shopify import gid", True),
    (f"{COMMERCE}/orders/store.py", "from ..cellar import wine", True),
    (f"{COMMERCE}/cellar/wine.py", "from ..money import lines", True),
    (f"{COMMERCE}/order_life/life.py", "from ..orders import store", True),
    (f"{COMMERCE}/money/lines.py", "from ..records import facts", False),
    (f"{COMMERCE}/money/lines.py", "from ..run import task", True),
    (f"{COMMERCE}/money/lines.py", "from odoo import models", True),
    ("services/storable.py", "from .shopify import gid", True),
]


@pytest.mark.parametrize(("path", "text", "is_forbidden"), IMPORTS)
def test_the_direction_of_imports(built, path, text, is_forbidden):
    assert bool(law.against_the_direction(built({path: text}))) is is_forbidden


def test_imports_for_types_alone_do_no_harm(built):
    text = "if TYPE_CHECKING:\n    from ..runs import sync\n"
    assert law.against_the_direction(built({"models/engine/a.py": text})) == []


@pytest.mark.parametrize(
    ("text", "is_forbidden"),
    [
        ("from ..store import Store", False),
        ("import graphql", False),
        ("from ...environment import cache", True),
        ("from ....services.shopify import gid", True),
        ("from odoo import fields", True),
    ],
)
def test_the_local_shopify_knows_itself_alone(built, text, is_forbidden):
    house = built({"scripts/local_shopify/records/media.py": text})
    assert bool(law.out_of_the_local_shopify(house)) is is_forbidden


def test_cycles_are_found_between_modules_and_between_rooms(built):
    rooms = {
        "models/orders/order.py": "from ..money import tax",
        "models/money/tax.py": "",
        "models/money/refund.py": "from ..orders import state",
        "models/orders/state.py": "",
    }
    house = built(rooms)
    assert law.module_cycles(house) == []
    assert law.room_cycles(house) == ["models.money → models.orders → models.money"]
    closed = built({"models/money/tax.py": "from ..orders.order import Order"})
    assert len(law.module_cycles(closed)) == 1


FACET = 'class A(models.Model):\n    _inherit = "sale.order"\n'
OTHER = FACET.replace("_inherit", '_name = "commerce.order"\n    _inherit')
WRITE = "\n    def write(self, vals):\n        return super().write(vals)\n"


def test_what_a_model_defines_twice(built):
    house = built(
        {
            "models/a.py": f"{FACET}    note = fields.Char(){WRITE}",
            "models/b.py": f"{FACET}    note = fields.Text(){WRITE}",
            "models/c.py": OTHER + WRITE,
            "wizard/d.py": f"{FACET}    other = fields.Char()",
        }
    )
    assert models.defined_twice(house) == [
        "sale.order.note: models/a.py:3, models/b.py:3",
        "sale.order.write: models/a.py:4, models/b.py:4",
    ]
    assert models.files_per_model(house) == {"sale.order": 3, "commerce.order": 1}


def test_a_model_s_name_is_found_as_odoo_finds_it(built):
    several = '_inherit = ["sale.order", "mail.thread"]'
    house = built(
        {
            "models/a.py": FACET + WRITE,
            "models/b.py": f"class SaleOrder(models.Model):\n    {several}\n{WRITE}",
            "models/c.py": f"class Other(models.Model):\n    _x = 1\n{WRITE}",
            "models/d.py": f"class Row(NamedTuple):\n    total: int = 0\n{WRITE}",
        }
    )
    assert models.files_per_model(house) == {"sale.order": 2, "other": 1}
    assert models.defined_twice(house) == [
        "sale.order.write: models/a.py:4, models/b.py:4"
    ]


def test_annotated_names_are_defined_too(built):
    text = '    _order: str = "id"\n    LIMIT: int = 1\n    note: str\n'
    house = built({"models/a.py": FACET + text, "models/b.py": FACET + text})
    assert models.defined_twice(house) == [
        "sale.order.LIMIT: models/a.py:4, models/b.py:4"
    ]


def test_models_in_too_many_files(built):
    house = built({f"models/part_{number}.py": FACET for number in range(11)})
    assert models.spread(house) == ["sale.order is in 11 files"]


def test_folders_of_too_many_files(built):
    views = {f"views/page_{number}.xml": "" for number in range(26)}
    orders = {f"views/orders/page_{number}.xml": "" for number in range(25)}
    assert sizes.full_folders(built(views | orders)) == ["views has 26 files"]


def test_files_of_too_many_lines_unless_they_are_tables(built):
    table = "TABLE = [\n" + "    1,\n" * 300 + "]\n"
    texts = "def f(env):\n" + '    env._("A text")\n' * 300
    house = built(
        {
            "a.py": "f()\n" * 301,
            "b.py": "f()\n" * 300,
            "c.py": table,
            "d.py": texts,
            "views/e.xml": "<odoo />\n" * 301,
            "views/f.xml": "<odoo />\n" * 300,
        }
    )
    assert sizes.long_files(house) == [
        "a.py has 301 lines",
        "views/e.xml has 301 lines",
    ]


def test_crumbs_belong_to_their_one_reader(built):
    house = built(
        {
            f"{COMMERCE}/orders/store.py": "from . import crumb, long, shared",
            f"{COMMERCE}/orders/plan.py": "from . import shared\nfrom ..money import a",
            f"{COMMERCE}/orders/__init__.py": "from . import crumb",
            f"{COMMERCE}/orders/crumb.py": "",
            f"{COMMERCE}/orders/shared.py": "",
            f"{COMMERCE}/orders/long.py": "f()\n" * 40,
            f"{COMMERCE}/money/a.py": "",
        }
    )
    [crumb] = sizes.crumbs(house)
    assert crumb.startswith(f"{COMMERCE}/orders/crumb.py has 0 lines")


def test_files_of_one_name_in_sight(built):
    names = (
        "orders/plan.py",
        "orders/life/plan.py",
        "products/plan.py",
        "orders/life.py",
    )
    assert sizes.alike_in_sight(built(dict.fromkeys(names, ""))) == [
        "orders/life/plan.py and orders/plan.py",
        "orders/life.py and orders/life/",
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('NAME = "Shopify"', ["Shopify"]),
        ("shopify_id = link.gid", ["shopify", "gid"]),
        ("def gids_of(graphql): ...", ["gids", "graphql"]),
        ("# As Shopify does it.", ["Shopify"]),
        ("# https://shopify.dev/docs/api", []),
        ('"""Rules.\n\nSource: https://shopify.dev/docs/api\n"""', []),
        ('URL = "https://shopify.dev/docs/api"', ["shopify"]),
        ("rigid = channel.external_id", []),
        ('_lt("%(system)s\'s Dev Dashboard")', ["Dashboard"]),
        ("# Protected customer data is withheld.", ["data"]),
        ("dashboard = device = protected = customer_data = 1", []),
    ],
)
def test_words_of_shopify(built, text, found):
    house = built({f"{COMMERCE}/a.py": text, f"{SHOPIFY}/b.py": text})
    assert [it.split()[-1] for it in words.of_shopify(house)] == found


def test_a_file_s_name_is_a_word_too(built):
    assert words.of_shopify(built({"models/engine/gid.py": ""}))
