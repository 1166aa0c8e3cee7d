"""What pytest does differently here: a test that needs a browser is never skipped."""

import os
import re

import pytest

NEEDS = re.compile(r"chrome|websocket|devtools|HttpCase|tour", re.IGNORECASE)


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
