"""Finds the contacts of Odoo that customers are; a name never tells."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cached_property

from odoo.api import Environment
from odoo.fields import Domain
from odoo.models import BaseModel
from odoo.tools import email_normalize

from ..records.person import Person
from ..run.known_links import links_by_id
from .contact_checks import is_bare, is_of_another, may_buy, watched
from .countries import Places

# All that is read of a customer that has not changed.
LINK_FIELDS = (
    "external_id",
    "checksum",
    "state",
    "partner_id",
    "is_withheld",
    "external_updated_at",
)
READ = (
    "email_normalized",
    "phone_sanitized",
    "active",
    "parent_id",
    "type",
    "is_company",
    "partner_share",
    "display_name",
)
KEYS = {
    "email_phone": ("email", "phone"),
    "phone_email": ("phone", "email"),
    "email": ("email",),
    "phone": ("phone",),
    "none": (),
}
FIELDS = {"email": "email_normalized", "phone": "phone_sanitized"}


class Problem(str, Enum):
    """Why nobody can tell which contact a customer is."""

    SEVERAL = "several_contacts"
    TAKEN = "contact_taken"
    OTHER_EMAIL = "contact_other_email"
    FOREIGN = "foreign_contact"


@dataclass(frozen=True, slots=True)
class Match:
    """What a person is in Odoo: a contact, or none, or a problem with candidates."""

    partner: BaseModel
    link: BaseModel
    problem: Problem | None = None
    among: BaseModel | None = None


def customer_links(
    env: Environment, shop: BaseModel, external_ids: Iterable[str]
) -> dict[str, BaseModel]:
    """The shop's links of these customers."""
    return links_by_id(env["commerce.customer"], shop, external_ids, LINK_FIELDS)


class CustomerMatcher:
    """Matches by link, then by the keys that the shop chose, in their order.

    One look-up per kind for all persons of a page.

    :param env: in the company of the shop
    :param strangers: companies whose contacts nobody is
    """

    def __init__(
        self,
        env: Environment,
        shop: BaseModel,
        places: Places,
        *,
        strangers: BaseModel | None = None,
    ) -> None:
        self._env = env
        self._shop = shop
        self._places = places
        self._strangers = strangers
        self._keys = KEYS[shop.customer_keys]
        # By key and person: to normalise a telephone number takes time.
        self._values: dict[tuple[str, str], str | bool] = {}

    def match(
        self, persons: Sequence[Person], links: dict[str, BaseModel] | None = None
    ) -> dict[str, Match]:
        """Match persons, by their keys.

        Orders come without links: a contact of another company can have none of them.

        :param links: of those persons that are customers, where they are at hand
        """
        are_orders = links is None
        if links is None:
            external_ids = [
                person.external_id for person in persons if person.external_id
            ]
            links = customer_links(self._env, self._shop, external_ids)
        none, nobody = self._env["commerce.customer"], self._env["res.partner"]
        found: dict[str, Match] = {}
        for person in persons:
            link = links.get(person.external_id, none)
            partner = link.partner_id
            is_foreign = are_orders and is_of_another(partner, self._shop.company_id)
            is_open = is_foreign or _is_revealed(person, link)
            found[person.key] = Match(nobody if is_open else partner, link)
        open_ = [it for it in persons if not found[it.key].partner and self._may(it)]
        self._look_up(open_)
        taken: dict[int, str] = {}
        for key in self._keys:
            for person in open_:
                if not (found[person.key].partner or found[person.key].problem):
                    match = self._match(key, person, found[person.key].link, taken)
                    found[person.key] = match or found[person.key]
        for person in persons:
            match = found[person.key]
            is_clear = match.partner or (match.problem and not are_orders)
            if not is_clear and _is_revealed(person, match.link):
                found[person.key] = Match(match.link.partner_id, match.link)
        return {key: _with_foreign(match) for key, match in found.items()}

    def sign(self, person: Person) -> str:
        """Return what tells that two persons are one: an e-mail address, or a number.

        It is empty where there is neither, and of what the shop does not match by.
        """
        signs = (self._value(it, person) for it in FIELDS if it in self._keys)
        return next(filter(None, signs), "")

    def _may(self, person: Person) -> bool:
        return not person.is_withheld and bool(self._keys)

    def _match(
        self, key: str, person: Person, link: BaseModel, taken: dict[int, str]
    ) -> Match | None:
        among = self._candidates(key, person)
        if not among:
            return None
        partner = among[:1]
        problem = None
        if len(among) > 1:
            problem = Problem.SEVERAL
        elif self._is_taken(partner, person, taken):
            problem = Problem.TAKEN
        elif key == "phone" and self._keys[0] == "email":
            problem = self._other_email(partner, person)
        if problem:
            return Match(partner.browse(), link, problem, among)
        if person.external_id:
            taken[partner.id] = person.external_id
        return Match(partner, link)

    def _candidates(self, key: str, person: Person) -> BaseModel:
        """Contacts that have the key; archived ones where there is no other."""
        value = self._values[key, person.key]
        found = self._found[key].get(value) if value else None
        if not found:
            return self._env["res.partner"]
        if not person.owns_email:
            # Anybody can type an address; who has an account sees its orders.
            found -= self._watched
        found = found.filtered("active") or found
        # An address of a company and of one of its persons is the person's. A guest is
        # no company, whose mailbox many may use.
        people = found.filtered(lambda it: not it.is_company)
        return people or (found if person.external_id else people)

    def _is_taken(
        self, partner: BaseModel, person: Person, taken: dict[int, str]
    ) -> bool:
        """Tell whether another customer of this shop is that contact."""
        if not person.external_id:
            return False
        owners = self._owners.get(partner.id, set()) | {taken.get(partner.id)}
        return bool(owners - {None, person.external_id})

    def _other_email(self, partner: BaseModel, person: Person) -> Problem | None:
        """Tell a phone that several people share from one person's."""
        email = self._values["email", person.key]
        known = partner.email_normalized
        return Problem.OTHER_EMAIL if email and known and email != known else None

    # Look-ups

    def _look_up(self, persons: Sequence[Person]) -> None:
        self._found = {}
        self._places.learn(person.address for person in persons)
        self._values = {
            (key, it.key): self._value(key, it) for key in self._keys for it in persons
        }
        wanted = {
            key: {value for it in persons if (value := self._values[key, it.key])}
            for key in self._keys
        }
        domain = Domain.OR(
            Domain(FIELDS[key], "in", list(values))
            for key, values in wanted.items()
            if values
        )
        found = self._search(domain) if any(wanted.values()) else None
        for key in self._keys:
            field = FIELDS[key]
            self._found[key] = found.grouped(field) if found else {}
        self._owners = self._owners_of(found) if found else {}
        strangers = found and any(not it.owns_email for it in persons)
        self._watched = watched(found) if strangers else self._env["res.partner"]

    def _search(self, domain: Domain) -> BaseModel:
        """Contacts of the shop's company or of none; addresses are nobody."""
        companies = [False, self._shop.company_id.id]
        found = (
            self._env["res.partner"]
            .with_context(active_test=False)
            .search_fetch(
                domain & Domain("company_id", "in", companies), READ, order="id"
            )
            .with_env(self._env)
        )
        found = found.filtered(may_buy)
        if self._strangers:
            theirs = self._strangers.ids
            found = found.filtered(lambda it: it.commercial_partner_id.id not in theirs)
        return found - self._own_companies if found else found

    @cached_property
    def _own_companies(self) -> BaseModel:
        """Contacts of Odoo's own companies, which buy nothing of themselves."""
        return self._env["res.company"].sudo().search([]).partner_id

    def _owners_of(self, partners: BaseModel) -> dict[int, set[str]]:
        """Customers of this shop, by the contacts that they are."""
        links = self._env["commerce.customer"].search_fetch(
            [
                ("channel_id", "=", self._shop.id),
                ("partner_id", "in", partners.ids),
                ("state", "=", "bound"),
            ],
            ["external_id", "partner_id"],
        )
        return {
            partner.id: set(some.mapped("external_id"))
            for partner, some in links.grouped("partner_id").items()
        }

    def _value(self, key: str, person: Person) -> str | bool:
        """Return a key as Odoo normalises it; False if there is none."""
        if key == "email":
            return person.email and email_normalize(person.email, strict=False)
        return person.phone and self._env["res.partner"]._phone_format(
            number=person.phone, country=self._places.country(person.address.country)
        )


def _with_foreign(match: Match) -> Match:
    """Tell of a contact of another company where there was no other one."""
    if match.partner or match.problem or not match.link.partner_id:
        return match
    known = match.link.partner_id
    return Match(known.browse(), match.link, Problem.FOREIGN, known)


def _is_revealed(person: Person, link: BaseModel) -> bool:
    """Tell a customer who was withheld, and whose contact says nothing of it."""
    was_withheld = link.is_withheld and link.is_origin and not person.is_withheld
    return was_withheld and is_bare(link.partner_id, person.unnamed)
