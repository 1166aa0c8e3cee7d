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
# Pages whose point is further down.
TALL = {"order": 1420, "run": 1120}
PATIENCE = 30_000  # milliseconds
FIRST_ROW = ".o_data_row td[name=name], .o_data_row td[name=mode]"
# A product with many variants.
SHIRT = ".o_data_row:has-text('Flannel Shirt') td[name=title]"
# An order whose figures changed after it was placed.
REFUNDED = ".o_data_row:has-text('Partially refunded') td[name=name]"
# The run with most to tell.
PRODUCTS_RUN = ".o_data_row:has-text('Import all products') td[name=mode]"
PRODUCTS_OF_ODOO = "action-sale.product_template_action"
PAGES = {
    # name: (page, what is pressed there in turn, what shows that it is ready)
    "products": ("shopify-products", [], ".o_data_row"),
    "product": (
        "shopify-products",
        [SHIRT],
        ".o_field_widget[name=variant_ids] .o_data_row",
    ),
    "product_in_odoo": (
        "shopify-products",
        [SHIRT, "button[name=action_open_product]", "a[name=shopify]"],
        ".o_field_widget[name=commerce_product_ids] .o_data_row",
    ),
    "filters": (
        PRODUCTS_OF_ODOO,
        [".o_switch_view.o_list", ".o_searchview_dropdown_toggler"],
        "body:has(.o_data_row) .o-dropdown-item:has-text('Not Mapped')",
    ),
    "link": (
        "shopify-products",
        [SHIRT, "button[name=action_link_by_hand]"],
        ".modal .o_data_row",
    ),
    "images": (
        "shopify-products",
        [SHIRT, "a[name=images]"],
        ".o_field_widget[name=media_ids] .o_data_row",
    ),
    "orders": ("shopify-orders", [], ".o_data_row"),
    "order": (
        "shopify-orders",
        [REFUNDED, "button[name=action_open_sale_order]", "a[name=shopify]"],
        ".o_field_widget[name=commerce_proof_table] tr",
    ),
    "customers": ("shopify-customers", [], ".o_data_row"),
    "run": ("shopify-syncs", [PRODUCTS_RUN], ".o_arrow_button_current"),
    # Makes a run, which would be the first one then.
    "plan": (
        "shopify-syncs",
        [
            ".o_control_panel button:has-text('Sync Now')",
            ".modal input[data-value=import_all_products]",
            ".modal .o_field_widget[name=dry_run] input",
            ".modal button[name=action_start]",
            ".o_statusbar_buttons button[name=action_show_plan]",
        ],
        ".o_group_header",
    ),
    "issues": ("shopify-issues", [], ".o_data_row"),
    "shop": ("shopify-shops", [FIRST_ROW], ".oe_stat_button"),
}


def take(address: str, names: Sequence[str]) -> None:
    """Write a PNG of each named page; SetupError for a page that does not come."""
    if unknown := set(names) - set(PAGES):
        raise SetupError(f"there is no picture {unknown.pop()}: {', '.join(PAGES)}")
    with _page(address) as page:
        for name in names:
            height = TALL.get(name, WINDOW["height"])
            page.set_viewport_size({**WINDOW, "height": height})
            _open(page, address, *PAGES[name])
            page.screenshot(path=FOLDER / f"{name}.png", animations="disabled")
            say(f"  {FOLDER / name}.png")


def _open(page, address: str, path: str, presses: Sequence[str], ready: str) -> None:
    page.goto(f"{address}/odoo/{path}")
    for pressed in presses:
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
