"""Customers by hand: the fastest way, and the plainest."""

from collections.abc import Iterator
from typing import Any

from odoo.fields import Command

from ....services.shopify.customers.source import CustomerSource

PAGE = 250
QUIET = {
    "tracking_disable": True,
    "mail_create_nolog": True,
    "mail_create_nosubscribe": True,
    "mail_notrack": True,
    # A new customer has nothing that its addresses would share with it.
    "_partners_skip_fields_sync": True,
}


def read(env) -> tuple[list]:
    """All customers of the shop, before the clock runs."""
    with env["commerce.channel"].browse(1)._service() as service:
        return (list(pages_of(CustomerSource(service.client))),)


def pages_of(source) -> Iterator[Any]:
    """Every record of a source, in the order of the ids."""
    cursor, more = None, True
    while more:
        page = source.fetch(None, "ID", cursor)
        yield from map(source.complete, page.nodes)
        cursor, more = page.cursor, page.has_next


def batch(env, found) -> None:
    """Pages of 250: known e-mails are looked up, the others created at once."""
    env = env(context={**env.context, **QUIET})
    world = World(env)
    for start in range(0, len(found), PAGE):
        _page(env, world, found[start : start + PAGE])
        env.cr.commit()


def one_by_one(env, found) -> None:
    """A customer at a time, looked up by its e-mail."""
    for customer in found:
        _page(env, World(env), [customer])
        env.cr.commit()


class World:
    """What partners point at: countries, states, tags."""

    def __init__(self, env) -> None:
        self.env = env
        countries = env["res.country"].search([])
        self.countries = {it.code: it.id for it in countries}
        states = env["res.country.state"].search([])
        self.states = {(it.country_id.code, it.code): it.id for it in states}

    def tags(self, names: set[str]) -> dict[str, int]:
        """Find or make tags of partners."""
        Tag = self.env["res.partner.category"]
        known = {it.name: it.id for it in Tag.search([("name", "in", list(names))])}
        missing = sorted(names - known.keys())
        made = Tag.create([{"name": name} for name in missing])
        return known | dict(zip(missing, made.ids, strict=True))

    def place(self, address) -> dict[str, Any]:
        """Values of an address."""
        country = address.country_code_v_2 and address.country_code_v_2.value
        return {
            "street": address.address_1 or False,
            "street2": address.address_2 or False,
            "city": address.city or False,
            "zip": address.zip_ or False,
            "country_id": self.countries.get(country, False),
            "state_id": self.states.get((country, address.province_code), False),
        }


def _page(env, world: World, page) -> None:
    Partner = env["res.partner"]
    emails = [customer.email.lower() for customer in page]
    known = set(Partner.search([("email_normalized", "in", emails)]).mapped("email"))
    new = [customer for customer in page if customer.email not in known]
    tags = world.tags({tag for customer in new for tag in customer.tags})
    made = Partner.create([_person(world, customer, tags) for customer in new])
    further = [
        (address, partner)
        for customer, partner in zip(new, made, strict=True)
        for address in _others(customer)
    ]
    children = Partner.create([_further(world, *pair) for pair in further])
    for child, (address, _partner) in zip(children, further, strict=True):
        if address.company:
            # Odoo forgets it where it is given at the creation.
            child.company_name = address.company


def _person(world: World, customer, tags: dict[str, int]) -> dict[str, Any]:
    own = _own(customer)
    return {
        "name": f"{customer.first_name} {customer.last_name}",
        "email": customer.email,
        "phone": customer.phone or False,
        "lang": "en_US",
        "company_name": own.company or False,
        "category_id": [Command.set([tags[name] for name in customer.tags])],
        **world.place(own),
    }


def _further(world: World, address, partner) -> dict[str, Any]:
    names = filter(None, (address.first_name, address.last_name))
    return {
        "parent_id": partner.id,
        "type": "other",
        "name": " ".join(names) or partner.name,
        "lang": "en_US",
        **world.place(address),
    }


def _own(customer):
    wanted = customer.default_address.id
    return next(it for it in customer.addresses if it.id == wanted)


def _others(customer) -> list:
    own = _own(customer)
    return [it for it in customer.addresses if it.id != own.id]
