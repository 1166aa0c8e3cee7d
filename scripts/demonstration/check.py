"""What must be true of a demonstration for `--check` to pass."""

import http.cookiejar
import re
import urllib.parse
import urllib.request
from decimal import Decimal
from pathlib import Path

from ..environment.console import SetupError, say
from .first_export import Sent
from .first_import import Outcome
from .money_proof import MoneyProof
from .odoo_server import LOGIN, PASSWORD, first_error

ASSETS = re.compile(r'(?:src|href)="(/web/assets/[^"]+)"')
CSRF = re.compile(r'name="csrf_token" value="([^"]+)"')


def check(
    outcomes: list[Outcome],
    proof: list[MoneyProof],
    sent: Sent | None,
    address: str,
    log: Path,
) -> None:
    """Raise SetupError unless all came in to the cent, a change went out, and a person
    can log in.
    """
    for outcome in outcomes:
        _check_counts(outcome)
    _check_money(proof)
    _check_sent(sent)
    _check_pages(address)
    _check_log(log)
    say(
        "Checked: products, customers and orders came in, the money is the same to the"
        " cent, one changed price went out alone, Odoo's pages answer, its log shows no"
        " error."
    )


def _check_counts(outcome: Outcome) -> None:
    run = outcome.run
    settled = sum(
        run[name] for name in ("created_count", "updated_count", "unchanged_count")
    )
    if not settled or not run["points_used"]:
        raise SetupError(f"the import of {outcome.what} brought nothing in: {run}")
    if run["done_count"] != run["total_count"]:
        raise SetupError(
            f"{run['done_count']} of {run['total_count']} {outcome.what} were dealt"
            " with"
        )


def _check_money(proof: list[MoneyProof]) -> None:
    if not proof:
        raise SetupError("no order came in")
    for each in proof:
        if each.difference or each.received != each.paid:
            raise SetupError(f"the money of {each.currency} differs: {each}")
        if each.unexplained:
            raise SetupError(f"not all of {each.currency} is invoiced: {each}")


def _check_sent(sent: Sent | None) -> None:
    if sent is None:
        raise SetupError("there was no product to change and export")
    prices = [(name, Decimal(value)) for name, _, value in sent.changes]
    if prices != [("variants.price", sent.price)] or sent.requests != 1:
        raise SetupError(f"not the one price went out: {sent}")
    if sent.run["updated_count"] != 1:
        raise SetupError(f"not one product was sent: {sent.run}")


def _check_pages(address: str) -> None:
    cookies = urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar())
    opener = urllib.request.build_opener(cookies)
    login = _get(opener, f"{address}/web/login")
    form = {"login": LOGIN, "password": PASSWORD, "csrf_token": CSRF.search(login)[1]}
    page = _get(opener, f"{address}/web/login?redirect=/odoo", form)
    if 'name="password"' in page:
        raise SetupError(f"Odoo refuses the login {LOGIN}")
    for text in (login, page):
        assets = ASSETS.findall(text)
        if not assets:
            raise SetupError("a page of Odoo's refers to no assets")
        for asset in assets:
            _get(opener, address + asset.replace("&amp;", "&"))


def _get(opener, url: str, form: dict[str, str] | None = None) -> str:
    body = urllib.parse.urlencode(form).encode() if form else None
    try:
        with opener.open(url, body, timeout=120) as answer:
            return answer.read().decode(errors="replace")
    except OSError as error:
        raise SetupError(f"{url} does not answer: {error}") from error


def _check_log(log: Path) -> None:
    if error := first_error(log):
        raise SetupError(f"Odoo logged an error: {error} (see {log})")
