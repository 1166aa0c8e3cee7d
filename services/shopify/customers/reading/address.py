"""Shopify's addresses, of whatever kind, in one form that tells equal ones."""

from ....commerce.records.person import Address, full_name
from ....commerce.records.plain import one_line
from ...gql.fragments import AddressFields, CompanyAddressFields

AnyAddress = Address | AddressFields | CompanyAddressFields | None


def read_address(address: AnyAddress) -> Address:
    """Read a customer's, an order's or a company's address."""
    if address is None:
        return Address()
    if isinstance(address, Address):
        return address
    if isinstance(address, CompanyAddressFields):
        company, state = address.company_name, address.zone_code
        country = address.country_code
    else:
        company, state = address.company, address.province_code
        country = address.country_code_v_2
    return Address(
        name=full_name(address.first_name, address.last_name),
        company=one_line(company),
        street=one_line(address.address_1),
        street2=one_line(address.address_2),
        city=one_line(address.city),
        zip=one_line(address.zip_),
        state=one_line(state),
        country=country.value if country else "",
        phone=one_line(address.phone),
        province=one_line(address.province),
    )
