"""Companies and their addresses that a real shop refuses: in which words.

The words are those of real shops.
"""

import pytest

from .refused import errors_of

CREATE = """
mutation M($input: CompanyCreateInput!) {
  companyCreate(input: $input) { company { id } userErrors { field message code } }
}
"""
ADD_LOCATION = """
mutation M($id: ID!, $input: CompanyLocationInput!) {
  companyLocationCreate(companyId: $id, input: $input) {
    companyLocation { id } userErrors { field message code }
  }
}
"""
ASSIGN = """
mutation M($id: ID!, $address: CompanyAddressInput!) {
  companyLocationAssignAddress(
    locationId: $id, address: $address, addressTypes: [BILLING]
  ) { addresses { id } userErrors { field message code } }
}
"""
DELETE = """
mutation M($id: ID!) {
  companyDelete(id: $id) { deletedCompanyId userErrors { field message code } }
}
"""
ADD_CONTACT = """
mutation M($id: ID!) {
  companyContactCreate(companyId: $id, input: {email: "ada@x.example"}) {
    companyContact { id } userErrors { field message code }
  }
}
"""
PINE = {"address1": "1 Pine St", "countryCode": "US", "zoneCode": "CA", "zip": "94105"}
WRONG = [
    ({"countryCode": "ZZ"}, "countryCode", "Country code"),
    ({"zoneCode": "ZZ"}, "zoneCode", "Zone code"),
    ({"zip": "abcde"}, "zip", "Zip"),
    ({"address1": "<b>1 Pine</b>"}, "address1", "Address1"),
    ({"recipient": "<b>Buyer</b>"}, "recipient", "Recipient"),
    ({"city": "Ottawa \U0001f44b"}, "city", "City"),
    ({"lastName": "https://example.com"}, "lastName", "Last name"),
]


@pytest.mark.parametrize(("given", "name", "label"), WRONG)
def test_an_address_that_is_wrong_is_not_kept(shop, given, name, label):
    acme = shop.add_company("Acme", locations=[{"name": "Depot"}])
    address, error = PINE | given, (f"{label} is invalid", "INVALID")
    location = {"name": "Mill", "shippingAddress": address}
    errors = errors_of(shop, ADD_LOCATION, id=acme["id"], input=location)
    assert errors == [(["input", "shippingAddress", name], *error)]
    company = {"company": {"name": "Mill"}, "companyLocation": location}
    errors = errors_of(shop, CREATE, input=company)
    path = ["input", "companyLocation", "shippingAddress", name]
    assert errors == [(path, *error)]
    place = acme["locations"][0]["id"]
    errors = errors_of(shop, ASSIGN, id=place, address=address)
    assert errors == [(["address", name], *error)]


@pytest.mark.parametrize(
    ("mutation", "field"), [(DELETE, "id"), (ADD_CONTACT, "companyId")]
)
def test_a_company_that_is_not_there_is_told(shop, mutation, field):
    errors = errors_of(shop, mutation, id="gid://shopify/Company/9")
    assert errors == [([field], "Company does not exist.", "RESOURCE_NOT_FOUND")]
