"""All that can be the matter, by code: the one table of issues and reasons to wait."""

from odoo.tools.translate import LazyTranslate

from .books import BOOKS
from .code import Choice, Fix, IssueCode, issue_code
from .customers import CUSTOMERS
from .holds import HOLDS
from .images import IMAGES
from .orders import ORDERS
from .outgoing import OUTGOING
from .products import PRODUCTS

_lt = LazyTranslate(__name__)

# What can keep any kind of record outside.
RECORDS = (
    issue_code(
        "too_large",
        "More text than is read",
        Fix.RETRY,
        text=_lt(
            "%(name)s was left out, the others come in: %(system)s says more of it than"
            " is read at once (%(megabytes)s MB). Shorten the texts of the record in"
            " %(system)s, then press Retry."
        ),
    ),
    issue_code(
        "unreadable",
        "Cannot be read",
        Fix.RETRY,
        text=_lt(
            "%(name)s was left out, the others come in: this addon cannot read what"
            " %(system)s says of it (%(places)s). Correct it in %(system)s, then press"
            " Retry; if it is right there, update this addon."
        ),
    ),
    issue_code("not_stored", "Refused by Odoo", Fix.RETRY),
)

CATALOGUE: dict[str, IssueCode] = {
    it.code: it
    for codes in (PRODUCTS, OUTGOING, IMAGES, CUSTOMERS, ORDERS, HOLDS, BOOKS, RECORDS)
    for it in codes
}
# As a selection field wants them.
LABELS = [(it.code, it.label) for it in CATALOGUE.values() if it.is_told]
# Reasons to wait, by what they put in question.
STOPS = {it.code: it.stops for it in CATALOGUE.values() if it.stops}
# Reasons that nobody overrules.
FIRM = frozenset(it.code for it in CATALOGUE.values() if it.is_firm)


def is_told(code: str) -> bool:
    """Whether a reason to wait is an issue, too."""
    return CATALOGUE[code].is_told


def wants(code: str, choice: Choice) -> bool:
    """Whether what a person is to choose settles a code."""
    return code in CATALOGUE and CATALOGUE[code].wants is choice


def is_solved_by(code: str, fix: Fix) -> bool:
    """Whether a code is in the catalogue, and a person settles it that way."""
    return code in CATALOGUE and fix in CATALOGUE[code].fixes
