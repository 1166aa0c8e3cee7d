"""What each mode does, in a sentence for who chooses it."""

from odoo.tools.translate import LazyTranslate

_lt = LazyTranslate(__name__)

HINTS = {
    "import_changed_products": _lt(
        "Reads what changed in Shopify since the last import, and marks what was"
        " deleted there. This is the one for every day."
    ),
    "import_all_products": _lt(
        "Reads every product of the shop, and marks those that Shopify deleted. It is"
        " needed once, to begin with; the first time switches the automatic imports on."
    ),
    "import_one_product": _lt("Reads one product now, changed or not."),
    "import_batch_products": _lt(
        "Reads these products now, changed or not. Separate their numbers by spaces."
    ),
    "import_images": _lt("Loads the images that an import of products left for later."),
    "import_changed_customers": _lt(
        "Reads the customers that changed in Shopify since the last import."
    ),
    "import_all_customers": _lt(
        "Reads every customer of the shop. It is needed once; from then on the changes"
        " come in by themselves."
    ),
    "import_one_customer": _lt("Reads one customer now, changed or not."),
    "import_batch_customers": _lt(
        "Reads these customers now, changed or not. Separate their numbers by spaces."
    ),
    "import_changed_orders": _lt(
        "Reads new orders, and what was edited, paid, refunded or cancelled since the"
        " last import. This is the one for every day."
    ),
    "import_all_orders": _lt(
        "Reads every order that the shop's settings let in. It is needed once; from"
        " then on new and changed orders come in by themselves."
    ),
    "import_one_order": _lt(
        "Reads one order now, by its name, such as #1001, its number or its address."
    ),
    "import_batch_orders": _lt(
        "Reads these orders now, changed or not. Separate their numbers by spaces."
    ),
    "check_orders": _lt(
        "Compares the shop's list of orders with Odoo's, names those that are missing"
        " or out of date, and fetches them."
    ),
}
