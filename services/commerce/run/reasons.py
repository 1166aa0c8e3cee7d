"""What a person reads about a record that could not be imported."""

import psycopg2

from odoo.exceptions import RedirectWarning, UserError
from odoo.tools.translate import LazyGettext, LazyTranslate

_lt = LazyTranslate(__name__)


def reason(error: Exception, system: str) -> str:
    """The error's own words; where it has none, its class.

    Of Odoo's own errors the first argument is the sentence: others are for buttons. Of
    the database's the first line is: the next show the row, which is nobody's business.

    :param system: that the record is of, as people call it
    """
    if isinstance(error, psycopg2.Error):
        return str(_of_database(error, system))
    of_odoo = isinstance(error, (UserError, RedirectWarning)) and error.args
    said = str(error.args[0] if of_odoo else error).strip()
    return said or type(error).__name__


def _of_database(error: psycopg2.Error, system: str) -> LazyGettext:
    said = error.diag.message_primary or str(error).partition("\n")[0]
    if isinstance(error, psycopg2.errors.ProgramLimitExceeded):
        return _lt(
            "One of its texts, such as a name, an e-mail address or a street, is longer"
            " than Odoo's database takes (%(sentence)s). Shorten it in %(system)s,"
            " then press Retry.",
            sentence=said,
            system=system,
        )
    return _lt("Odoo's database says: %(sentence)s", sentence=said)
