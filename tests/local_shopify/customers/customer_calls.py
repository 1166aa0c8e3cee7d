"""Customers that tests give the local Shopify, and how they ask for them."""

CREATE = """
mutation Create($input: CustomerInput!) {
  customerCreate(input: $input) { customer { ...Parts } userErrors { field message } }
}
"""
PARTS = """
fragment Parts on Customer {
  id displayName firstName lastName email phone locale note state tags updatedAt
  numberOfOrders amountSpent { amount currencyCode } taxExempt verifiedEmail
  defaultEmailAddress { emailAddress marketingState marketingOptInLevel validFormat }
  defaultPhoneNumber { phoneNumber marketingState }
  defaultAddress { id city }
  addresses(first: 5) {
    id name address1 city provinceCode province countryCodeV2 country
  }
  addressesV2(first: 1) {
    nodes { id formatted formattedArea }
    pageInfo { hasNextPage }
  }
}
"""
TORONTO = {
    "address1": "1 King St",
    "city": "Toronto",
    "countryCode": "CA",
    "provinceCode": "ON",
}


def create(shop, **given):
    answer = shop.data(CREATE + PARTS, input=given)["customerCreate"]
    assert answer["userErrors"] == []
    return answer["customer"]
