"""Stores pages of Shopify's companies (B2B) in Odoo. No network, no commit."""

from collections.abc import Sequence

from odoo.api import Environment
from odoo.models import BaseModel

from ....commerce.customers.address_book import AddressBook
from ....commerce.customers.company_book import CompanyBook
from ....commerce.issues.sentences import Sentences
from ....commerce.run.page_result import PageResult
from ...gql.fragments import CompanyFields
from .store import CompanyStore


class CompanyImporter:
    """Imports companies of one shop, whatever became of their customers.

    :param env: in the company and language of the shop, ready to write contacts
    """

    def __init__(self, env: Environment, shop: BaseModel) -> None:
        self._env = env
        self._shop = shop
        self.sentences = Sentences(env, shop)

    def store(self, companies: Sequence[CompanyFields]) -> PageResult:
        """Store one page; a company that was deleted in Odoo stays deleted."""
        of_external_id = {it.id: it for it in companies}
        links = CompanyBook(self._env, self._shop).links(of_external_id)
        for external_id, link in links.items():
            if not link.partner_id:
                del of_external_id[external_id]
        book = AddressBook(self._env, self._shop)
        _links, issues = CompanyStore(self._env, self._shop, book).keep(of_external_id)
        return PageResult(issues=list(issues.values()))
