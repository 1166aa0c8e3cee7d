"""What the person sees at the end."""

from rich.console import Console
from rich.table import Table

from .first_export import Sent
from .first_import import Outcome
from .money_proof import MoneyProof
from .odoo_server import LOGIN, PASSWORD

COUNTS = {
    "created_count": "created",
    "updated_count": "updated",
    "unchanged_count": "unchanged",
    "set_aside_count": "set aside",
}
NAMES_SHOWN = 3


def show(outcome: Outcome) -> None:
    """Print what came in, what did not and why, and what it cost."""
    run = outcome.run
    table = Table(
        title=f"{outcome.what.title()} from Shopify",
        title_justify="left",
        show_header=False,
    )
    table.add_column(overflow="fold")
    table.add_column(justify="right")
    for field, label in COUNTS.items():
        table.add_row(label, f"{run[field]:,}")
    table.add_section()
    table.add_row("issues", f"{sum(map(len, outcome.reasons.values())):,}")
    for reason, names in outcome.reasons.items():
        table.add_row(f"  {reason}: {_some(names)}", f"{len(names):,}", style="dim")
    table.add_section()
    table.add_row("seconds", f"{run['active_seconds']:,.1f}")
    table.add_row("records/s", f"{run['records_per_second']:,.0f}")
    table.add_row("API points used", f"{run['points_used']:,.0f}")
    table.add_row("requests", f"{run['request_count']:,}")
    table.add_row("seconds waited for points", f"{run['wait_seconds']:,.1f}")
    Console(highlight=False).print(table)


def show_proof(proof: list[MoneyProof]) -> None:
    """Print each currency's orders, to the cent."""
    table = Table("", title="The proof of money", title_justify="left")
    for each in proof:
        table.add_column(each.currency, justify="right")
    rows = {
        "orders": [f"{each.orders:,}" for each in proof],
        "total in Shopify": [f"{each.shopify:,}" for each in proof],
        "total in Odoo": [f"{each.odoo:,}" for each in proof],
        "difference": [f"{each.difference:,}" for each in proof],
        "invoiced in Odoo, less credit notes": [f"{each.invoiced:,}" for each in proof],
        "not invoiced: held orders": [f"{each.held:,}" for each in proof],
        "not invoiced, by the shop's rules": [f"{each.left:,}" for each in proof],
        "paid in Shopify, held orders aside": [f"{each.received:,}" for each in proof],
        "paid in Odoo": [f"{each.paid:,}" for each in proof],
    }
    for label, amounts in rows.items():
        table.add_row(label, *amounts)
    Console(highlight=False).print(table)


def show_sent(sent: Sent) -> None:
    """Print what a change in Odoo made of the shop's product."""
    title = f"“{sent.product}” was changed in Odoo and went out to Shopify"
    table = Table("", "was", "is", title=title, title_justify="left")
    for change in sent.changes:
        table.add_row(*change)
    table.add_section()
    table.add_row("products compared", "", f"{sent.run['done_count']:,}")
    table.add_row("products sent", "", f"{sent.run['updated_count']:,}")
    table.add_row("requests that change anything", "", f"{sent.requests:,}")
    table.add_row("API points used", "", f"{sent.run['points_used']:,.0f}")
    table.add_row("seconds", "", f"{sent.run['active_seconds']:,.1f}")
    Console(highlight=False).print(table)


def _some(names: list[str]) -> str:
    more = len(names) - NAMES_SHOWN
    rest = f" and {more} more" if more > 0 else ""
    return ", ".join(f"“{name}”" for name in names[:NAMES_SHOWN]) + rest


def show_address(address: str) -> None:
    """Print where Odoo is and how to get in."""
    print(f"Odoo: {address}/odoo/shopify-syncs   login: {LOGIN}   password: {PASSWORD}")
    print(
        "Commerce Sync → Issues says what to do about each. scripts/demo --stop ends"
        " it."
    )
