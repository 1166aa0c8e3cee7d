"""A Shopify customer as a record."""

from collections.abc import Iterable
from functools import partial
from typing import Any

from ....commerce.records.customer import (
    NOBODY_ASKED,
    CompanyContact,
    Consent,
    Customer,
    CustomerAddress,
)
from ....commerce.records.person import Address, Person
from ...gql.fragments import CustomerFields
from ...run.personal_data import PEOPLE, names_nobody
from .address import read_address
from .company import read_company
from .full_customer import FullCustomer
from .person import person_of


def read_customer(customer: FullCustomer) -> Customer:
    """Read a customer of a page of customers."""
    addresses = _addresses(customer)
    return Customer(
        external_id=customer.id,
        updated_at=customer.updated_at,
        person=_person(customer, addresses),
        display_name=customer.display_name,
        note=(customer.note or "").strip(),
        tags=tuple(sorted({tag.strip() for tag in customer.tags} - {""})),
        addresses=addresses,
        email_consent=_consent(customer.email_marketing_consent),
        sms_consent=_consent(customer.sms_marketing_consent),
        account_state=customer.state.value,
        verified_email=customer.verified_email,
        order_count=customer.number_of_orders,
        tax_exempt=customer.tax_exempt,
        tax_exemptions=tuple(it.value for it in customer.tax_exemptions),
        buys_for=_buys_for(customer),
        received=partial(customer.model_dump, mode="json", by_alias=True),
    )


def _person(customer: FullCustomer, addresses: Iterable[CustomerAddress]) -> Person:
    own = next((it.address for it in addresses if it.is_default), Address())
    return person_of(customer, own, customer.locale, is_withheld=is_withheld(customer))


def is_withheld(customer: FullCustomer) -> bool:
    """Tell a customer whose data the app may not see; tills make some without any."""
    return names_nobody(customer) and PEOPLE not in customer.not_withheld


def _addresses(customer: CustomerFields) -> tuple[CustomerAddress, ...]:
    default = customer.default_address and customer.default_address.id
    return tuple(
        CustomerAddress(it.id, read_address(it), it.id == default)
        for it in customer.addresses
    )


def _consent(consent: Any) -> Consent:
    if consent is None:
        return NOBODY_ASKED
    level = consent.marketing_opt_in_level
    return Consent(
        state=consent.marketing_state.value,
        opt_in=level.value if level else "",
        since=consent.consent_updated_at,
    )


def _buys_for(customer: FullCustomer) -> tuple[CompanyContact, ...]:
    if not customer.companies:
        return ()
    profiles = customer.company_contact_profiles or ()
    titles = {it.company.id: it.title or "" for it in reversed(profiles)}
    return tuple(
        CompanyContact(read_company(it), titles.get(it.id, ""))
        for it in customer.companies
    )
