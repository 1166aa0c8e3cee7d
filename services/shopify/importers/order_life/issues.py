"""What a person must do before an order can go on."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from odoo.api import Environment
from odoo.models import BaseModel
from odoo.tools import format_date

from ....commerce.money.movements import RECEIVED
from ..money_text import money_text
from ..result import RecordIssue
from ..texts import contact_name
from .due import direction
from .followed import Followed
from .steps import Plan


class LifeIssues:
    """Collects issues of a page of orders."""

    def __init__(self, env: Environment, shop: BaseModel) -> None:
        self._env = env
        self._shop = shop
        self.found: list[RecordIssue] = []

    @property
    def left(self) -> set[str]:
        """Global ids of orders whose invoices are left to a person.

        Their payments are, too: both are booked, or neither is.
        """
        return {issue.gid for issue in self.found if issue.code == "not_invoiced"}

    def tell_of_states(self, plans: Sequence[Plan]) -> None:
        """Tell of orders that are cancelled in Odoo alone."""
        for plan in plans:
            if plan.is_cancelled_by_hand:
                self._add(
                    plan.followed,
                    "cancelled_in_odoo",
                    self._env._(
                        "“%(order)s” is cancelled in Odoo, and not in Shopify. Cancel"
                        " it in Shopify, too; or set %(sale_order)s to quotation, and"
                        " it goes on by the shop's rules.",
                        order=plan.followed.name,
                        sale_order=plan.order.name,
                    ),
                )

    def unknown_gateway(self, it: Followed, transactions: BaseModel) -> None:
        """Tell of payments and refunds that have no journal."""
        text = self._env._(
            "No journal is chosen for it. Choose one under Shopify → Configuration →"
            " Payment Methods, or a journal for all others on the shop “%(shop)s”, then"
            " press Retry.",
            shop=self._shop.name,
        )
        what = self._not_registered(it, transactions)
        self._add(it, "unknown_gateway", f"{what} {text}")

    def archived_journal(
        self, it: Followed, transactions: BaseModel, journals: BaseModel
    ) -> None:
        """Tell of payments and refunds whose journal is archived."""
        text = self._env._(
            "The journal “%(journals)s” is archived. Unarchive it under Invoicing →"
            " Configuration → Accounting → Journals; or choose another one under"
            " Shopify → Configuration → Payment Methods, or for all others on the"
            " shop “%(shop)s”. Then press Retry.",
            journals=", ".join(sorted(journals.mapped("name"))),
            shop=self._shop.name,
        )
        what = self._not_registered(it, transactions)
        self._add(it, "archived_journal", f"{what} {text}")

    def _not_registered(self, it: Followed, transactions: BaseModel) -> str:
        received = transactions.filtered(lambda each: direction(each) == "inbound")
        texts = []
        if received:
            texts.append(
                self._env._(
                    "What was paid by %(gateways)s for “%(order)s” is not registered.",
                    gateways=_ways(received),
                    order=it.name,
                )
            )
        if back := transactions - received:
            texts.append(
                self._env._(
                    "What was refunded by %(gateways)s for “%(order)s” is not"
                    " registered.",
                    gateways=_ways(back),
                    order=it.name,
                )
            )
        return " ".join(texts)

    def paid_by_hand(self, it: Followed, transactions: BaseModel) -> None:
        """Tell of money that someone had registered before Shopify told of it."""
        received = transactions.filtered(lambda each: each.kind in RECEIVED)
        texts = []
        if received:
            texts.append(self._received_by_hand(it, received))
        if back := transactions - received:
            texts.append(self._refunded_by_hand(it, back))
        self._add(it, "paid_in_odoo", " ".join(texts))

    def _received_by_hand(self, it: Followed, transactions: BaseModel) -> str:
        return self._env._(
            "What was paid by %(gateways)s for “%(order)s” is not registered:"
            " someone has registered a payment on invoices of %(sale_order)s, and"
            " less is open than was paid. If it is the same money, register what"
            " is missing of it, if anything, and ignore this. If not, take the"
            " payment in Odoo off the invoice, then press Retry.",
            gateways=_ways(transactions),
            order=it.name,
            sale_order=it.order.name,
        )

    def _refunded_by_hand(self, it: Followed, transactions: BaseModel) -> str:
        return self._env._(
            "The refund of %(amount)s by %(gateways)s for “%(order)s” is not"
            " registered: someone has registered payments of %(sale_order)s in Odoo,"
            " and no credit note waits for so much. If it is the same money, register"
            " what is missing of it, if anything, and ignore this. If not, take the"
            " payment in Odoo off the credit note, then press Retry.",
            amount=money_text(it.order.currency_id, sum(transactions.mapped("amount"))),
            gateways=_ways(transactions),
            order=it.name,
            sale_order=it.order.name,
        )

    def goods_left(self, it: Followed, goods: Sequence[tuple[str, float]]) -> None:
        """Tell of an order that is cancelled after its goods left."""
        self._add(
            it,
            "goods_left",
            self._env._(
                "“%(order)s” is cancelled, but %(goods)s have left the warehouse. To"
                " take them back, press Return on the transfer of %(sale_order)s. If"
                " the customer keeps them, ignore this.",
                order=it.name,
                goods=_listed(goods),
                sale_order=it.order.name,
            ),
        )

    def goods_taken_off(self, it: Followed, goods: Sequence[tuple[str, float]]) -> None:
        """Tell of goods that left, and that Shopify took off an order as unshipped."""
        self._add(
            it,
            "goods_left",
            self._env._(
                "Shopify took %(goods)s off “%(order)s” as not shipped, but they have"
                " left the warehouse. To take them back, press Return on the transfer"
                " of %(sale_order)s. If the customer keeps them, ignore this.",
                goods=_listed(goods),
                order=it.name,
                sale_order=it.order.name,
            ),
        )

    def money_kept(self, it: Followed, amount: float) -> None:
        """Tell of a cancelled order whose money did not go back."""
        self._add(
            it,
            "money_kept",
            self._env._(
                "“%(order)s” is cancelled, and %(amount)s of what was paid has not gone"
                " back. If the customer is to have it, refund it in Shopify. If the"
                " shop keeps it, make an invoice of it for %(customer)s in Odoo,"
                " reconcile it with the payment, and ignore this.",
                order=it.name,
                amount=money_text(it.order.currency_id, amount),
                customer=contact_name(it.order.partner_invoice_id),
            ),
        )

    def still_invoiced(self, it: Followed, amount: float) -> None:
        """Tell of a cancelled order that is invoiced, and that no import credits."""
        self._add(
            it,
            "not_invoiced",
            self._env._(
                "“%(order)s” is cancelled, and invoices of %(sale_order)s still come to"
                " %(amount)s. The shop “%(shop)s” makes no documents of it: credit them"
                " in Odoo, then press Retry.",
                order=it.name,
                sale_order=it.order.name,
                amount=money_text(it.order.currency_id, amount),
                shop=self._shop.name,
            ),
        )

    def moved_since(
        self, it: Followed, moved: Sequence[tuple[date, BaseModel]]
    ) -> None:
        """Tell of money that moved for an order of before the first day of documents.

        :param moved: days and transactions; once ignored, only more of them are news
        """
        self._add(
            it,
            "moved_since",
            self._env._(
                "“%(order)s” was placed before %(since)s, when the shop “%(shop)s”"
                " begins to book orders, so this is not in Odoo: %(moved)s. What your"
                " accounts do not have yet, book under Invoicing: a payment of"
                " %(customer)s, with an invoice of what was received, or a credit note"
                " of what was refunded. Then ignore this.",
                order=it.name,
                since=format_date(self._env, self._shop.documents_since),
                shop=self._shop.name,
                moved="; ".join(self._moved(day, each) for day, each in moved),
                customer=contact_name(it.order.partner_invoice_id),
            ),
            {"transactions": [each.gid for _day, each in moved]},
        )

    def _moved(self, day: date, transaction: BaseModel) -> str:
        values = {
            "amount": money_text(transaction.currency_id, abs(transaction.amount)),
            "day": format_date(self._env, day),
        }
        if direction(transaction) == "inbound":
            return self._env._("%(amount)s received on %(day)s", **values)
        return self._env._("%(amount)s refunded on %(day)s", **values)

    def no_sale_journal(self, it: Followed, *, is_credit: bool) -> None:
        """Tell that the company can make no invoice, or no credit note."""
        name = it.name
        if is_credit:
            what = self._env._("The credit note of “%(order)s” is missing", order=name)
        else:
            what = self._env._("“%(order)s” is not invoiced", order=name)
        self._not_invoiced(
            it,
            self._env._(
                "%(what)s: %(company)s has no sales journal. Make one under Invoicing →"
                " Configuration → Accounting → Journals, or choose no invoices on the"
                " shop “%(shop)s”, then press Retry.",
                what=what,
                company=self._shop.company_id.name,
                shop=self._shop.name,
            ),
        )

    def invoiced_by_hand(self, it: Followed) -> None:
        """Tell of documents that nothing can be subtracted from."""
        self._not_invoiced(
            it,
            self._env._(
                "Invoices of “%(order)s” do not follow Shopify: someone made a down"
                " payment or invoiced it in another currency. Invoice or credit the"
                " rest of %(sale_order)s in Odoo, with its payments.",
                order=it.name,
                sale_order=it.order.name,
            ),
        )

    def reckoned_otherwise(self, it: Followed, total: float) -> None:
        """Tell of documents that Odoo would give another total than Shopify."""
        self._not_invoiced(
            it,
            self._env._(
                "Invoices of “%(order)s” do not follow Shopify: Odoo would come to"
                " %(total)s, not to what stands in Shopify. Look at the rounding of the"
                " currency and at the taxes of %(sale_order)s, then press Retry; or"
                " invoice it in Odoo, with its payments.",
                order=it.name,
                total=money_text(it.order.currency_id, total),
                sale_order=it.order.name,
            ),
        )

    def documents_differ(
        self, it: Followed, here: float, there: float, done: Sequence[str]
    ) -> None:
        """Tell of documents that a person made, changed, cancelled or deleted."""
        currency = it.order.currency_id
        self._add(
            it,
            "documents_differ",
            self._env._(
                "Invoices and credit notes of %(sale_order)s come to %(here)s,"
                " “%(order)s” in Shopify to %(there)s. In Odoo: %(done)s. That stays,"
                " and what is credited is not credited again. If it is right, refund or"
                " edit the order in Shopify, too. If not, invoice or credit the rest of"
                " %(sale_order)s in Odoo.",
                sale_order=it.order.name,
                here=money_text(currency, here),
                order=it.name,
                there=money_text(currency, there),
                done="; ".join(done) or self._env._("someone changed them"),
            ),
        )

    def due_date_kept(self, it: Followed, invoice: BaseModel) -> None:
        """Tell of an invoice that is due in parts, and otherwise in Shopify by now."""
        self._add(
            it,
            "due_date_kept",
            self._env._(
                "The due date of “%(order)s” is %(day)s in Shopify now, and %(invoice)s"
                " is due in parts, which stay as they are. To change them, reset"
                " %(invoice)s to draft and choose other payment terms; then ignore"
                " this.",
                order=it.name,
                day=format_date(self._env, it.link.due_date),
                invoice=invoice.name,
            ),
        )

    def line_missing(self, it: Followed, title: str) -> None:
        """Tell of a line that someone took off an order."""
        self._not_invoiced(
            it,
            self._env._(
                "Invoices of “%(order)s” do not follow Shopify: its line “%(line)s” was"
                " deleted in Odoo. Add what is missing to %(sale_order)s and invoice it"
                " there, with its payments.",
                order=it.name,
                line=title,
                sale_order=it.order.name,
            ),
        )

    def _not_invoiced(self, it: Followed, text: str) -> None:
        """Tell what keeps its documents back, and with them its payments."""
        if self._shop.register_payments:
            waits = self._env._(
                "As long as this is so, no payment or refund of it is registered."
            )
            text = f"{text} {waits}"
        self._add(it, "not_invoiced", text)

    def _add(
        self,
        it: Followed,
        code: str,
        message: str,
        payload: dict[str, Any] | None = None,
    ) -> None:
        gid, name = it.id, it.name
        self.found.append(RecordIssue(gid, name, code, message, payload or {}))


def _ways(transactions: BaseModel) -> str:
    return ", ".join(sorted(set(transactions.mapped("gateway_name"))))


def _listed(goods: Sequence[tuple[str, float]]) -> str:
    return ", ".join(f"{number:g} × {name}" for name, number in goods)
