"""What of an order's documents, money and goods wants a person."""

from odoo.tools.translate import LazyTranslate

from .code import Fix, issue_code

_lt = LazyTranslate(__name__)

# Why documents of an order are not made; it keeps its payments back, too.
NOT_INVOICED = issue_code(
    "not_invoiced",
    "Invoices do not follow",
    Fix.RETRY,
    text=_lt(
        "Invoices of “%(order)s” do not follow %(system)s: Odoo would come to"
        " %(total)s, not to what stands in %(system)s. Look at the rounding of the"
        " currency and at the taxes of %(sale_order)s, then press Retry; or invoice it"
        " in Odoo, with its payments."
    ),
    texts={
        "by_hand": _lt(
            "Invoices of “%(order)s” do not follow %(system)s: someone made a down"
            " payment or invoiced it in another currency. Invoice or credit the rest of"
            " %(sale_order)s in Odoo, with its payments."
        ),
        "line_missing": _lt(
            "Invoices of “%(order)s” do not follow %(system)s: its line “%(line)s” was"
            " deleted in Odoo. Add what is missing to %(sale_order)s and invoice it"
            " there, with its payments."
        ),
        "cancelled": _lt(
            "“%(order)s” is cancelled, and invoices of %(sale_order)s still come to"
            " %(amount)s. The shop “%(shop)s” makes no documents of it: credit them in"
            " Odoo, then press Retry."
        ),
        "no_journal": _lt(
            "“%(order)s” is not invoiced: %(company)s has no sales journal. Make one"
            " under Invoicing → Configuration → Accounting → Journals, or choose no"
            " invoices on the shop “%(shop)s”, then press Retry."
        ),
        "no_credit_journal": _lt(
            "The credit note of “%(order)s” is missing: %(company)s has no sales"
            " journal. Make one under Invoicing → Configuration → Accounting →"
            " Journals, or choose no invoices on the shop “%(shop)s”, then press Retry."
        ),
        "waits": _lt(
            "As long as this is so, no payment or refund of it is registered."
        ),
    },
)

# What a payment without a journal is about.
NOT_REGISTERED = {
    "received": _lt("What was paid by %(gateways)s for “%(order)s” is not registered."),
    "refunded": _lt(
        "What was refunded by %(gateways)s for “%(order)s” is not registered."
    ),
}

BOOKS = (
    NOT_INVOICED,
    issue_code(
        "documents_differ",
        "Invoices changed in Odoo",
        Fix.ITSELF,
        text=_lt(
            "Invoices and credit notes of %(sale_order)s come to %(here)s, “%(order)s”"
            " in %(system)s to %(there)s. In Odoo: %(done)s. That stays, and what is"
            " credited is not credited again. If it is right, refund or edit the order"
            " in %(system)s, too. If not, invoice or credit the rest of %(sale_order)s"
            " in Odoo."
        ),
    ),
    issue_code(
        "cancelled_in_odoo",
        "Cancelled in Odoo alone",
        Fix.ITSELF,
        text=_lt(
            "“%(order)s” is cancelled in Odoo, and not in %(system)s. Cancel it in"
            " %(system)s, too; or set %(sale_order)s to quotation, and it goes on by"
            " the shop's rules."
        ),
    ),
    issue_code(
        "due_date_kept",
        "Due date not changed",
        Fix.IGNORE,
        text=_lt(
            "The due date of “%(order)s” is %(day)s in %(system)s now, and %(invoice)s"
            " is due in parts, which stay as they are. To change them, reset"
            " %(invoice)s to draft and choose other payment terms; then ignore this."
        ),
    ),
    issue_code(
        "unknown_gateway",
        "Payment without a journal",
        Fix.RETRY,
        text=_lt(
            "%(what)s No journal is chosen for it. Choose one under Commerce Sync"
            " → Configuration → Payment Methods, or a journal for all others on the"
            " shop “%(shop)s”, then press Retry."
        ),
        texts=NOT_REGISTERED,
    ),
    issue_code(
        "archived_journal",
        "Payment of an archived journal",
        Fix.RETRY,
        text=_lt(
            "%(what)s The journal “%(journals)s” is archived. Unarchive it under"
            " Invoicing → Configuration → Accounting → Journals; or choose another one"
            " under Commerce Sync → Configuration → Payment Methods, or for all others"
            " on the shop “%(shop)s”. Then press Retry."
        ),
        texts=NOT_REGISTERED,
    ),
    issue_code(
        "paid_in_odoo",
        "Paid in Odoo already",
        Fix.RETRY,
        Fix.IGNORE,
        text=_lt(
            "What was paid by %(gateways)s for “%(order)s” is not registered: someone"
            " has registered a payment on invoices of %(sale_order)s, and less is open"
            " than was paid. If it is the same money, register what is missing of it,"
            " if anything, and ignore this. If not, take the payment in Odoo off the"
            " invoice, then press Retry."
        ),
        texts={
            "refunded": _lt(
                "The refund of %(amount)s by %(gateways)s for “%(order)s” is not"
                " registered: someone has registered payments of %(sale_order)s in"
                " Odoo, and no credit note waits for so much. If it is the same money,"
                " register what is missing of it, if anything, and ignore this. If not,"
                " take the payment in Odoo off the credit note, then press Retry."
            ),
        },
    ),
    issue_code(
        "goods_left",
        "Cancelled or removed after delivery",
        Fix.IGNORE,
        text=_lt(
            "“%(order)s” is cancelled, but %(goods)s have left the warehouse. To take"
            " them back, press Return on the transfer of %(sale_order)s. If the"
            " customer keeps them, ignore this."
        ),
        texts={
            "taken_off": _lt(
                "%(system)s took %(goods)s off “%(order)s” as not shipped, but they"
                " have left the warehouse. To take them back, press Return on the"
                " transfer of %(sale_order)s. If the customer keeps them, ignore this."
            ),
        },
    ),
    issue_code(
        "money_kept",
        "Cancelled, money not given back",
        Fix.IGNORE,
        text=_lt(
            "“%(order)s” is cancelled, and %(amount)s of what was paid has not gone"
            " back. If the customer is to have it, refund it in %(system)s. If the shop"
            " keeps it, make an invoice of it for %(customer)s in Odoo, reconcile it"
            " with the payment, and ignore this."
        ),
    ),
    issue_code(
        "moved_since",
        "Money of an older order",
        Fix.IGNORE,
        grows=True,
        text=_lt(
            "“%(order)s” was placed before %(since)s, when the shop “%(shop)s” begins"
            " to book orders, so this is not in Odoo: %(moved)s. What your accounts do"
            " not have yet, book under Invoicing: a payment of %(customer)s, with an"
            " invoice of what was received, or a credit note of what was refunded. Then"
            " ignore this."
        ),
    ),
    issue_code(
        "still_owed",
        "Paid in the shop, open in Odoo",
        Fix.IGNORE,
        text=_lt(
            "“%(order)s” is paid in %(system)s, and %(amount)s of it stays open in"
            " Odoo: its payments come to less than it, by more than rates of exchange"
            " and rounding explain. Compare them on the order's tab %(system)s."
            " Register what is missing on the invoice of %(sale_order)s, or mark it as"
            " fully paid there; then ignore this."
        ),
    ),
    issue_code(
        "no_exchange_account",
        "No account of exchange differences",
        Fix.RETRY,
        text=_lt(
            "“%(order)s” is paid in %(system)s, and %(amount)s of it stays open in Odoo"
            " by the rates of its payments: %(company)s has no journal or account of"
            " exchange differences. Choose them under Invoicing → Configuration →"
            " Settings, among the Default Accounts (they show with several currencies),"
            " then press Retry."
        ),
    ),
)
