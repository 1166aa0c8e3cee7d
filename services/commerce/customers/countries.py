"""Countries and states of addresses, looked up once for all that are asked for."""

import unicodedata
from collections.abc import Iterable
from typing import Any

from odoo.api import Environment
from odoo.models import BaseModel

from ..records.person import Address

# Parts of a country that shops tell as its states, and no letter to it names.
# https://shopify.dev/docs/api/admin-graphql/latest/objects/MailingAddress
UNWRITTEN = {("GB", nation) for nation in ("ENG", "SCT", "WLS", "NIR", "BFP")}


class Places:
    """Odoo's countries and states by the shop's codes; what is unknown stays a text.

    It keeps ids alone, so that it may outlast a transaction.
    """

    def __init__(self, env: Environment) -> None:
        self._env = env
        self._countries: dict[str, int] = {}
        self._states: dict[tuple[str, str], int] = {}
        self._named: dict[tuple[str, str], int] = {}

    def learn(self, addresses: Iterable[Address]) -> None:
        """Look up the countries and states of some addresses that are not known yet."""
        codes = {it.country for it in addresses} - self._countries.keys() - {""}
        if not codes:
            return
        Country, State = self._env["res.country"], self._env["res.country.state"]
        found = Country.search_fetch([("code", "in", list(codes))], ["code"])
        self._countries |= dict.fromkeys(codes, 0)
        self._countries |= {country.code: country.id for country in found}
        self._learn_states(
            State.search_fetch(
                [("country_id", "in", found.ids)], ["code", "name", "country_id"]
            )
        )

    def _learn_states(self, states: BaseModel) -> None:
        for state in states:
            country = state.country_id.code
            self._states[country, _bare(state.code, country)] = state.id
            self._named.setdefault((country, _plain(state.name)), state.id)
        # China has Chinese codes in Odoo; the ids of its data are Latin ones.
        unread = states.filtered(lambda it: not it.code.isascii())
        xml_ids = unread.get_external_id()
        for state in unread:
            if code := xml_ids[state.id].rpartition("_")[2].upper():
                self._states[state.country_id.code, code] = state.id

    def country(self, code: str) -> Any:
        """Return the country of a code that was learned; empty if Odoo has none."""
        known = [it for it in self._countries.values() if it]
        country = self._env["res.country"].browse(self._countries.get(code) or ())
        return country.with_prefetch(known)

    def values(self, address: Address) -> dict[str, Any]:
        """Return an address's values as a partner has them, without its name."""
        self.learn([address])
        country = self._countries.get(address.country, 0)
        state = self._state(address)
        street2, city = address.street2, address.city
        if address.country and not country:
            street2 = _joined(street2, address.country)
        if address.state and not state and not self._is_unwritten(address):
            city = _joined(city, address.province or address.state)
        return {
            "street": address.street or False,
            "street2": street2 or False,
            "city": city or False,
            "zip": address.zip or False,
            "state_id": state or False,
            "country_id": country or False,
        }

    def _state(self, address: Address) -> int:
        """Return the state by its code; by its name where Odoo has another code."""
        country = address.country
        by_code = self._states.get((country, _bare(address.state, country)))
        name = _plain(address.province)
        return by_code or (self._named.get((country, name), 0) if name else 0)

    def _is_unwritten(self, address: Address) -> bool:
        return (address.country, address.state) in UNWRITTEN


def _bare(code: str | None, country: str) -> str:
    """Return a state's code without its country's, which some lists put before it."""
    return (code or "").upper().removeprefix(f"{country}-")


def _plain(name: str) -> str:
    """Return a name without its accents, and without what stands in brackets."""
    letters = unicodedata.normalize("NFKD", name.partition("(")[0]).casefold()
    return "".join(it for it in letters if it.isalnum())


def _joined(*texts: str) -> str:
    return ", ".join(filter(None, texts))
