"""The works of customers, and of the companies (B2B) that come with them."""

from functools import partial

from odoo.tools import SQL
from odoo.tools.translate import LazyTranslate

from ....services.commerce.customers.dry_run import CustomerDryRun
from ....services.commerce.customers.gone_store import CustomerGoneStore
from ....services.commerce.customers.importer import CustomerImporter
from ....services.shopify.customers.companies.pages import (
    ChangedSource,
    CompanySource,
    LocationSource,
)
from ....services.shopify.customers.companies.phase import CompaniesPhase, CompanyNews
from ....services.shopify.customers.source import CustomerSource
from ....services.shopify.run.phases import Phase
from ..mode import SyncMode
from .import_work import (
    ImportsAllDaily,
    ImportsBatch,
    ImportsChanged,
    ImportsOne,
    ImportWork,
)
from .kind import COMPANY, COMPANY_LOCATION, CUSTOMERS, Resource

_lt = LazyTranslate(__name__)

# What reads those that changed.
CHANGED: dict[Resource, type[ChangedSource]] = {
    COMPANY: CompanySource,
    COMPANY_LOCATION: LocationSource,
}


class ImportCustomers(ImportWork):
    """Imports customers with their addresses."""

    kind = CUSTOMERS

    def source(self) -> CustomerSource:
        granted = self.shop._reads_companies()
        return CustomerSource(self.service.client, with_companies=granted)

    def settled(self) -> SQL:
        """Leave out customers whose data Shopify withheld: a grant moves no time."""
        return SQL("link.is_withheld IS NOT TRUE")

    def importer(self) -> CustomerImporter:
        return CustomerImporter(self.env, self.shop)

    def dry_run(self) -> CustomerDryRun:
        return CustomerDryRun(self.env, self.shop, **self.plan())

    def phases(self) -> list[Phase]:
        return [self.gone_phase()]

    def gone_store(self) -> CustomerGoneStore:
        return CustomerGoneStore(self.env, self.shop)

    def company_phases(self, *resources: Resource) -> list[Phase]:
        """Return what reads companies that changed while their customers did not."""
        if self.is_dry:
            # What a dry run tells of a company, it tells of its contacts.
            return []
        client = self.service.client
        news = CompanyNews(client, granted=self.shop._reads_companies())
        importer = CustomerImporter(self.env, self.shop).companies()
        return [
            CompaniesPhase(
                CHANGED[it](client),
                importer,
                news,
                self.since(it.watermark),
                partial(self.run._advance, it.watermark),
            )
            for it in resources
        ]


class ImportChangedCustomers(ImportsChanged, ImportCustomers):
    mode = SyncMode.IMPORT_CHANGED_CUSTOMERS.value
    label = _lt("Import changed customers")
    hint = _lt("Reads the customers that changed in Shopify since the last import.")
    interval_field = "customers_interval"
    covered_by = SyncMode.IMPORT_ALL_CUSTOMERS.value

    def phases(self) -> list[Phase]:
        # Shopify tells of no deleted customer: what changed gives no hint.
        return self.company_phases(COMPANY, COMPANY_LOCATION)


class ImportAllCustomers(ImportsAllDaily, ImportCustomers):
    mode = SyncMode.IMPORT_ALL_CUSTOMERS.value
    label = _lt("Import all customers")
    hint = _lt(
        "Reads every customer of the shop. It is needed once; from then on the changes"
        " come in by themselves."
    )

    def phases(self) -> list[Phase]:
        # Whoever reads all companies reads all their locations.
        return [*super().phases(), *self.company_phases(COMPANY)]


class ImportOneCustomer(ImportsOne, ImportCustomers):
    mode = SyncMode.IMPORT_ONE_CUSTOMER.value
    label = _lt("Import one customer")
    hint = _lt("Reads one customer now, changed or not.")


class ImportBatchCustomers(ImportsBatch, ImportCustomers):
    mode = SyncMode.IMPORT_BATCH_CUSTOMERS.value
    label = _lt("Import chosen customers")
    hint = _lt(
        "Reads these customers now, changed or not. Separate their numbers by spaces."
    )


WORKS = (
    ImportChangedCustomers,
    ImportAllCustomers,
    ImportOneCustomer,
    ImportBatchCustomers,
)
