"""Products that both sides edit at random, and whose value of each fact stays."""

from datetime import timedelta
from itertools import count

from hypothesis import strategies as st

from ..product_records import (
    NEWER,
    OLDER,
    a_cost,
    a_product,
    a_variant,
    a_weight,
    changed,
    edited,
)
from .policy_case import PolicyCase

TEXTS = ("First", "Second", "Third")
# A fact, the field of the variant in Odoo, and the record's; values of both, by number.
FACTS = {
    "title": ("name", "title", TEXTS, TEXTS),
    "descriptionHtml": (
        "website_description",
        "description_html",
        [f"<p>{it}</p>" for it in TEXTS],
        [f"<p>{it}</p>" for it in TEXTS],
    ),
    "weight": ("weight", "weight", (1, 2, 3), [a_weight(it) for it in (1, 2, 3)]),
    "unitCost": (
        "standard_price",
        "unit_cost",
        (4, 5, 6),
        [a_cost(it) for it in ("4.00", "5.00", "6.00")],
    ),
    "price": ("list_price", "price", (20, 25, 30), ("20.00", "25.00", "30.00")),
}
OF_PRODUCT = {"title", "description_html"}
OWNERS = ("odoo", "shop", "newer", "ask")
# Who owns a fact, and the number of the value that each side enters; 0 is none.
edits = st.tuples(st.sampled_from(OWNERS), st.integers(0, 2), st.integers(0, 2))
numbers = count(1)


def stays(owner, here, there, is_odoo_newer):
    """Number of the value that Odoo has after an import, written out anew."""
    keeps = owner == "ask" or (owner == "newer" and is_odoo_newer)
    if owner == "odoo" or (keeps and here and there):
        return here
    if owner == "shop" or there:
        return there
    return here


class BothSidesCase(PolicyCase):
    def both_edited(self, chosen, is_odoo_newer):
        """Edit a new product in Odoo; return it as its shop has it after its edits."""
        self.env["commerce.field.policy"].search([]).unlink()
        product = self.a_new_product()
        for fact, (owner, here, _there) in chosen.items():
            self.own(fact, owner)
            if here:
                self.enter(product, fact, here)
        at = OLDER + timedelta(days=1) if is_odoo_newer else NEWER
        return self.edited_in_shop(product, chosen, at)

    def in_odoo(self, product, fact):
        if fact == "price":
            variant = self.link(product).variant_ids
            variant.invalidate_recordset(["price"])
            return variant.price
        return self.variants(product)[FACTS[fact][0]]

    def a_new_product(self):
        product = a_product("First", [a_variant(f"SKU-{next(numbers)}")])
        nothing = dict.fromkeys(FACTS, ("", 0, 0))
        product = self.edited_in_shop(product, nothing, OLDER)
        self.import_products(product)
        return product

    def edited_in_shop(self, product, chosen, at):
        """Return the product as its shop has it after its edits, which are some."""
        values = {
            FACTS[fact][1]: FACTS[fact][3][there]
            for fact, (_owner, _here, there) in chosen.items()
        }
        of_product = {name: values.pop(name) for name in OF_PRODUCT}
        vendor = f"Vendor {next(numbers)}"
        product = edited(product, **values)
        return changed(product, updated_at=at, vendor=vendor, **of_product)

    def enter(self, product, fact, number):
        name, _field, values, _told = FACTS[fact]
        self.variants(product).write({name: values[number]})
