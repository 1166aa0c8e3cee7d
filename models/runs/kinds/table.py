"""The table of modes: which work is whose."""

from . import customers, export_products, gaps, images, orders, products
from .import_work import ImportWork
from .kind import Kind
from .work import Work

DOMAINS = (products, export_products, images, customers, orders, gaps)
# In the order in which they are offered, and begun by a schedule.
WORKS: dict[str, type[Work]] = {
    work.mode: work for domain in DOMAINS for work in domain.WORKS
}


def imports_of(kind: Kind, how: type[ImportWork]) -> list[type[ImportWork]]:
    """Return the works that import a kind in a way, and do no more."""
    works = (it for it in WORKS.values() if it.kind is kind and not it.exports)
    return [work for work in works if issubclass(work, how)]


def import_of(kind: Kind, how: type[ImportWork]) -> type[ImportWork]:
    """Return the one work that imports a kind in a way."""
    (work,) = imports_of(kind, how)
    return work
