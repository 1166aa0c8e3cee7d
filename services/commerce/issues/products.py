"""What keeps a product, or a part of it, outside."""

from odoo.tools.translate import LazyTranslate

from .code import Fix, issue_code

_lt = LazyTranslate(__name__)

PRODUCTS = (
    issue_code(
        "missing_sku",
        "No SKU",
        Fix.RETRY,
        text=_lt(
            "“%(product)s” was not imported: it has no SKU in %(system)s. Give it one"
            " there, or allow products without SKU in the settings of the shop; then"
            " press Retry."
        ),
        texts={
            "variants": _lt(
                "“%(product)s” was not imported: %(system)s has no SKU for"
                " %(variants)s. Give every variant one there, or allow products without"
                " SKU in the settings of the shop; then press Retry."
            ),
            "lost": _lt(
                "%(system)s has no SKU any more for %(variants)s of “%(product)s”. Its"
                " ID tells what is meant, so all other news come in, and Odoo keeps its"
                " own SKU. Enter one in %(system)s, then press Retry."
            ),
        },
    ),
    issue_code(
        "doubled_sku",
        "Same SKU twice in the shop",
        Fix.RETRY,
        Fix.LINK,
        text=_lt(
            "“%(product)s” and %(others)s have the same SKU %(skus)s, so nobody can"
            " tell them apart by it. What was imported first keeps it. Give each"
            " variant a SKU of its own in %(system)s, then press Retry."
        ),
        texts={
            "own": _lt(
                "Several variants of “%(product)s” have the same SKU %(skus)s, so"
                " nobody can tell them apart by it. Give each variant a SKU of its own"
                " in %(system)s, then press Retry."
            ),
        },
    ),
    issue_code(
        "doubled_sku_in_odoo",
        "Same SKU twice in Odoo",
        Fix.RETRY,
        Fix.LINK,
        text=_lt(
            "“%(product)s” cannot be matched: several products in Odoo have the"
            " internal reference %(skus)s. Change or archive all but one of them, then"
            " press Retry."
        ),
        texts={
            "lines": _lt(
                "Order %(order)s came in, but several products in Odoo have the SKU of"
                " %(lines)s, so nobody can tell which was sold. The lines stand on a"
                " placeholder. Give each product a SKU of its own, then press Retry."
            ),
        },
    ),
    issue_code(
        "sku_elsewhere",
        "SKU of another product",
        Fix.RETRY,
        Fix.LINK,
        text=_lt(
            "The SKU %(skus)s of “%(product)s” belongs to another product in Odoo."
            " Change it on one of the two sides, then press Retry."
        ),
        texts={
            "lines": _lt(
                "Order %(order)s came in, but the product in Odoo that has the SKU of"
                " %(lines)s is linked to another variant in %(system)s, so nobody can"
                " tell which was sold. The lines stand on a placeholder. Give each"
                " variant a SKU of its own in %(system)s and import the products; then"
                " press Retry."
            ),
        },
    ),
    issue_code(
        "several_products",
        "Several products in Odoo",
        Fix.RETRY,
        Fix.LINK,
        text=_lt(
            "“%(product)s” is one product in %(system)s, but its variants belong to"
            " several products in Odoo: %(names)s. Make them variants of one product in"
            " Odoo, or products of their own in %(system)s; then press Retry."
        ),
    ),
    issue_code(
        "linked_elsewhere",
        "Linked already",
        Fix.RETRY,
        Fix.LINK,
        text=_lt(
            "“%(product)s” has SKUs of “%(name)s” in Odoo, which is already linked to"
            " another product of this shop. Keep all variants of one Odoo product in"
            " one %(system)s product, or give these a SKU of their own; then press"
            " Retry."
        ),
    ),
    issue_code(
        "structure_differs",
        "Other variants in Odoo",
        Fix.RETRY,
        Fix.LINK,
        text=_lt(
            "“%(product)s” was in Odoo before and lacks what %(system)s has:"
            " %(variants)s. All else is linked; a product that was here before is never"
            " rebuilt. Add what is missing in Odoo with the SKU that it has in"
            " %(system)s, or remove it there; then press Retry."
        ),
    ),
    issue_code(
        "combination_taken",
        "Variant with another SKU in Odoo",
        Fix.RETRY,
        Fix.LINK,
        text=_lt(
            "The options that %(system)s gives to %(variants)s of “%(product)s” belong"
            " to another SKU in Odoo. Nothing was added for them, or the old options"
            " stay. Give both sides the same SKU, or archive what has these options in"
            " Odoo; then press Retry."
        ),
    ),
    issue_code(
        "gone_in_stock",
        "Gone in the shop, in stock here",
        Fix.RETRY,
        text=_lt(
            "%(system)s no longer has %(variants)s of “%(product)s”, but there is stock"
            " of it in Odoo, where it stays. Sell or move the stock and archive it, or"
            " add it again in %(system)s; then press Retry."
        ),
        texts={
            "archived": _lt(
                "What %(system)s no longer has of “%(product)s” was archived with"
                " stock: %(variants)s; nothing was deleted. Find it in Odoo with the"
                " filter “Archived” and move or correct the stock until none is left,"
                " or add it again in %(system)s; then press Retry."
            ),
        },
    ),
    issue_code(
        "gone_in_one_shop",
        "Gone in this shop, sold in another",
        Fix.IGNORE,
        Fix.RETRY,
        text=_lt(
            "This shop no longer has %(variants)s of “%(product)s”, but another shop"
            " still sells it, so it stays in Odoo. If that is meant, press Ignore. If"
            " not, add it again in this shop and press Retry, or delete it in the other"
            " one and archive it in Odoo."
        ),
    ),
    issue_code(
        "doubled_barcode",
        "Barcode in use",
        Fix.RETRY,
        text=_lt(
            "“%(product)s” came in without the barcode %(barcodes)s: another product or"
            " packaging has it. Correct the barcode in %(system)s or remove the other"
            " in Odoo, then press Retry."
        ),
    ),
    issue_code(
        "tracking_kept",
        "Stock tracking changed in the shop",
        Fix.RETRY,
        text=_lt(
            "%(system)s counts the stock of “%(product)s” now. Odoo does not, and has"
            " moved it already, so its count would begin with a wrong number. Switch"
            " “Track Inventory” on in Odoo and count the stock, or switch tracking off"
            " in %(system)s; then press Retry."
        ),
        texts={
            "stopped": _lt(
                "%(system)s does not count the stock of “%(product)s” any more. Odoo"
                " does, and has stock or moves of it, whose value would be lost. Clear"
                " the stock and switch “Track Inventory” off in Odoo, or switch"
                " tracking on again in %(system)s; then press Retry."
            ),
        },
    ),
    issue_code(
        "metafield_type",
        "Metafield of another type",
        Fix.RETRY,
        text=_lt(
            "“%(product)s” came in without some of its metafields. %(misfits)s Then"
            " press Retry."
        ),
        texts={
            "type": _lt(
                "“%(name)s” is of the type “%(found)s” in %(system)s and of the type"
                " “%(told)s” in Odoo: correct that under Configuration → Metafields."
            ),
        },
    ),
    issue_code(
        "metafield_value",
        "Metafield without a place",
        Fix.RETRY,
        text=_lt(
            "“%(product)s” came in without some of its metafields. %(misfits)s Then"
            " press Retry."
        ),
        texts={
            "choice": _lt(
                "“%(value)s” of “%(name)s” is none of %(choices)s, which the field"
                " %(field)s offers: add it to the field, or correct it in %(system)s."
            ),
            "currency": _lt(
                "“%(name)s” is in %(found)s, and the field %(field)s holds %(told)s:"
                " map it to a text field, or correct it in %(system)s."
            ),
            "value": _lt(
                "“%(value)s” of “%(name)s” does not fit into the field %(field)s:"
                " correct it in %(system)s, or map it to a text field."
            ),
        },
    ),
    issue_code(
        "images_processing",
        "Images not ready yet",
        Fix.ITSELF,
        looks_again=True,
        text=_lt(
            "“%(product)s” waits: %(system)s still works on its images. It is looked at"
            " again by itself. To import such products without these images, change"
            " “While %(system)s Processes Images” in the settings of the shop."
        ),
    ),
)
