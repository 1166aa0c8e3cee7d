"""A made-up system, as an addon adds one: a choice, and methods of its name."""

from odoo.fields import Domain

from ...models.runs.kinds.kind import ORDERS, PRODUCTS

# What an addon of the system defines: its ids are `a1` for a product, `o1` an order.
LETTERS = {"a": PRODUCTS, "o": ORDERS}
TOY = {
    "runs": lambda channel: channel.env["shopify.sync"],
    "number": lambda channel, external_id: external_id.upper(),
    "page": lambda channel, external_id: f"http://toy/{external_id}",
    "lacks_to_write": lambda channel: "",
    "gateways_of_debts": lambda channel: {},
    "ask_for_data": lambda channel: "Ask the toy shop's owner",
    "resource": lambda channel, external_id: LETTERS.get(external_id[0]),
    "ids_of": lambda channel, kind: Domain.OR(
        Domain("external_id", "=like", f"{letter}%")
        for letter, its in LETTERS.items()
        if its is kind
    ),
}


class ToySystem:
    """Adds the toy system for a test, and a shop of it: `toys`."""

    def setUp(self):
        super().setUp()
        channels = self.registry["commerce.channel"]
        system = channels._fields["system"]
        systems = [*system.selection, ("toy", "Toy Store")]
        self.patch(system, "selection", systems)
        self.patch(system, "_selection", dict(systems))
        for name, method in TOY.items():
            setattr(channels, f"_toy_{name}", method)
            self.addCleanup(delattr, channels, f"_toy_{name}")
        self.toys = self.env["commerce.channel"].create(
            {"name": "Toys", "system": "toy", "lang": "en_US"}
        )
