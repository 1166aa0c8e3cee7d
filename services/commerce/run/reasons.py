"""What a person reads about a record that could not be imported."""

from typing import Any

import psycopg2

from odoo.exceptions import RedirectWarning, UserError
from odoo.models import BaseModel
from odoo.tools.translate import LazyGettext, LazyTranslate

_lt = LazyTranslate(__name__)


def name_of(record: Any) -> str:
    """How a person knows the record."""
    names = (getattr(record, it, None) for it in ("title", "name", "display_name"))
    return next(filter(None, names), record.id)


def contact_name(partner: BaseModel) -> str:
    """Name a contact of Odoo once, though an address has the name of its owner."""
    is_same = partner.name == partner.parent_id.name
    return (partner.parent_id if is_same else partner).display_name


def not_found(external_id: str) -> LazyGettext:
    return _lt(
        "Shopify has no %(external_id)s: it was deleted, or it belongs to another shop."
        " Check the number in the address of its page in Shopify.",
        external_id=external_id,
    )


def not_named(name: str) -> LazyGettext:
    return _lt(
        "Shopify has no order “%(name)s”: it was deleted, it belongs to another shop,"
        " or it is older than 60 days and the app has no scope read_all_orders. Check"
        " the number, or enter the address of the order's page in Shopify.",
        name=name,
    )


def several_named(name: str) -> LazyGettext:
    return _lt(
        "Shopify has several orders “%(name)s”. Enter the address of the page in"
        " Shopify of the one that you mean.",
        name=name,
    )


def too_many_at_once(position: dict) -> LazyGettext:
    return _lt(
        "Shopify changed more records at %(moment)s than one query can list. Import"
        " all records once instead of the changed ones.",
        moment=position.get("updated_at", position.get("id")),
    )


def reason(error: Exception) -> str:
    """The error's own words; where it has none, its class.

    Of Odoo's own errors the first argument is the sentence: others are for buttons. Of
    the database's the first line is: the next show the row, which is nobody's business.
    """
    if isinstance(error, psycopg2.Error):
        return str(_of_database(error))
    of_odoo = isinstance(error, (UserError, RedirectWarning)) and error.args
    said = str(error.args[0] if of_odoo else error).strip()
    return said or type(error).__name__


def _of_database(error: psycopg2.Error) -> LazyGettext:
    said = error.diag.message_primary or str(error).partition("\n")[0]
    if isinstance(error, psycopg2.errors.ProgramLimitExceeded):
        return _lt(
            "One of its texts, such as a name, an e-mail address or a street, is longer"
            " than Odoo's database takes (%(sentence)s). Shorten it in Shopify, then"
            " press Retry.",
            sentence=said,
        )
    return _lt("Odoo's database says: %(sentence)s", sentence=said)
