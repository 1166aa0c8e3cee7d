"""What is unclear of customers, companies and of who ordered."""

from odoo.tools.translate import LazyTranslate

from .code import Fix, issue_code

_lt = LazyTranslate(__name__)

CUSTOMERS = (
    issue_code(
        "several_contacts",
        "Several contacts in Odoo",
        Fix.RETRY,
        Fix.IGNORE,
        text=_lt(
            "“%(customer)s” was not imported: several contacts in Odoo have its e-mail"
            " address or phone number: %(contacts)s. Merge them (list of contacts →"
            " select them → Actions → Merge), or correct all but one; then press Retry."
        ),
        texts={
            "order": _lt(
                "Order %(order)s got a new contact: Odoo had more than one with the"
                " e-mail address or phone number of who ordered it, %(contacts)s. Merge"
                " the contacts, or choose another one on the order, then press Retry."
                " If the new one is right, ignore this."
            ),
        },
    ),
    issue_code(
        "contact_taken",
        "Contact of another customer",
        Fix.RETRY,
        Fix.IGNORE,
        text=_lt(
            "“%(customer)s” was not imported: %(contacts)s has its e-mail address or"
            " phone number, but is another customer of this shop already. Correct the"
            " contact in Odoo, or merge the two customers in %(system)s; then press"
            " Retry."
        ),
        texts={
            "order": _lt(
                "Order %(order)s got a new contact: %(contacts)s has the e-mail address"
                " or phone number of who ordered it, but is another customer of this"
                " shop. Choose it on the order if it is meant, then press Retry. If the"
                " new one is right, ignore this."
            ),
        },
    ),
    issue_code(
        "contact_other_email",
        "Contact with another e-mail address",
        Fix.RETRY,
        Fix.IGNORE,
        text=_lt(
            "“%(customer)s” was not imported: %(contacts)s has its phone number, but"
            " another e-mail address, so they may be two people. Give the contact in"
            " Odoo the customer's e-mail address if they are one, or take its phone"
            " number away if they are two; then press Retry."
        ),
        texts={
            "order": _lt(
                "Order %(order)s got a new contact: %(contacts)s has the phone number"
                " of who ordered it, but another e-mail address, so they may be two"
                " people. If they are one, merge the new contact with it, then press"
                " Retry. If they are two, ignore this."
            ),
        },
    ),
    issue_code(
        "foreign_contact",
        "Contact of another company",
        Fix.RETRY,
        Fix.IGNORE,
        texts={
            "order": _lt(
                "Order %(order)s got a new contact: the one of its customer,"
                " %(contacts)s, belongs to another company in Odoo. If it is to serve"
                " both, take the company off it and merge it with the new one, then"
                " press Retry. If they are to be two, ignore this."
            ),
        },
    ),
    issue_code(
        "other_customer",
        "Another customer in the shop",
        Fix.RETRY,
        Fix.IGNORE,
        text=_lt(
            "Order %(order)s belongs to %(buyer)s in %(system)s now. %(sale_order)s is"
            " confirmed and stays with %(customer)s, as do its invoices, payments and"
            " credit notes. If %(buyer)s is to have it, credit what is invoiced, cancel"
            " %(sale_order)s, set it to quotation, then press Retry: %(buyer)s gets an"
            " invoice, which the open credit note settles. If not, ignore this."
        ),
    ),
    issue_code(
        "tax_id_refused",
        "Tax ID not valid",
        Fix.RETRY,
        text=_lt(
            "“%(company)s” came in without its tax ID %(tax_id)s, which Odoo takes for"
            " wrong. Correct it in %(system)s (company → location → tax details), then"
            " press Retry."
        ),
    ),
)
