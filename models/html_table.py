"""Small tables of money and of what happened, as HTML that anyone may read."""

from collections.abc import Iterable, Sequence

from markupsafe import Markup

TABLE = Markup('<table class="table table-sm %s">%s<tbody>%s</tbody></table>')


def table(heads: Sequence[str], rows: Iterable[Markup], css: str = "") -> Markup:
    """Put rows under their heads.

    A head that ends with a tab stands on the right, one that begins with two spaces
    further in.
    """
    cells = Markup().join(_head(head) for head in heads)
    head = Markup("<thead><tr>%s</tr></thead>") % cells
    return TABLE % (css, head, Markup().join(rows))


def row(cells: Iterable[Markup | str], css: str = "") -> Markup:
    """Return a row; plain texts become cells of their own."""
    made = Markup().join(_cell(cell) for cell in cells)
    return Markup('<tr class="%s">%s</tr>') % (css, made)


def right(text: str, css: str = "") -> Markup:
    """Return a cell for an amount."""
    return Markup('<td class="text-end text-nowrap %s">%s</td>') % (css, text)


def section(text: str, width: int) -> Markup:
    """Return a row that begins a part of a table."""
    return Markup(
        '<tr class="table-light"><td colspan="%s" class="fw-bold">%s</td></tr>'
    ) % (width, text)


def _cell(cell: Markup | str) -> Markup:
    is_made = isinstance(cell, Markup) and cell.startswith("<td")
    return cell if is_made else Markup("<td>%s</td>") % cell


def _head(head: str) -> Markup:
    css = "text-end" if head.endswith("\t") else "ps-4" if head[:2] == "  " else ""
    return Markup('<th class="%s">%s</th>') % (css, head.strip())
