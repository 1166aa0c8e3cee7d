"""The fields that companies and their locations can be searched by.

Source: https://shopify.dev/docs/api/admin-graphql/latest/queries/companies
"""

from .fields import one
from .matching import Field

COMPANY = {
    "default": Field(lambda c: (c["name"], c["externalId"]), "words"),
    "id": Field(one("id"), "id"),
    "name": Field(one("name"), "words"),
    "external_id": Field(one("externalId")),
    "since_date": Field(one("customerSince"), "time"),
    "created_at": Field(one("createdAt"), "time"),
    "updated_at": Field(one("updatedAt"), "time"),
}

LOCATION = {
    "default": Field(lambda c: (c["name"], c["externalId"]), "words"),
    "id": Field(one("id"), "id"),
    "ids": Field(one("id"), "id"),
    "company_id": Field(one("companyId"), "id"),
    "name": Field(one("name"), "words"),
    "external_id": Field(one("externalId")),
    "created_at": Field(one("createdAt"), "time"),
    "updated_at": Field(one("updatedAt"), "time"),
}
