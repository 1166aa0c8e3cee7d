"""The steps of `scripts/demo`, and their undoing."""

import argparse
import os
from pathlib import Path

from ..environment import cache, databases, local_shopify, postgres
from ..environment.console import SetupError, say
from ..environment.environment import Environment, environment
from . import background, check, first_import, odoo_server, report

DATABASE = "commerce_sync_demo"
MADE_FOR = background.FOLDER / "made-for"


def arguments() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(prog="scripts/demo", description=__doc__)
    parser.add_argument(
        "--catalogue",
        default="demo",
        help="demo, a number of products, or a file: a shop's /products.json",
    )
    parser.add_argument("--port", default="0", help="of the local Shopify")
    parser.add_argument("--fresh", action="store_true", help="with a new database")
    parser.add_argument("--stop", action="store_true", help="end what it started")
    parser.add_argument(
        "--check", action="store_true", help="do everything, verify it, and end"
    )
    return parser.parse_args()


def demonstrate(options: argparse.Namespace) -> None:
    """Set up, import, report; then stay, or with --check verify and end."""
    catalogue = _catalogue(options.catalogue)
    if background.stop():
        say("Ended the demonstration that was running.")
    with environment() as ready:
        try:
            address = _run(ready, catalogue, options)
        except BaseException:
            background.stop()
            raise
        if options.check:
            background.stop()
            databases.drop(ready, _database(options))
    if not options.check:
        report.show_address(address)


def stop() -> None:
    """End what a demonstration left running."""
    count = background.stop()
    postgres.stop_if_unused()
    say("The demonstration is over." if count else "No demonstration is running.")


def _run(ready: Environment, catalogue: str, options: argparse.Namespace) -> str:
    database = _database(options)
    fresh = options.fresh or options.check
    _prepare_database(ready, database, catalogue, fresh)
    say("Starting the local Shopify and Odoo")
    shop = _start_shop(catalogue, options.port)
    address = odoo_server.start(ready, database)
    code = first_import.start_code(shop)
    log = cache.LOGS / "demo-shell.log"
    odoo_server.shell(ready, database, code, log)
    client = odoo_server.Client(address, database)
    outcome = first_import.follow(client)
    report.show(outcome)
    if options.check:
        check.check(outcome, address)
    return address


def _database(options: argparse.Namespace) -> str:
    return f"{DATABASE}_check" if options.check else DATABASE


def _prepare_database(
    ready: Environment, name: str, catalogue: str, fresh: bool
) -> None:
    """Keep the last demonstration's database while it fits addon and catalogue."""
    template = databases.addon_template(ready)
    made_for = f"{template} {catalogue}"
    known = MADE_FOR.read_text() if MADE_FOR.is_file() else ""
    if not fresh and known == made_for and databases.exists(name):
        return
    databases.drop(ready, name)
    databases.create(ready, name, template)
    if not fresh or name == DATABASE:
        MADE_FOR.parent.mkdir(parents=True, exist_ok=True)
        MADE_FOR.write_text(made_for)


def _start_shop(catalogue: str, port: str) -> str:
    process, address = local_shopify.start(
        ["--port", port, "--catalogue", catalogue],
        background.FOLDER / "local-shopify.log",
        background=True,
    )
    background.remember(process.pid)
    return address


def _catalogue(named: str) -> str:
    if named in ("demo", "empty") or named.isdigit():
        return named
    file = Path(named).expanduser().absolute()
    if not os.access(file, os.R_OK) or not file.is_file():
        raise SetupError(
            f"--catalogue {named} is no file that can be read; give demo, a number of "
            "products, or a shop's product list in a file"
        )
    return str(file)
