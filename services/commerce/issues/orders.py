"""What of an order comes in otherwise than it was told, or not at all."""

from odoo.tools.translate import LazyTranslate

from .code import Choice, Fix, issue_code

_lt = LazyTranslate(__name__)

ORDERS = (
    issue_code(
        "unknown_product",
        "Product not in Odoo",
        Fix.RETRY,
        texts={
            "lines": _lt(
                "Order %(order)s came in, but Odoo has no product for %(lines)s: it is"
                " not linked, and no product that is not archived has its SKU. The"
                " lines stand on a placeholder. Import the products, unarchive one, or"
                " give one the SKU; then press Retry."
            )
        },
    ),
    issue_code(
        "foreign_product",
        "Product of another company",
        Fix.RETRY,
        texts={
            "lines": _lt(
                "Order %(order)s came in, but the product of %(lines)s belongs to"
                " another company in Odoo. The lines stand on a placeholder. Take the"
                " company off the product, or link another one to the variant; then"
                " press Retry."
            )
        },
    ),
    issue_code(
        "combo_product",
        "Product is a combo",
        Fix.RETRY,
        texts={
            "lines": _lt(
                "Order %(order)s came in, but the product of %(lines)s is a combo in"
                " Odoo, and %(system)s does not tell what was chosen of its parts. The"
                " lines stand on a placeholder, so that no stock of the parts falls."
                " Link a product of another type to the variant, or give it the SKU;"
                " then press Retry."
            )
        },
    ),
    issue_code(
        "placeholder_shipped",
        "Shipped as a placeholder",
        Fix.IGNORE,
        texts={
            "lines": _lt(
                "%(lines)s of order %(order)s is shipped, or about to be, on a"
                " placeholder: Odoo knows the product only since, and its stock did not"
                " fall. Lower it under Inventory → Operations → Adjustments → Physical"
                " Inventory, then ignore this."
            )
        },
    ),
    issue_code(
        "unknown_delivery",
        "Delivery method not chosen",
        Fix.RETRY,
        wants=Choice.DELIVERY,
        text=_lt(
            "Order %(order)s came in with the shop's default delivery method: nobody"
            " chose one for %(titles)s yet. Choose it under Commerce Sync →"
            " Configuration → Delivery Methods, then press Retry: orders that are not"
            " sent yet get it; later ones have it at once."
        ),
    ),
    issue_code(
        "unknown_terms",
        "Payment terms not chosen",
        Fix.RETRY,
        text=_lt(
            "Order %(order)s came in, but nobody chose what “%(terms)s” is in Odoo, and"
            " %(system)s does not tell yet on which day it is due: its invoice is due"
            " as if it had no such terms. Choose payment terms under Commerce Sync →"
            " Configuration → Payment Terms, then press Retry."
        ),
    ),
    issue_code(
        "due_in_parts",
        "To be paid in parts",
        Fix.IGNORE,
        text=_lt(
            "Order %(order)s is to be paid in parts, on %(days)s: its invoice is due on"
            " the last of these days. To have it due in parts, reset the invoice to"
            " draft and choose such payment terms on it; then ignore this."
        ),
    ),
    issue_code(
        "too_long",
        "More payments than are listed",
        Fix.IGNORE,
        text=_lt(
            "What %(system)s says of order %(order)s was not imported: it has more"
            " payments or refunds than %(system)s lists (%(most)s), so its money would"
            " not be complete. Enter what is missing by hand, then ignore this."
        ),
    ),
    issue_code(
        "order_gone",
        "Order deleted in the shop",
        Fix.IGNORE,
        text=_lt(
            "Order %(order)s was deleted in %(system)s. %(sale_order)s is a quotation"
            " in Odoo and stays one. Cancel or delete it, or ignore this."
        ),
        texts={
            "confirmed": _lt(
                "Order %(order)s was deleted in %(system)s. %(sale_order)s is confirmed"
                " in Odoo and stays as it is, with its documents. If it is void, cancel"
                " it in Odoo; if not, ignore this."
            ),
        },
    ),
    issue_code(
        "still_booked",
        "Deleted, but in the books",
        Fix.BRING_BACK,
        Fix.IGNORE,
        text=_lt(
            "Order %(order)s was not brought back: its sales order was deleted in Odoo,"
            " but %(documents)s still stand, and would be booked twice. To have it"
            " back, reset them to draft and cancel them, then press Bring It Back on it"
            " under Commerce Sync → Orders. If they are right, ignore this."
        ),
    ),
    issue_code(
        "deleted_moved",
        "Deleted here, changed in the shop",
        Fix.IGNORE,
        grows=True,
        text=_lt(
            "Order %(order)s changed in %(system)s: %(news)s. Nothing of that is in"
            " Odoo: its sales order was deleted, but %(documents)s still stand. Book it"
            " by hand under Invoicing, such as a credit note of what was refunded and"
            " its payment; then ignore this."
        ),
    ),
)
