"""What a shop's owner reads when an order, or a part of it, needs a person."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from odoo.api import Environment
from odoo.models import BaseModel

from ...commerce.money.movements import comes_in
from ...commerce.money.tax_figures import tax_label
from ...commerce.run.listed import listed
from ..mappers.money_lines import OrderMoney, TaxKey
from .money_text import money_text
from .order_plan import AnyOrder, OrderPlan
from .order_states import is_quotation
from .result import RecordIssue


class OrderIssues:
    """Makes the issues of orders, in the language of the environment."""

    def __init__(self, env: Environment) -> None:
        self.env = env

    def of_products(
        self, order: AnyOrder, problems: Mapping[str, Sequence[str]]
    ) -> list[RecordIssue]:
        """Report lines without a product, by the reason's code."""
        texts = {
            "unknown_product": self.env._(
                "Order %(order)s came in, but Odoo has no product for %(lines)s: it is"
                " not linked, and no product that is not archived has its SKU. The"
                " lines stand on a placeholder. Import the products, unarchive one, or"
                " give one the SKU; then press Retry.",
                order=order.name,
                lines=listed(problems.get("unknown_product", ())),
            ),
            "doubled_sku_in_odoo": self.env._(
                "Order %(order)s came in, but several products in Odoo have the SKU of"
                " %(lines)s, so nobody can tell which was sold. The lines stand on a"
                " placeholder. Give each product a SKU of its own, then press Retry.",
                order=order.name,
                lines=listed(problems.get("doubled_sku_in_odoo", ())),
            ),
            "sku_elsewhere": self.env._(
                "Order %(order)s came in, but the product in Odoo that has the SKU of"
                " %(lines)s is linked to another variant in Shopify, so nobody can tell"
                " which was sold. The lines stand on a placeholder. Give each variant a"
                " SKU of its own in Shopify and import the products; then press Retry.",
                order=order.name,
                lines=listed(problems.get("sku_elsewhere", ())),
            ),
            "foreign_product": self.env._(
                "Order %(order)s came in, but the product of %(lines)s belongs to"
                " another company in Odoo. The lines stand on a placeholder. Take the"
                " company off the product, or link another one to the variant; then"
                " press Retry.",
                order=order.name,
                lines=listed(problems.get("foreign_product", ())),
            ),
            "combo_product": self.env._(
                "Order %(order)s came in, but the product of %(lines)s is a combo in"
                " Odoo, and Shopify does not tell what was chosen of its parts. The"
                " lines stand on a placeholder, so that no stock of the parts falls."
                " Link a product of another type to the variant, or give it the SKU;"
                " then press Retry.",
                order=order.name,
                lines=listed(problems.get("combo_product", ())),
            ),
            "placeholder_shipped": self.env._(
                "%(lines)s of order %(order)s is shipped, or about to be, on a"
                " placeholder: Odoo knows the product only since, and its stock did not"
                " fall. Lower it under Inventory → Operations → Physical Inventory,"
                " then ignore this.",
                order=order.name,
                lines=listed(problems.get("placeholder_shipped", ())),
            ),
        }
        return [issue(order, code, texts[code]) for code in problems]

    def of_carriers(self, order: AnyOrder, titles: Sequence[str]) -> list[RecordIssue]:
        """Report ways of shipping that no delivery method was chosen for."""
        if not titles:
            return []
        text = self.env._(
            "Order %(order)s came in with the shop's default delivery method: nobody"
            " chose one for %(titles)s yet. Choose it under Shopify → Configuration →"
            " Delivery Methods, then press Retry: orders that are not sent yet get it;"
            " later ones have it at once.",
            titles=listed(titles),
            order=order.name,
        )
        return [issue(order, "unknown_delivery", text)]

    def unknown_tax(self, order: AnyOrder, taxes: Iterable[TaxKey]) -> RecordIssue:
        text = self.env._(
            "Order %(order)s waits: Odoo has no tax for %(taxes)s. Choose one under"
            " Shopify → Configuration → Taxes, or let the shop make taxes; then press"
            " Retry.",
            order=order.name,
            taxes=listed(map(tax_name, taxes)),
        )
        return issue(order, "unknown_tax", text)

    def no_country(self, order: AnyOrder, company: str) -> RecordIssue:
        text = self.env._(
            "Order %(order)s waits: it has taxes, and Odoo can have none for"
            " %(company)s, which has no country. Set the country under Settings →"
            " Users & Companies → Companies; the next import then lets the order go"
            " on.",
            order=order.name,
            company=company,
        )
        return issue(order, "no_country", text)

    def money(
        self, order: AnyOrder, record: BaseModel, money: OrderMoney
    ) -> RecordIssue:
        text = self.env._(
            "Order %(order)s waits: its money does not add up to the cent, by"
            " Shopify's own figures. %(problems)s. Compare them on the order's tab"
            " Shopify, then press %(button)s there.",
            order=order.name,
            problems=self.problems(money),
            button=self._release(record),
        )
        return issue(order, "money", text)

    def currency(self, order: AnyOrder, record: BaseModel) -> RecordIssue:
        text = self.env._(
            "Order %(order)s waits: %(sale_order)s is in %(currency)s, which is not the"
            " currency of the order in Shopify. Nothing of it is invoiced or paid in"
            " Odoo. Choose a price list in the order's own currency, then press Retry.",
            order=order.name,
            sale_order=record.name,
            currency=record.currency_id.name,
        )
        return issue(order, "currency", text)

    def rounding(self, order: AnyOrder, money: OrderMoney) -> RecordIssue:
        text = self.env._(
            "Order %(order)s waits: Odoo rounds %(currency)s more coarsely than"
            " Shopify, so its amounts would change. Set a finer rounding factor under"
            " Invoicing → Configuration → Accounting → Currencies, then press Retry.",
            order=order.name,
            currency=money.currency,
        )
        return issue(order, "currency", text)

    def in_odoo(self, order: AnyOrder, record: BaseModel, twin: str) -> RecordIssue:
        """Report an order that seems to have been imported before.

        :param record: what came in of it; empty where it comes in now
        :param twin: name of the sales order that no shop has
        """
        text = self.env._(
            "Order %(order)s waits: it is in Odoo already as %(twin)s, which no shop is"
            " linked to, such as of a shop that was deleted. If %(twin)s is to stay,"
            " delete the order that came in. If that one is to take its place, cancel"
            " %(twin)s with its invoices and payments, then press Retry. If they are"
            " two orders, press %(button)s on the one that came in.",
            order=order.name,
            twin=twin,
            button=self._release(record),
        )
        return issue(order, "in_odoo", text)

    def no_rate(self, order: AnyOrder, day: str) -> RecordIssue:
        """Report an order whose money Odoo cannot turn into the company's.

        :param day: its currency, and the day that wants a rate
        """
        text = self.env._(
            "Order %(order)s waits: Odoo has no exchange rate of that day or before it"
            " (%(day)s), and would book its money by a wrong one. Enter the rate under"
            " Invoicing → Configuration → Accounting → Currencies, then press Retry.",
            order=order.name,
            day=day,
        )
        return issue(order, "no_rate", text)

    def problems(self, money: OrderMoney) -> str:
        """Say what does not add up: the sum, the line where a cent is missing, the gap.

        Who lets an order go on in spite of a gap has not seen a larger one.
        """
        titles = {line.key: line.title for line in money.lines}
        gaps = {row.name: row.difference for row in money.proof}
        return "; ".join(
            ": ".join(filter(None, (self.figure(name), titles.get(key, ""))))
            + (f" ({gaps[name]:+f} {money.currency})" if gaps.get(name) else "")
            for key, name in money.problems
        )

    def totals(self, plan: OrderPlan) -> str:
        """Say to what an order comes in Odoo and in Shopify."""
        currency = plan.record.currency_id
        totals = self.env._(
            "%(here)s in Odoo, %(there)s in Shopify",
            here=money_text(currency, plan.record.amount_total),
            there=money_text(currency, float(plan.money.current_total)),
        )
        term = plan.record.payment_term_id
        if not term._lowers_taxes():
            return totals
        return self.env._(
            "%(totals)s (the early discount of its payment terms “%(term)s” lowers the"
            " tax: choose other terms on it)",
            totals=totals,
            term=term.name,
        )

    def other_total(self, plan: OrderPlan, code: str) -> RecordIssue:
        """Report an order that a person changed, or that Odoo reckons otherwise."""
        names = {
            "sale_order": plan.record.name,
            "order": plan.source.name,
            "totals": self.totals(plan),
        }
        if code == "total":
            text = self.env._(
                "%(sale_order)s waits: Odoo reckons order %(order)s otherwise than"
                " Shopify: %(totals)s. Look at the taxes of its lines and at the"
                " rounding of its currency, then press Retry.",
                **names,
            )
        elif plan.link.is_documented:
            text = self.env._(
                "Someone changed order %(order)s in Odoo: %(totals)s. The invoices and"
                " payments of %(sale_order)s follow Shopify all the same. Change it"
                " back, or edit it in Shopify, too, then press Retry. Or press Go On"
                " Anyway on it to leave it as it is.",
                **names,
            )
        else:
            text = self.env._(
                "%(sale_order)s waits: someone changed order %(order)s in Odoo:"
                " %(totals)s. Change it back, or edit it in Shopify, too, then press"
                " Retry. Or press Confirm Anyway on it: its invoices and payments then"
                " follow Shopify.",
                **names,
            )
        return issue(plan.source, "changed_in_odoo", text)

    def figure(self, name: str) -> str:
        """Return a person's word for one of Shopify's sums."""
        words = {
            "subtotal": self.env._("subtotal"),
            "discounts": self.env._("discounts"),
            "shipping": self.env._("shipping"),
            "tax": self.env._("taxes"),
            "tip": self.env._("tip"),
            "duties": self.env._("duties"),
            "fees": self.env._("fees"),
            "rounding": self.env._("cash rounding"),
            "total": self.env._("total"),
            "refunds": self.env._("refunds"),
            "current_subtotal": self.env._("subtotal now"),
            "current_shipping": self.env._("shipping now"),
            "current_tax": self.env._("taxes now"),
            "current_total": self.env._("total now"),
            "digits": self.env._("amount finer than its currency"),
        }
        return words.get(name) or tax_label(name) or name

    def refused(self, order: AnyOrder, sentence: str) -> RecordIssue:
        text = self.env._(
            "Order %(order)s came in and waits: Odoo refused what follows on it, such"
            " as to confirm, invoice or cancel it, or to register its payments. Odoo"
            " says: %(sentence)s Put that right, then press Retry.",
            order=order.name,
            sentence=sentence,
        )
        return issue(order, "refused", text)

    def too_long(self, order: AnyOrder, most: int) -> RecordIssue:
        text = self.env._(
            "What Shopify says of order %(order)s was not imported: it has more"
            " payments or refunds than Shopify lists (%(most)s), so its money would not"
            " be complete. Enter what is missing by hand.",
            order=order.name,
            most=most,
        )
        return RecordIssue.of(order, order.name, "too_long", text)

    def high_risk(self, order: AnyOrder, link: BaseModel) -> RecordIssue:
        """Report a risk, which holds up nothing of what is in the books already."""
        names = {"order": order.name, "button": self._release(link.sale_order_id)}
        if link.is_documented:
            text = self.env._(
                "Shopify rates the risk of fraud of order %(order)s as high. It is"
                " invoiced already: its invoices and payments follow Shopify all the"
                " same. Look at it in Shopify; cancel it there, or press %(button)s on"
                " the order.",
                **names,
            )
        else:
            text = self.env._(
                "Order %(order)s waits: Shopify rates the risk of fraud as high. Look"
                " at it in Shopify; cancel it there, or press %(button)s on the order.",
                **names,
            )
        return issue(order, "high_risk", text)

    def withheld(self, order: AnyOrder) -> RecordIssue:
        text = self.env._(
            "Order %(order)s waits: Shopify does not show the app who ordered it and"
            " where it goes. In Shopify's Dev Dashboard open the app → API access"
            " requests → Protected customer data access, ask for name, e-mail, phone"
            " and address; once it is granted, press Retry.",
            order=order.name,
        )
        return issue(order, "withheld", text)

    def _release(self, record: BaseModel) -> str:
        """Name the button on an order that lets it go on; new ones are quotations."""
        if not record or is_quotation(record):
            return self.env._("Confirm Anyway")
        return self.env._("Go On Anyway")

    def other_customer(
        self, order: AnyOrder, record: BaseModel, buyer: str
    ) -> RecordIssue:
        """Report a confirmed order that Shopify gave to somebody else."""
        text = self.env._(
            "Order %(order)s belongs to %(buyer)s in Shopify now. %(sale_order)s is"
            " confirmed and stays with %(customer)s, as do its invoices, payments and"
            " credit notes. If %(buyer)s is to have it, credit what is invoiced, cancel"
            " %(sale_order)s, set it to quotation, then press Retry: %(buyer)s gets an"
            " invoice, which the open credit note settles. If not, ignore this.",
            order=order.name,
            buyer=buyer,
            sale_order=record.name,
            customer=record.partner_id.display_name,
        )
        return issue(order, "other_customer", text)

    def still_booked(self, order: AnyOrder, names: Sequence[str]) -> RecordIssue:
        """Report a deleted order that nobody brings back while it is in the books."""
        text = self.env._(
            "Order %(order)s was not brought back: its sales order was deleted in Odoo,"
            " but %(documents)s still stand, and would be booked twice. To have it"
            " back, reset them to draft and cancel them, then press Bring It Back on"
            " it under Shopify → Orders. If they are right, ignore this.",
            order=order.name,
            documents=listed(names),
        )
        return issue(order, "still_booked", text)

    def deleted_moved(
        self,
        order: AnyOrder,
        currency: BaseModel,
        names: Sequence[str],
        moved: Sequence[Mapping[str, Any]],
        cancelled: bool,
    ) -> RecordIssue:
        """Report what became of an order that is in the books, and nowhere else.

        :param moved: values of transactions; once ignored, only more of them are news
        """
        news = [self.env._("it was cancelled")] if cancelled else []
        for each in moved:
            amount = money_text(currency, abs(each["amount"]))
            if comes_in(each["kind"], each["amount"]):
                news.append(self.env._("%(amount)s was received", amount=amount))
            else:
                news.append(self.env._("%(amount)s was refunded", amount=amount))
        text = self.env._(
            "Order %(order)s changed in Shopify: %(news)s. Nothing of that is in Odoo:"
            " its sales order was deleted, but %(documents)s still stand. Book it by"
            " hand under Invoicing, such as a credit note of what was refunded and its"
            " payment; then ignore this.",
            order=order.name,
            news="; ".join(news),
            documents=listed(names),
        )
        payload = {"transactions": [each["gid"] for each in moved]}
        return RecordIssue(order.id, order.name, "deleted_moved", text, payload)


def tax_name(tax: TaxKey) -> str:
    """How a person knows a tax."""
    rate = format((tax.rate * 100).normalize(), "f")
    return f"{tax.title} {rate} %" + (f" ({tax.country})" if tax.country else "")


def issue(order: AnyOrder, code: str, message: str) -> RecordIssue:
    """Report on an order that came in: Odoo has its data, the issue needs no copy."""
    return RecordIssue(gid=order.id, name=order.name, code=code, message=message)
