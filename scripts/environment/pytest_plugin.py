"""What pytest does differently here.

A test that needs a browser is never skipped; each of several processes has a database
and a shop of its own.
"""

import contextlib
import os
import re
import sys
from collections.abc import Iterator
from itertools import chain, groupby

import pytest

PROGRAMS = {"HttpCase", "Stage", "scratch_database", "subprocess"}
NEEDS = re.compile(r"chrome|websocket|devtools|HttpCase|tour", re.IGNORECASE)


# Set in the processes of pytest-xdist.
WORKER = os.environ.get("PYTEST_XDIST_WORKER")


@contextlib.contextmanager
def own_database() -> Iterator[str]:
    """Let this process work on the copy that was made for it."""
    from odoo.tools import config

    # Odoo itself knows only one name, a list in newer versions of it.
    named = config["db_name"]
    name = f"{named[0] if isinstance(named, list) else named}_{WORKER}"
    config["db_name"] = [name] if isinstance(named, list) else name
    config["dbfilter"] = f"^{name}$"
    yield name


if WORKER:
    import pytest_odoo

    os.environ["COMMERCE_SYNC_SHOP"] = os.environ[f"COMMERCE_SYNC_SHOP_{WORKER}"]
    pytest_odoo._worker_db_name = own_database


@pytest.fixture
def shop():
    """An empty local Shopify, for tests that want no Odoo."""
    from odoo.addons.commerce_sync.tests.local_shop import empty_shop

    with empty_shop() as local:
        yield local


@pytest.fixture(scope="session", autouse=True)
def browsers_start_without_python():
    """Start browsers with no code of Python's between fork and exec.

    A fork of several threads may wait there for ever, and the test with it. Odoo lifts
    the limit of memory in it, which `scripts/test` does not set.
    Source: https://docs.python.org/3/library/subprocess.html#subprocess.Popen
    """
    if "odoo" in sys.modules:
        from odoo.tests import common

        common._preexec = None


def pytest_collection_modifyitems(items):
    """Spread the modules that start programs: while they wait, the others work."""
    modules = [list(each) for _of, each in groupby(items, lambda item: item.module)]
    waiting, order = [], []
    for module in modules:
        starts = PROGRAMS & vars(module[0].module).keys()
        (waiting if starts else order).append(module)
    apart = len(order) // (len(waiting) + 1)  # so some that work are the last
    for number, module in enumerate(waiting):
        order.insert(number * (apart + 1), module)
    items[:] = chain.from_iterable(order)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    """Turn a browser test that skips itself into a failure that says so."""
    report = yield
    if report.skipped and not hasattr(report, "wasxfail") and _needed(item, report):
        report.outcome = "failed"
        report.longrepr = f"A browser test may not be skipped: {_reason(report)}"
    return report


@pytest.hookimpl(trylast=True)
def pytest_report_header():
    """Say what the run works on."""
    return f"database template: {os.environ.get('COMMERCE_SYNC_TEMPLATE_DB')}"


def _needed(item, report) -> bool:
    return bool(NEEDS.search(_reason(report)) or "tour" in item.name.lower())


def _reason(report) -> str:
    is_place = isinstance(report.longrepr, tuple)
    return str(report.longrepr[2] if is_place else report.longrepr)
