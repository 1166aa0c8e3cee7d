"""Companies of the local Shopify: made with contacts and locations, refused, loaded."""

CREATE = """
mutation Create($input: CompanyCreateInput!) {
  companyCreate(input: $input) {
    company { ...Parts } userErrors { field message code }
  }
}
"""
PARTS = """
fragment Parts on Company {
  id name externalId note updatedAt
  contactsCount { count } locationsCount { count } totalSpent { amount }
  mainContact { id isMainContact title customer { id email displayName } }
  contacts(first: 9) {
    nodes {
      id
      customer { id }
      roleAssignments(first: 3) {
        nodes { role { name } companyLocation { name } companyContact { id } }
      }
    }
  }
  locations(first: 9) {
    nodes {
      id name phone
      taxSettings { taxExempt taxRegistrationId }
      billingAddress { ...Address } shippingAddress { ...Address }
    }
  }
}
fragment Address on CompanyAddress {
  id companyName address1 city zip zoneCode province countryCode country
  formattedAddress
}
"""
ONE = "query One($id: ID!) { company(id: $id) { ...Parts } }"
PROFILES = """
query Profiles($id: ID!) {
  customer(id: $id) { companyContactProfiles { isMainContact company { name } } }
}
"""
LEEDS = {"address1": "1 Mill Lane", "city": "Leeds", "countryCode": "GB"}
ADA = {"email": "ada@x.example", "firstName": "Ada", "title": "Buyer"}


def create(shop, **given):
    answer = shop.data(CREATE + PARTS, input=given)["companyCreate"]
    assert answer["userErrors"] == []
    return answer["company"]


def refusals(shop, **given):
    answer = shop.data(CREATE + PARTS, input=given)["companyCreate"]
    assert answer["company"] is None
    return [(error["code"], error["field"][-1]) for error in answer["userErrors"]]


def do(shop, mutation, what, **variables):
    """Call a mutation on one payload's fields; its payload."""
    kinds = {"input": what}
    names = ", ".join(f"${n}: {kinds.get(n, 'ID!')}" for n in variables)
    given = ", ".join(f"{name}: ${name}" for name in variables)
    query = f"mutation Do({names}) {{ {mutation}({given}) {{ "
    query += "userErrors { field message code } } }"
    return shop.data(query, **variables)[mutation]["userErrors"]


def test_a_company_of_a_name_alone_has_a_location_of_that_name(shop):
    company = create(shop, company={"name": "Huber"})
    (location,) = company["locations"]["nodes"]
    assert (location["name"], location["shippingAddress"]) == ("Huber", None)
    assert company["mainContact"] is None
    assert company["totalSpent"] == {"amount": "0.0"}


def test_its_contact_is_a_customer_who_may_order_for_its_location(shop):
    location = {"shippingAddress": LEEDS, "billingSameAsShipping": True}
    location |= {"taxRegistrationId": "GB123", "taxExempt": True}
    company = create(
        shop, company={"name": "Mill"}, companyContact=ADA, companyLocation=location
    )
    main = company["mainContact"]
    assert (main["isMainContact"], main["title"]) == (True, "Buyer")
    assert main["customer"]["displayName"] == "Ada"
    (place,) = company["locations"]["nodes"]
    assert place["name"] == "1 Mill Lane"
    assert place["taxSettings"] == {"taxExempt": True, "taxRegistrationId": "GB123"}
    billing, shipping = place["billingAddress"], place["shippingAddress"]
    assert billing.pop("id") != shipping.pop("id")
    assert billing == shipping
    lines = ["Mill", "1 Mill Lane", "Leeds", "United Kingdom"]
    assert shipping["formattedAddress"] == lines
    ((role,),) = (
        contact["roleAssignments"]["nodes"] for contact in company["contacts"]["nodes"]
    )
    assert role["role"] == {"name": "Ordering only"}
    assert role["companyContact"]["id"] == main["id"]


def test_a_contact_of_a_known_email_is_that_customer(shop):
    known = shop.add_customer(name="Ada King", email="Ada@X.example")
    company = create(shop, company={"name": "Mill"}, companyContact=ADA)
    assert company["mainContact"]["customer"]["id"] == known["id"]
    (profile,) = shop.data(PROFILES, id=known["id"])["customer"][
        "companyContactProfiles"
    ]
    assert profile == {"isMainContact": True, "company": {"name": "Mill"}}


def test_blank_and_taken_values_are_refused(shop):
    create(shop, company={"name": "Mill", "externalId": "M1"})
    assert refusals(shop, company={"name": " "}) == [("BLANK", "name")]
    taken = refusals(shop, company={"name": "Other", "externalId": "M1"})
    assert taken == [("TAKEN", "externalId")]
    invalid = refusals(shop, company={"name": "Other", "externalId": "M 1"})
    assert invalid == [("INVALID", "externalId")]
    nobody = refusals(shop, company={"name": "O"}, companyContact={"firstName": "A"})
    assert nobody == [("INVALID", "companyContact")]
    contact = {"email": "nobody"}
    refused = refusals(shop, company={"name": "O"}, companyContact=contact)
    assert refused == [("INVALID", "email")]
    both = {"billingSameAsShipping": True, "billingAddress": LEEDS}
    refused = refusals(shop, company={"name": "O"}, companyLocation=both)
    assert refused == [("INVALID_INPUT", "billingAddress")]


def test_a_customer_becomes_a_contact_once_and_only_with_an_email(shop):
    company = create(shop, company={"name": "Mill"})["id"]
    ada, bob = (
        shop.add_customer(name="Ada", email="a@x.example"),
        shop.add_customer(name="Bob"),
    )
    assign = "companyAssignCustomerAsContact"
    assert do(shop, assign, "", companyId=company, customerId=ada["id"]) == []
    (again,) = do(shop, assign, "", companyId=company, customerId=ada["id"])
    assert again["message"] == (
        "Customer is already associated with a company contact."
    )
    (refused,) = do(shop, assign, "", companyId=company, customerId=bob["id"])
    assert refused["message"] == "Customer must have an email address."
    found = shop.data(ONE + PARTS, id=company)["company"]
    assert found["contactsCount"] == {"count": 1}


def test_who_does_not_exist_is_told_as_shopify_tells_it(shop):
    company, contact = "gid://shopify/Company/9", "gid://shopify/CompanyContact/9"
    (error,) = do(
        shop, "companyUpdate", "CompanyInput!", companyId=company, input={"name": "x"}
    )
    assert error == {
        "field": ["companyId"],
        "message": "Resource requested does not exist.",
        "code": "RESOURCE_NOT_FOUND",
    }
    (error,) = do(shop, "companyContactDelete", "", companyContactId=contact)
    assert error["message"] == "The company contact doesn't exist."


def test_contacts_locations_and_the_company_are_changed_and_deleted(shop):
    company = create(shop, company={"name": "Mill"}, companyContact=ADA)
    id_, contact = company["id"], company["mainContact"]["id"]
    change = {"title": "Head buyer", "lastName": "King"}
    assert not do(
        shop,
        "companyContactUpdate",
        "CompanyContactInput!",
        companyContactId=contact,
        input=change,
    )
    location = {"name": "Depot", "shippingAddress": LEEDS}
    assert not do(
        shop,
        "companyLocationCreate",
        "CompanyLocationInput!",
        companyId=id_,
        input=location,
    )
    found = shop.data(ONE + PARTS, id=id_)["company"]
    assert found["mainContact"]["title"] == "Head buyer"
    assert found["mainContact"]["customer"]["displayName"] == "Ada King"
    assert [place["name"] for place in found["locations"]["nodes"]] == ["Mill", "Depot"]
    assert not do(shop, "companyContactDelete", "", companyContactId=contact)
    found = shop.data(ONE + PARTS, id=id_)["company"]
    assert (found["mainContact"], found["contacts"]["nodes"]) == (None, [])
    assert not do(shop, "companyDelete", "", id=id_)
    assert shop.data(ONE + PARTS, id=id_) == {"company": None}
    assert [c["email"] for c in shop.customers()] == ["ada@x.example"]


def test_companies_are_found_by_what_shopify_searches(shop):
    create(shop, company={"name": "Mill Works", "externalId": "M1"})
    create(shop, company={"name": "Huber"})
    query = """
    query Find($query: String) {
      companies(first: 9, query: $query, sortKey: NAME) { nodes { name } }
    }
    """
    for text, found in (
        (None, ["Huber", "Mill Works"]),
        ("external_id:M1", ["Mill Works"]),
        ("name:huber", ["Huber"]),
    ):
        nodes = shop.data(query, query=text)["companies"]["nodes"]
        assert [node["name"] for node in nodes] == found


def test_a_company_is_loaded_as_another_shop_answered_it(shop):
    location = {"shippingAddress": LEEDS, "taxRegistrationId": "GB123"}
    node = create(
        shop, company={"name": "Mill"}, companyContact=ADA, companyLocation=location
    )
    (customer,) = shop.customers()
    shop.reset()
    shop.add_customer(id=customer["id"], name="Ada", email="ada@x.example")
    shop.load_companies(node)
    shop.load_companies(node)
    assert shop.data(ONE + PARTS, id=node["id"])["company"] == node


def test_the_short_form_adds_a_company_with_all_its_parts(shop):
    ada = shop.add_customer(name="Ada", email="a@x.example")
    company = shop.add_company(
        "Mill",
        contacts=[{"customerId": ada["id"]}, {"email": "b@x.example"}],
        locations=[{"name": "Depot", "shippingAddress": LEEDS}],
    )
    found = shop.data(ONE + PARTS, id=company["id"])["company"]
    assert found["mainContact"]["customer"]["id"] == ada["id"]
    assert found["contactsCount"] == {"count": 2}
    assert found["locations"]["nodes"][0]["shippingAddress"]["city"] == "Leeds"
    shop.change_company(company["id"], note="big")
    assert shop.companies()[0]["note"] == "big"
    shop.delete_company(company["id"])
    assert shop.companies() == []


def test_the_demo_has_companies_with_contacts_among_its_customers(shop):
    shop.reset("demo")
    emails = [customer["email"] for customer in shop.customers()]
    huber = shop.companies()[0]
    assert [place["name"] for place in huber["locations"]] == [
        "Nürnberg",
        "Filiale Fürth",
    ]
    assert emails.count("einkauf@huber.example") == 1
    assert len(huber["contacts"]) == 2
