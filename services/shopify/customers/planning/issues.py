"""Issues of customers and companies."""

from odoo.api import Environment
from odoo.models import BaseModel

from ....commerce.customers.matching import Match
from ....commerce.issues.sentences import Sentences
from ....commerce.run.in_words import contact_name, listed
from ....commerce.run.page_result import RecordIssue
from ...gql.fragments import CompanyFields
from ..reading.company import tax_ids
from ..reading.full_customer import FullCustomer


class CustomerIssues:
    """Makes the issues of customers, each with what Shopify said of it."""

    def __init__(self, env: Environment, shop: BaseModel) -> None:
        self._sentences = Sentences(env, shop)

    def unclear(self, customer: FullCustomer, match: Match) -> RecordIssue:
        """Report that nobody can tell which contact the customer is."""
        code = match.problem.value
        contacts = listed(f"{contact_name(it)} ({it.id})" for it in match.among)
        name = shown(customer)
        text = self._sentences.of(code, customer=name, contacts=contacts)
        return RecordIssue.of(customer, name, code, text)

    def withheld(self, shop: BaseModel) -> RecordIssue:
        """Report once for a shop that Shopify shows no personal data."""
        text = self._sentences.of("withheld", "customers", shop=shop.name)
        external_id = shop.external_id or "gid://shopify/Shop/0"
        return RecordIssue(external_id, shop.name, "withheld", text)

    def tax_id_refused(self, company: CompanyFields) -> RecordIssue:
        """Report a company that came in without its tax ID."""
        values = {"company": company.name, "tax_id": tax_ids(company)[0]}
        text = self._sentences.of("tax_id_refused", **values)
        return RecordIssue.of(company, company.name, "tax_id_refused", text)


def shown(customer: FullCustomer) -> str:
    """Name a customer as its owner knows it."""
    name, email = customer.display_name, customer.email
    return f"{name} <{email}>" if email and email != name else name or customer.id
