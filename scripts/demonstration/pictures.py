"""Pictures of the back office, by a headless Chromium."""

import importlib
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from ..environment import browser, cache, python_packages
from ..environment.console import SetupError, say
from .odoo_server import LOGIN, PASSWORD

FOLDER = cache.CHECKOUT / "static" / "description"
PLAYWRIGHT = "playwright>=1.50,<2"
WINDOW = {"width": 1280, "height": 800}
PATIENCE = 30_000  # milliseconds
FIRST_ROW = ".o_data_row td[name=name], .o_data_row td[name=mode]"
PAGES = {
    # name: (page, what is pressed there, what shows that it is ready)
    "products": ("shopify-products", None, ".o_data_row"),
    "run": ("shopify-syncs", FIRST_ROW, ".o_arrow_button_current"),
    "issues": ("shopify-issues", None, ".o_data_row"),
    "shop": ("shopify-shops", FIRST_ROW, ".oe_stat_button"),
}


def take(address: str, names: Sequence[str]) -> None:
    """Write a PNG of each named page; SetupError for a page that does not come."""
    if unknown := set(names) - set(PAGES):
        raise SetupError(f"there is no picture {unknown.pop()}: {', '.join(PAGES)}")
    with _page(address) as page:
        for name in names:
            _open(page, address, *PAGES[name])
            page.screenshot(path=FOLDER / f"{name}.png", animations="disabled")
            say(f"  {FOLDER / name}.png")


def _open(page, address: str, path: str, pressed: str | None, ready: str) -> None:
    page.goto(f"{address}/odoo/{path}")
    if pressed:
        page.locator(pressed).first.click()
    page.locator(ready).first.wait_for()
    page.wait_for_function("[...document.images].every((image) => image.complete)")


@contextmanager
def _page(address: str) -> Iterator:
    """Yield a page of the web client where the demonstration's user is logged in."""
    api = _playwright()
    chromium = browser.folder() / "chromium"
    with api.sync_playwright() as playwright:
        program = playwright.chromium.launch(executable_path=chromium)
        page = program.new_page(viewport=WINDOW)
        page.set_default_timeout(PATIENCE)
        try:
            page.goto(f"{address}/web/login?redirect=/odoo")
            page.locator("input[name=login]").fill(LOGIN)
            page.locator("input[name=password]").fill(PASSWORD)
            page.locator("button[type=submit]").first.click()
            page.locator(".o_main_navbar").wait_for()
            yield page
        except api.Error as error:
            reason = error.message.splitlines()[0]
            raise SetupError(f"{address} does not show what it should: {reason}") from (
                error
            )
        finally:
            program.close()


def _playwright():
    """Return Playwright's module; only these pictures need it, so it stays apart."""

    def install(folder: Path) -> None:
        python = Path(sys.executable)
        arguments = ["--target", folder, PLAYWRIGHT]
        python_packages.install(python, arguments, "installing Playwright")

    stamp = cache.digest(PLAYWRIGHT, sys.version)
    folder = cache.fill(cache.FOLDER / "playwright", stamp, install)
    sys.path.insert(0, str(folder))
    return importlib.import_module("playwright.sync_api")
