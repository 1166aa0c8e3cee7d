"""All that can be the matter, by code: the one table of issues and reasons to wait."""

from .books import BOOKS
from .customers import CUSTOMERS
from .holds import HOLDS
from .images import IMAGES
from .kind import Choice, Fix, Kind
from .orders import ORDERS
from .products import PRODUCTS
from .records import RECORDS

CATALOGUE: dict[str, Kind] = {
    kind.code: kind
    for kinds in (PRODUCTS, IMAGES, CUSTOMERS, ORDERS, HOLDS, BOOKS, RECORDS)
    for kind in kinds
}
# As a selection field wants them.
LABELS = [(it.code, it.label) for it in CATALOGUE.values() if it.is_told]
# Reasons to wait, by what they put in question.
STOPS = {kind.code: kind.stops for kind in CATALOGUE.values() if kind.stops}
# Reasons that nobody overrules.
FIRM = frozenset(kind.code for kind in CATALOGUE.values() if kind.is_firm)


def is_told(code: str) -> bool:
    """Whether a reason to wait is an issue, too."""
    return CATALOGUE[code].is_told


def wants(code: str, choice: Choice) -> bool:
    """Whether what a person is to choose settles a code."""
    return code in CATALOGUE and CATALOGUE[code].wants is choice


def is_solved_by(code: str, fix: Fix) -> bool:
    """Whether a code is in the catalogue, and a person settles it that way."""
    return code in CATALOGUE and fix in CATALOGUE[code].fixes
