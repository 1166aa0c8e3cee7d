"""What can keep any kind of record outside."""

from odoo.tools.translate import LazyTranslate

from .kind import Fix, kind

_lt = LazyTranslate(__name__)

RECORDS = (
    kind(
        "too_large",
        "More text than is read",
        Fix.RETRY,
        text=_lt(
            "%(name)s was left out, the others come in: %(system)s says more of it than"
            " is read at once (%(megabytes)s MB). Shorten the texts of the record in"
            " %(system)s, then press Retry."
        ),
    ),
    kind(
        "unreadable",
        "Cannot be read",
        Fix.RETRY,
        text=_lt(
            "%(name)s was left out, the others come in: this addon cannot read what"
            " %(system)s says of it (%(places)s). Correct it in %(system)s, then press"
            " Retry; if it is right there, update this addon."
        ),
    ),
    kind("not_stored", "Refused by Odoo", Fix.RETRY),
)
