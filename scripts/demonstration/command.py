"""The steps of `scripts/demo`, and their undoing."""

import argparse
import contextlib
import os
import shutil
from pathlib import Path

from ..environment import cache, databases, local_shopify, postgres
from ..environment.console import SetupError, say
from ..environment.environment import Environment, environment
from ..local_shopify.catalogue.problems import CatalogueError
from ..local_shopify.catalogue.shop_list import read_shop_list
from . import check, first_export, first_import, money_proof, odoo_server, report
from .background import Background, checking, stop_orphans

DATABASE = "commerce_sync_demo"
STAYING = "staying"
MADE_FOR = cache.FOLDER / "demo" / "made-for"


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
    """Set up, import, export a change and report, and stay."""
    catalogue = _catalogue(options.catalogue)
    background = Background(STAYING)
    if background.stop():
        say("Ended the demonstration that was running.")
    with environment() as ready, contextlib.ExitStack() as undoing:
        undoing.callback(background.stop)
        _prepare_database(ready, catalogue, options.fresh)
        address, *_ = _import(ready, background, DATABASE, catalogue, options.port)
        undoing.pop_all()
    report.show_address(address)


def verify(options: argparse.Namespace) -> None:
    """Do the same in a database of its own, verify it, and leave nothing."""
    catalogue = _catalogue(options.catalogue)
    name = f"{DATABASE}_{os.getpid()}"
    background = Background(checking(os.getpid()))
    stop_orphans()
    with environment() as ready, contextlib.ExitStack() as undoing:
        databases.drop_orphans(ready, f"{DATABASE}_")
        undoing.callback(databases.drop, ready, name)
        undoing.callback(background.stop)
        databases.create(ready, name, databases.addon_template(ready))
        address, outcomes, proof, sent = _import(
            ready, background, name, catalogue, options.port
        )
        check.check(outcomes, proof, sent, address, odoo_server.log(background))
    shutil.rmtree(background.folder)


def stop() -> None:
    """End what a demonstration left running."""
    stop_orphans()
    count = Background(STAYING).stop()
    postgres.stop_if_unused()
    say("The demonstration is over." if count else "No demonstration is running.")


def _import(
    ready: Environment, background: Background, database: str, catalogue: str, port: str
) -> tuple[
    str,
    list[first_import.Outcome],
    list[money_proof.MoneyProof],
    first_export.Sent | None,
]:
    """Return Odoo's address, what came of each import, the proof of money, and what a
    change sent.

    Raises SetupError when any of it fails, and leaves the logs in the folder.
    """
    say(f"Starting the local Shopify and Odoo (logs in {background.folder})")
    shop = _start_shop(background, catalogue, port)
    address = odoo_server.start(ready, background, database)
    log = background.folder / "shell.log"
    odoo_server.shell(ready, database, first_import.start_code(shop), log)
    client = odoo_server.Client(address, database)
    channel_id = first_import.connected(log.read_text())
    try:
        outcomes = [
            _import_kind(client, channel_id, mode) for mode in first_import.MODES
        ]
        sent = first_export.change(client, shop, channel_id)
    except SetupError as error:
        reason = odoo_server.first_error(odoo_server.log(background))
        raise SetupError(f"{error}; {reason or 'Odoo logged no error'}") from error
    proof = money_proof.of(client, shop, channel_id)
    report.show_proof(proof)
    if sent:
        report.show_sent(sent)
    return address, outcomes, proof, sent


def _import_kind(
    client: odoo_server.Client, channel_id: int, mode: str
) -> first_import.Outcome:
    run_id = first_import.begin(client, channel_id, mode)
    outcome = first_import.follow(client, run_id, mode)
    report.show(outcome)
    return outcome


def _prepare_database(ready: Environment, catalogue: str, fresh: bool) -> None:
    """Keep the last demonstration's database while it fits addon and catalogue."""
    template = databases.addon_template(ready)
    made_for = f"{template} {catalogue}"
    known = MADE_FOR.read_text() if MADE_FOR.is_file() else ""
    if not fresh and known == made_for and databases.exists(DATABASE):
        return
    databases.drop(ready, DATABASE)
    databases.create(ready, DATABASE, template)
    MADE_FOR.parent.mkdir(parents=True, exist_ok=True)
    MADE_FOR.write_text(made_for)


def _start_shop(background: Background, catalogue: str, port: str) -> str:
    process, address = local_shopify.start(
        # In Odoo's own currency, so that products show their prices.
        ["--port", port, "--catalogue", catalogue, "--currency", "USD"],
        background.folder / "local-shopify.log",
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
    try:
        read_shop_list(file)
    except CatalogueError as error:
        raise SetupError(str(error)) from error
    return str(file)
