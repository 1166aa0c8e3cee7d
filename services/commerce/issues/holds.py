"""Why orders wait. Each sentence stands on the order as well as on its issue.

`detail` is what the reason names, `button` lets the order go on, and `again` is how it
is looked at again from where the sentence is read. `ask_for_data` is the system's own
sentence: where one asks it to show who the customers are.
"""

from odoo.tools.translate import LazyTranslate

from .code import About, Choice, Fix, issue_code

_lt = LazyTranslate(__name__)

# The case of an order that is in the books: what follows on it goes on.
BOOKED = "booked"

HOLDS = (
    issue_code(
        "test_order",
        "Test order",
        Fix.RELEASE,
        stops=About.TAKING,
        is_told=False,
        text=_lt(
            "It is a test order: nobody pays for it. Cancel it, or press %(button)s on"
            " it to try what follows."
        ),
    ),
    issue_code(
        "high_risk",
        "High risk of fraud",
        Fix.RELEASE,
        stops=About.TAKING,
        text=_lt(
            "%(system)s rates the risk of fraud as high. Look at the order in"
            " %(system)s; cancel it there, or press %(button)s on it in Odoo."
        ),
        texts={
            BOOKED: _lt(
                "%(system)s rates the risk of fraud as high. It is invoiced already:"
                " its invoices and payments follow %(system)s all the same. Look at"
                " the order in %(system)s; cancel it there, or press %(button)s on it"
                " in Odoo."
            )
        },
    ),
    issue_code(
        "withheld",
        "Customer data withheld",
        Fix.RETRY,
        stops=About.TAKING,
        text=_lt(
            "%(system)s does not show the app who ordered it and where it goes."
            " %(ask_for_data)s; once it is granted, %(again)s."
        ),
        texts={
            "customers": _lt(
                "%(system)s does not show the app of “%(shop)s” who its customers are:"
                " names, e-mail addresses, phones and addresses are withheld. Such"
                " customers do not come in, and nothing here was emptied."
                " %(ask_for_data)s; once it is granted, press Retry: all customers are"
                " imported again."
            )
        },
    ),
    issue_code(
        "in_odoo",
        "In Odoo already, without a shop",
        Fix.RETRY,
        Fix.RELEASE,
        stops=About.TAKING,
        text=_lt(
            "It is in Odoo already as %(detail)s, which no shop is linked to, such as"
            " of a shop that was deleted. If %(detail)s is to stay, delete the order"
            " that came in. If that one is to take its place, cancel %(detail)s with"
            " its invoices and payments, then %(again)s. If they are two orders, press"
            " %(button)s on the one that came in."
        ),
    ),
    issue_code(
        "total",
        "Another total in Odoo",
        Fix.RETRY,
        stops=About.TOTAL,
        text=_lt(
            "Odoo reckons it otherwise than %(system)s: %(detail)s. Look at the taxes"
            " of its lines and at the rounding of its currency, then %(again)s."
        ),
    ),
    issue_code(
        "changed_in_odoo",
        "Changed in Odoo",
        Fix.RETRY,
        Fix.RELEASE,
        stops=About.TOTAL,
        text=_lt(
            "Someone changed it in Odoo: %(detail)s. Change it back, or edit it in"
            " %(system)s, too, then %(again)s. Or press %(button)s on it: its invoices"
            " and payments then follow %(system)s."
        ),
        texts={
            BOOKED: _lt(
                "Someone changed it in Odoo: %(detail)s. Its invoices and payments"
                " follow %(system)s all the same. Change it back, or edit it in"
                " %(system)s, too, then %(again)s. Or press %(button)s on it to leave"
                " it as it is."
            )
        },
    ),
    issue_code(
        "money",
        "Money that does not add up",
        Fix.RELEASE,
        stops=About.MONEY,
        text=_lt(
            "Its money does not add up to the cent, by %(system)s's own figures:"
            " %(detail)s. Compare them on the order's tab %(system)s, then press"
            " %(button)s there."
        ),
    ),
    issue_code(
        "unknown_tax",
        "Tax not in Odoo",
        Fix.RETRY,
        stops=About.MONEY,
        wants=Choice.TAX,
        text=_lt(
            "Odoo has no tax for %(detail)s. Choose one under Commerce Sync →"
            " Configuration → Taxes, or let the shop make taxes; then %(again)s."
        ),
    ),
    issue_code(
        "no_country",
        "Company without a country",
        Fix.RETRY,
        stops=About.MONEY,
        is_firm=True,
        text=_lt(
            "It has taxes, and Odoo can have none for %(detail)s, which has no country."
            " Set the country under Settings → Users & Companies → Companies, then"
            " %(again)s."
        ),
    ),
    issue_code(
        "rounding",
        "Coarser rounding in Odoo",
        Fix.RETRY,
        stops=About.MONEY,
        explains_total=True,
        text=_lt(
            "Odoo rounds %(detail)s more coarsely than %(system)s, so its amounts would"
            " change. Set a finer rounding factor under Invoicing → Configuration →"
            " Accounting → Currencies, then %(again)s."
        ),
    ),
    issue_code(
        "currency",
        "Another currency in Odoo",
        Fix.RETRY,
        stops=About.CURRENCY,
        explains_total=True,
        is_firm=True,
        text=_lt(
            "Its currency in Odoo is not that of the order: %(detail)s. Nothing of it"
            " is invoiced or paid in Odoo. Choose a price list in the order's own"
            " currency, then %(again)s."
        ),
    ),
    issue_code(
        "no_rate",
        "Currency without a rate",
        Fix.RETRY,
        stops=About.CURRENCY,
        is_firm=True,
        text=_lt(
            "Odoo has no exchange rate of that day or before it (%(detail)s), and would"
            " book its money by a wrong one. Enter the rate under Invoicing →"
            " Configuration → Accounting → Currencies, then %(again)s."
        ),
    ),
    issue_code(
        "refused",
        "Next step refused by Odoo",
        Fix.RETRY,
        text=_lt(
            "Odoo refused what follows on it, such as to confirm, invoice or cancel it,"
            " or to register its payments. Odoo says: %(detail)s Put that right, then"
            " %(again)s."
        ),
    ),
)
