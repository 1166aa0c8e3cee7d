"""The proof of money: Shopify's figures beside Odoo's, cent by cent."""

from collections.abc import Iterator
from decimal import Decimal
from types import NotImplementedType
from typing import Any, NamedTuple

from markupsafe import Markup

from odoo import api, fields, models
from odoo.tools import SQL

from ...services.commerce.issues.catalogue import STOPS
from ...services.commerce.issues.code import About
from ...services.commerce.money.proof import TAX, tax_label
from ...services.commerce.orders.odoo_proof import CHANGED, proof_of
from ...services.commerce.run.in_words import money_text
from ..html_table import right, row, section, table
from .proof_words import EXPLANATIONS, LABELS

ORDERED = ("subtotal", "discounts", "shipping", "tax", "tip", "duties", "fees", "total")
STANDS = ("refunds", "current_subtotal", "current_shipping", "current_tax")
LAST = ("rounding", "current_total")
TOTALS = ("total", "current_total", "order_total", "invoiced", "paid", "owed")
UNEXPLAINED = ("", CHANGED, "not_explained")
DIFFERING = """
    SELECT link.id
      FROM commerce_order link
      JOIN sale_order sale ON sale.id = link.sale_order_id
      JOIN res_currency currency ON currency.id = sale.currency_id
     WHERE sale.state <> 'cancel' AND link.proof IS NOT NULL
       AND (jsonb_array_length(COALESCE(link.problems, '[]')) > 0
            OR abs(sale.amount_total - link.current_total) >= currency.rounding / 2)
"""


class Figure(NamedTuple):
    """A sum as the shop's system told it, and as it is in Odoo."""

    name: str
    told: Decimal
    odoo: Decimal
    explanation: str = ""

    @property
    def difference(self) -> Decimal:
        return self.odoo - self.told


class CommerceOrder(models.Model):
    _inherit = "commerce.order"

    differs = fields.Boolean(
        "With Difference",
        compute="_compute_differs",
        search="_search_differs",
        compute_sudo=True,
        help="Odoo's total is not Shopify's.",
    )
    difference_text = fields.Text(compute="_compute_differs", compute_sudo=True)
    # Figures of documents and payments, for people without any right on these.
    proof_table = fields.Html(
        "Proof of Money",
        compute="_compute_proof_table",
        compute_sudo=True,
        sanitize=False,
    )

    @api.depends("proof", "problems", "sale_order_id.amount_total")
    @api.depends_context("lang")
    def _compute_differs(self) -> None:
        for order in self:
            order.difference_text = order._difference_text()
            order.differs = bool(order._problem_texts() or order._gap())

    @api.model
    def _search_differs(self, operator: str, value: Any) -> list | NotImplementedType:
        if operator != "in":
            return NotImplemented
        self.env.flush_all()
        ids = [row[0] for row in self.env.execute_query(SQL(DIFFERING))]
        negated = False in value and True not in value
        return [("id", "not in" if negated else "in", ids)]

    def _difference_text(self) -> str | bool:
        """Say what of the money is off, and where; nothing if all is equal.

        What an order waits for says of its total what it has to say already.
        """
        lines = self._problem_texts()
        gap = self._gap()
        if gap and not self._waits_for_total():
            lines.append(self._gap_text(gap))
        return "\n".join(lines) or False

    def _problem_texts(self) -> list[str]:
        return [
            self._problem_text(*problem)
            for problem in (self._is_compared() and self.problems) or []
        ]

    def _gap(self) -> float:
        """Return by how much the sales order is more than Shopify says."""
        if not self._is_compared():
            return 0
        sale_order = self.sale_order_id
        return sale_order.currency_id.round(
            sale_order.amount_total - self.current_total
        )

    def _is_compared(self) -> bool:
        sale_order = self.sale_order_id
        return bool(self.proof and sale_order and sale_order.state != "cancel")

    def _waits_for_total(self) -> bool:
        """Whether a reason to wait names the totals that it has now."""
        # Reasons are told in the shop's language.
        order = self.with_context(lang=self.channel_id.lang)
        currency = order.sale_order_id.currency_id
        sums = (order.sale_order_id.amount_total, order.current_total)
        totals = [money_text(currency, it) for it in sums]
        return any(
            STOPS.get(code) is About.TOTAL and all(total in detail for total in totals)
            for code, detail in order._open_reasons()
        )

    def _problem_text(self, key: str, name: str) -> str:
        line = self.line_ids.filtered(lambda line: line.external_id == key)[:1]
        if name == "digits":
            return self.env._(
                "“%(line)s” has an amount that is finer than its currency, which no"
                " invoice can say. Correct it in Shopify.",
                line=line.title or self.name,
            )
        if not line:
            return self.env._(
                "“%(sum)s” in Shopify is not what the lines of %(order)s add up to, and"
                " it does not tell which of them is off. Compare the figures below.",
                sum=self._figure_label(name),
                order=self.name,
            )
        return self.env._(
            "“%(line)s”: %(sum)s in Shopify is not what its lines add up to. Compare"
            " the figures below.",
            line=line.title or self.name,
            sum=self._figure_label(name),
        )

    def _gap_text(self, gap: float) -> str:
        currency = self.sale_order_id.currency_id
        return self.env._(
            "This order amounts to %(odoo)s, and in Shopify to %(shopify)s: it was"
            " changed in Odoo, or is reckoned otherwise there, by %(gap)s. Take a"
            " change back, or change the order in Shopify, too.",
            odoo=money_text(currency, self.sale_order_id.amount_total),
            shopify=money_text(currency, self.current_total),
            gap=money_text(currency, gap),
        )

    # The table

    @api.depends("proof", "sale_order_id.amount_total", "sale_order_id.state")
    @api.depends_context("lang")
    def _compute_proof_table(self) -> None:
        for order in self:
            is_shown = bool(order.proof and order.sale_order_id)
            order.proof_table = is_shown and order._proof_table()

    def _proof_table(self) -> Markup:
        heads = (self.env._("Figure"), "Shopify\t", "Odoo\t")
        heads += (self.env._("Difference") + "\t", "  " + self.env._("Explained by"))
        return table(heads, self._proof_rows(), "o_commerce_proof")

    def _proof_rows(self) -> Iterator[Markup]:
        for title, figures in self._proof_parts():
            shown = [it for it in figures if it.name in TOTALS or any(it[1:3])]
            if shown:
                yield section(title, 5)
                yield from map(self._proof_row, shown)

    def _proof_parts(self) -> list[tuple[str, list[Figure]]]:
        """Return the parts of the table; what never changed is told once."""
        told = {figure.name: figure for figure in self._told_figures()}
        ordered = [told[name] for name in ORDERED if name in told]
        taxes = [figure for name, figure in told.items() if name.startswith(TAX)]
        stands = [told[name] for name in STANDS if name in told]
        last = [told[name] for name in LAST if name in told]
        live = self._live_figures(told.values())
        documents = (self.env._("In Odoo's documents"), live)
        if self._stands_as_ordered(told):
            ordered[-1:-1] = taxes
            return [(self.env._("As ordered, and as it stands"), ordered), documents]
        return [
            (self.env._("As ordered"), ordered),
            (self.env._("As it stands now"), [*stands, *taxes, *last]),
            documents,
        ]

    def _stands_as_ordered(self, told: dict[str, Figure]) -> bool:
        """Whether nothing was edited, refunded or changed since it was ordered."""
        pairs = [(name, name.removeprefix("current_")) for name in STANDS + LAST]
        same = all(
            told[now][1:3] == told[before][1:3]
            for now, before in pairs
            if now != before and now in told and before in told
        )
        none = Figure("", Decimal(0), Decimal(0))
        return same and not any(
            figure
            for name in ("refunds", "rounding")
            for figure in told.get(name, none)[1:3]
        )

    def _proof_row(self, figure: Figure) -> Markup:
        currency = self.currency_id
        gap = figure.difference
        colour = "text-success" if not gap else "text-danger fw-bold"
        if gap and figure.explanation not in UNEXPLAINED:
            colour = "text-muted"
        cells = [
            self._figure_cell(figure.name),
            right(money_text(currency, float(figure.told))),
            right(money_text(currency, float(figure.odoo))),
            right("✓" if not gap else money_text(currency, float(gap)), colour),
            Markup('<td class="ps-4">%s</td>')
            % (self._explanation(figure) if gap else ""),
        ]
        return row(cells, "fw-bold" if figure.name in TOTALS else "")

    def _told_figures(self) -> list[Figure]:
        """Return the figures of the last import, Odoo's own where it has them now."""
        return [
            Figure(it.name, it.told, it.lines, it.explanation) for it in proof_of(self)
        ]

    def _exact(self, amount: float) -> Decimal:
        return Decimal(repr(self.currency_id.round(amount)))

    # Words

    def _figure_cell(self, name: str) -> Markup:
        css = "ps-4" if name.startswith(TAX) else ""
        return Markup('<td class="%s">%s</td>') % (css, self._figure_label(name))

    def _figure_label(self, name: str) -> str:
        label = tax_label(name)
        return label or (self.env._(LABELS[name]) if name in LABELS else name)

    def _explanation(self, figure: Figure) -> str:
        code = figure.explanation
        return self.env._(EXPLANATIONS[code]) if code in EXPLANATIONS else code
