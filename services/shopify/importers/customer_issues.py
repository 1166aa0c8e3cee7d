"""What a shop's owner reads when a customer, or a part of it, stays out."""

from odoo.api import Environment
from odoo.models import BaseModel

from ...commerce.run.listed import listed
from ..gql.fragments import CompanyFields
from ..mappers.company import tax_ids
from ..mappers.full_customer import FullCustomer
from .customer_match import Match, Problem
from .result import RecordIssue
from .texts import contact_name


class CustomerIssues:
    """Makes the issues of customers, in the language of the environment."""

    def __init__(self, env: Environment) -> None:
        self.env = env

    def unclear(self, customer: FullCustomer, match: Match) -> RecordIssue:
        """Report that nobody can tell which contact the customer is."""
        makers = {
            Problem.SEVERAL: self._several,
            Problem.TAKEN: self._taken,
            Problem.OTHER_EMAIL: self._other_email,
        }
        names = listed(f"{contact_name(it)} ({it.id})" for it in match.among)
        text = makers[match.problem](shown(customer), names)
        return issue(customer, match.problem.value, text)

    def _several(self, name: str, contacts: str) -> str:
        return self.env._(
            "“%(customer)s” was not imported: several contacts in Odoo have its e-mail "
            "address or phone number: %(contacts)s. Merge them (list of contacts → "
            "select them → Actions → Merge), or correct all but one; then press Retry.",
            customer=name,
            contacts=contacts,
        )

    def _taken(self, name: str, contacts: str) -> str:
        return self.env._(
            "“%(customer)s” was not imported: %(contacts)s has its e-mail address or "
            "phone number, but is another customer of this shop already. Correct the "
            "contact in Odoo, or merge the two customers in Shopify; then press Retry.",
            customer=name,
            contacts=contacts,
        )

    def _other_email(self, name: str, contacts: str) -> str:
        return self.env._(
            "“%(customer)s” was not imported: %(contacts)s has its phone number, but "
            "another e-mail address, so they may be two people. Give the contact in "
            "Odoo the customer's e-mail address if they are one, or take its phone "
            "number away if they are two; then press Retry.",
            customer=name,
            contacts=contacts,
        )

    def withheld(self, shop: BaseModel) -> RecordIssue:
        """Report once for a shop that Shopify shows no personal data."""
        text = self.env._(
            "Shopify does not show the app of “%(shop)s” who its customers are: names, "
            "e-mail addresses, phones and addresses are withheld. Such customers do "
            "not come in, and nothing here was emptied. In Shopify's Dev Dashboard "
            "open the app → API access requests → Protected customer data access, ask "
            "for name, e-mail, phone and address; once it is granted, import all "
            "customers again.",
            shop=shop.name,
        )
        gid = shop.shopify_gid or "gid://shopify/Shop/0"
        return RecordIssue(gid, shop.name, "withheld", text)

    def tax_id_refused(self, company: CompanyFields) -> RecordIssue:
        text = self.env._(
            "“%(company)s” came in without its tax ID %(tax_id)s, which Odoo takes for "
            "wrong. Correct it in Shopify (company → location → tax details), then "
            "press Retry.",
            company=company.name,
            tax_id=tax_ids(company)[0],
        )
        return RecordIssue.of(company, company.name, "tax_id_refused", text)


def shown(customer: FullCustomer) -> str:
    """Name a customer as its owner knows it."""
    name, email = customer.display_name, customer.email
    return f"{name} <{email}>" if email and email != name else name or customer.id


def issue(customer: FullCustomer, code: str, message: str) -> RecordIssue:
    """Set a customer aside, with what Shopify said of it."""
    return RecordIssue.of(customer, shown(customer), code, message)
