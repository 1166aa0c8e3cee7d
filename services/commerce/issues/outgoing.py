"""What can be the matter with products that go out to a shop."""

from odoo.tools.translate import LazyTranslate

from .code import Fix, issue_code

_lt = LazyTranslate(__name__)

OUTGOING = (
    issue_code(
        "not_sent",
        "Refused by the shop",
        Fix.RETRY,
        text=_lt(
            "“%(product)s” did not go out to %(system)s. %(refusals)s Correct it in"
            " Odoo, then press Retry."
        ),
        texts={
            "field": _lt("%(system)s says of %(field)s “%(sent)s”: %(said)s."),
            "whole": _lt("%(system)s says: %(said)s."),
            "not_granted": _lt(
                "The app may not decide where %(system)s shows it: give it the scopes"
                " read_publications and write_publications there, and press Test"
                " Connection."
            ),
        },
    ),
    issue_code(
        "missing_sku_in_odoo",
        "No internal reference",
        Fix.RETRY,
        text=_lt(
            "“%(product)s” did not go out: %(variants)s has no internal reference, by"
            " which %(system)s would know it. Enter one, then press Retry."
        ),
        texts={
            "variants": _lt(
                "Of “%(product)s” the new %(variants)s did not go out: without an"
                " internal reference %(system)s would not know them again. Enter one,"
                " then press Retry."
            ),
        },
    ),
    issue_code(
        "options_unclear",
        "Variants without the shop's options",
        Fix.RETRY,
        text=_lt(
            "Of “%(product)s” the new %(variants)s did not go out: the product has"
            " options in %(system)s that are no attributes of these variants in Odoo."
            " Give them the same attributes, then press Retry."
        ),
    ),
    issue_code(
        "sold_as_another",
        "Same SKU as another product's in the shop",
        Fix.RETRY,
        text=_lt(
            "“%(product)s” did not go out: the product of %(system)s with its SKU or"
            " barcode is “%(other)s” here. Give it a SKU and a barcode of its own, then"
            " press Retry."
        ),
    ),
    issue_code(
        "no_variants",
        "No variant",
        Fix.RETRY,
        text=_lt(
            "“%(product)s” did not go out: none of its variants is active, or none was"
            " made yet. Make or unarchive one, then press Retry."
        ),
    ),
    issue_code(
        "too_many_options",
        "More attributes than the shop takes",
        Fix.RETRY,
        text=_lt(
            "“%(product)s” did not go out: its variants differ by %(options)s, and"
            " %(system)s takes three options. Take an attribute away, then press Retry."
        ),
    ),
)
