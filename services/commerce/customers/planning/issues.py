"""Issues of customers and companies."""

from odoo.api import Environment
from odoo.models import BaseModel

from ...issues.sentences import Sentences
from ...records.company import Company
from ...records.customer import Customer
from ...run.in_words import contact_name, listed
from ...run.page_result import RecordIssue
from ..matching import Match


class CustomerIssues:
    """Makes the issues of customers, each with what the shop said of it."""

    def __init__(self, env: Environment, shop: BaseModel) -> None:
        self._sentences = Sentences(env, shop)

    def unclear(self, customer: Customer, match: Match) -> RecordIssue:
        """Report that nobody can tell which contact the customer is."""
        code = match.problem.value
        contacts = listed(f"{contact_name(it)} ({it.id})" for it in match.among)
        name = shown(customer)
        text = self._sentences.of(code, customer=name, contacts=contacts)
        return RecordIssue.of(customer, name, code, text)

    def withheld(self, shop: BaseModel) -> RecordIssue:
        """Report once for a shop that it shows no personal data."""
        text = self._sentences.of("withheld", "customers", shop=shop.name)
        return RecordIssue(of_shop(shop), shop.name, "withheld", text)

    def tax_id_refused(self, company: Company) -> RecordIssue:
        """Report a company that came in without its tax ID."""
        values = {"company": company.name, "tax_id": company.tax_id}
        text = self._sentences.of("tax_id_refused", **values)
        return RecordIssue.of(company, company.name, "tax_id_refused", text)


def shown(customer: Customer) -> str:
    """Name a customer as its owner knows it."""
    name, email = customer.display_name, customer.person.email
    if email and email != name:
        return f"{name} <{email}>"
    return name or customer.external_id


def of_shop(shop: BaseModel) -> str:
    """Return the id under which a shop itself has an issue."""
    return shop.external_id or shop.name
