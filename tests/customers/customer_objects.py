"""Shopify's customers as the generated client would read them."""

from itertools import count

from ...services.shopify.customers.reading.full_customer import FullCustomer
from ...services.shopify.gql.fragments import CompanyFields, CustomerFields
from ..moments import later

_numbers = count(3000)


def an_address(street="1 Main Street", **given) -> dict:
    """One address of a customer in Shopify's JSON."""
    number = given.pop("number", None) or next(_numbers)
    return {
        "id": f"gid://shopify/MailingAddress/{number}?model_name=CustomerAddress",
        "firstName": "Jane",
        "lastName": "Doe",
        "company": None,
        "address1": street,
        "address2": None,
        "city": "Albany",
        "zip": "12207",
        "province": "New York",
        "provinceCode": "NY",
        "countryCodeV2": "US",
        "phone": None,
        **given,
    }


def a_consent(state="NOT_SUBSCRIBED", level="SINGLE_OPT_IN", at=None) -> dict:
    return {
        "marketingState": state,
        "marketingOptInLevel": level,
        "consentUpdatedAt": at,
    }


def a_customer(first="Jane", last="Doe", addresses=(), companies=(), **given):
    """One customer; its first address is its own.

    :param default: id of the address that is its own instead
    :param companies: of `a_company`, which the customer buys for
    """
    number = given.pop("number", None) or next(_numbers)
    addresses = list(addresses)
    default = given.pop("default", addresses[0]["id"] if addresses else None)
    email = given.pop("email", f"{(first or 'x').lower()}@example.com")
    names = " ".join(filter(None, (first, last)))
    raw = {
        "id": f"gid://shopify/Customer/{number}",
        "legacyResourceId": number,
        "firstName": first,
        "lastName": last,
        "displayName": names or email or "",
        "email": email,
        "phone": None,
        "emailMarketingConsent": None,
        "smsMarketingConsent": None,
        "locale": "en",
        "note": None,
        "state": "DISABLED",
        "tags": [],
        "taxExempt": False,
        "taxExemptions": [],
        "verifiedEmail": True,
        "numberOfOrders": 0,
        "createdAt": "2026-11-01T10:00:00Z",
        "updatedAt": "2026-11-02T10:00:00Z",
        "defaultAddress": default and {"id": default},
        "addresses": addresses,
        "companyContactProfiles": [
            {
                "id": f"gid://shopify/CompanyContact/{next(_numbers)}",
                "isMainContact": True,
                "title": "Buyer",
                "company": {"id": company.id},
            }
            for company in companies
        ],
        **given,
    }
    return FullCustomer.of(CustomerFields.model_validate(raw), companies)


def changed(customer: FullCustomer, **fields) -> FullCustomer:
    """Return the customer as Shopify has it after some of its fields changed."""
    raw = customer.model_dump(mode="json", by_alias=True, exclude={"companies"})
    companies = fields.pop("companies", customer.companies)
    if "default" in fields:
        fields["defaultAddress"] = {"id": fields.pop("default")}
    raw["updatedAt"] = later()
    customer = CustomerFields.model_validate({**raw, **fields})
    return FullCustomer.of(customer, companies)


def withheld(customer: FullCustomer) -> FullCustomer:
    """Return the customer as an app sees it that is not approved for its data."""
    nothing = dict.fromkeys(("firstName", "lastName", "email", "phone"))
    raw = [it.model_dump(mode="json", by_alias=True) for it in customer.addresses]
    kept = ("id", "province", "provinceCode", "countryCodeV2")
    bare = [{key: it[key] if key in kept else None for key in it} for it in raw]
    return changed(customer, **nothing, displayName="", addresses=bare)


def a_location(name="Head office", billing=None, shipping=None, **given) -> dict:
    """A location of a company in Shopify's JSON, with an address."""
    number = given.pop("number", None) or next(_numbers)
    tax_id = given.pop("tax_id", None)
    return {
        "id": f"gid://shopify/CompanyLocation/{number}",
        "name": name,
        "externalId": None,
        "phone": None,
        "taxSettings": {
            "taxExempt": given.pop("tax_exempt", False),
            "taxRegistrationId": tax_id,
        },
        "billingAddress": billing or a_company_address(),
        "shippingAddress": shipping or billing or a_company_address(),
        **given,
    }


def a_company_address(street="5 Market Square", **given) -> dict:
    return {
        "id": f"gid://shopify/CompanyAddress/{next(_numbers)}",
        "firstName": None,
        "lastName": None,
        "companyName": "Acme",
        "address1": street,
        "address2": None,
        "city": "Albany",
        "zip": "12207",
        "province": "New York",
        "zoneCode": "NY",
        "countryCode": "US",
        "phone": None,
        **given,
    }


def a_company(name="Acme", locations=None, **given) -> CompanyFields:
    """One company; without locations it has one."""
    number = given.pop("number", None) or next(_numbers)
    locations = [a_location()] if locations is None else locations
    return CompanyFields.model_validate(
        {
            "id": f"gid://shopify/Company/{number}",
            "name": name,
            "externalId": None,
            "note": None,
            "updatedAt": "2026-11-02T10:00:00Z",
            "mainContact": None,
            "locations": {
                "nodes": locations,
                "pageInfo": {"hasNextPage": False, "endCursor": None},
            },
            **given,
        }
    )
