"""Metafields of the local Shopify: set, compared, deleted, defined.

The refusals are those of real shops.
"""

import pytest

SET = """mutation M($metafields: [MetafieldsSetInput!]!) {
  metafieldsSet(metafields: $metafields) {
    metafields { id value compareDigest jsonValue }
    userErrors { field message code }
  }
}"""
DELETE = """mutation M($metafields: [MetafieldIdentifierInput!]!) {
  metafieldsDelete(metafields: $metafields) {
    deletedMetafields { ownerId namespace key } userErrors { message }
  }
}"""
READ = """query Q($id: ID!) { product(id: $id) {
  updatedAt metafield(namespace: "custom", key: "material") {
    id value compareDigest owner { ... on Product { id } }
  }
} }"""
DEFINE = """mutation M($definition: MetafieldDefinitionInput!) {
  metafieldDefinitionCreate(definition: $definition) {
    createdDefinition { id type { name } capabilities { uniqueValues { enabled } } }
    userErrors { field code }
  }
}"""
TEXT = "single_line_text_field"
STALE = (
    "The resource has been updated since it was loaded. "
    "Try again with an updated `compareDigest` value."
)
FIRST = ["metafields", "0"]


def wool(owner, **fields):
    place = {"ownerId": owner["id"], "namespace": "custom", "key": "material"}
    return place | {"type": TEXT, "value": "Wool"} | fields


def put(shop, *metafields):
    return shop.data(SET, metafields=list(metafields))["metafieldsSet"]


def errors(shop, *metafields):
    return [tuple(it.values()) for it in put(shop, *metafields)["userErrors"]]


def test_a_value_is_set_only_if_it_is_still_the_one_that_was_read(shop):
    cup = shop.add_product("Cup")
    [first] = put(shop, wool(cup, compareDigest=None))["metafields"]
    read = shop.data(READ, id=cup["id"])["product"]["metafield"]
    assert read["owner"] == {"id": cup["id"]}
    assert read["compareDigest"] == first["compareDigest"]
    digest = first["compareDigest"]
    [linen] = put(shop, wool(cup, value="Linen", compareDigest=digest))["metafields"]
    assert linen["id"] == first["id"]
    assert linen["compareDigest"] != digest
    late = wool(cup, value="Silk", compareDigest=digest)
    assert errors(shop, late) == [(FIRST, STALE, "STALE_OBJECT")]
    new = wool(cup, compareDigest=None)
    assert errors(shop, new) == [(FIRST, STALE, "STALE_OBJECT")]
    unknown = wool(cup, key="origin", compareDigest=digest)
    message, code = "Invalid `compareDigest` value.", "INVALID_COMPARE_DIGEST"
    assert errors(shop, unknown) == [(FIRST, message, code)]
    assert shop.data(READ, id=cup["id"])["product"]["metafield"]["value"] == "Linen"


def test_all_are_set_or_none(shop):
    cup = shop.add_product("Cup")
    gone = {"id": "gid://shopify/Product/1"}
    error = (["metafields", "1", "ownerId"], "Owner does not exist.", "INVALID_VALUE")
    assert errors(shop, wool(cup), wool(gone)) == [error]
    assert shop.data(READ, id=cup["id"])["product"]["metafield"] is None
    many = [wool(cup, key=f"key_{number}") for number in range(26)]
    message = "Exceeded the maximum metafields input limit of 25."
    answer = put(shop, *many)
    assert answer["metafields"] is None
    assert answer["userErrors"][0]["message"] == message


@pytest.mark.parametrize(
    ("fields", "field", "message", "code"),
    [
        (
            {"namespace": "ab"},
            "namespace",
            "Namespace is too short (minimum is 3 characters)",
            "TOO_SHORT",
        ),
        (
            {"key": "x"},
            "key",
            "Key is too short (minimum is 2 characters)",
            "TOO_SHORT",
        ),
        (
            {"key": "k" * 65},
            "key",
            "Key is too long (maximum is 64 characters)",
            "TOO_LONG",
        ),
        (
            {"namespace": "protected"},
            "namespace",
            "Namespace protected is a reserved namespace",
            None,
        ),
        ({"type": None}, "type", "Type can't be blank", "BLANK"),
        (
            {"type": "number_integer"},
            "value",
            "Value must be an integer.",
            "INVALID_VALUE",
        ),
        ({"type": "boolean"}, "value", "Value must be true or false.", "INVALID_VALUE"),
        (
            {"type": "color"},
            "value",
            "Value must be a hex color code.",
            "INVALID_VALUE",
        ),
    ],
)
def test_metafields_that_are_refused(shop, fields, field, message, code):
    cup = shop.add_product("Cup")
    assert errors(shop, wool(cup, **fields)) == [([*FIRST, field], message, code)]


def test_those_that_are_deleted_are_told_and_others_are_null(shop):
    shop.set_clock("2026-05-01T12:00:00Z", stop=True)
    cup = shop.add_product("Cup")
    put(shop, wool(cup))
    shop.advance(60)
    place = {"ownerId": cup["id"], "namespace": "custom"}
    asked = [place | {"key": "material"}, place | {"key": "missing"}]
    answer = shop.data(DELETE, metafields=asked)["metafieldsDelete"]
    assert answer == {"deletedMetafields": [asked[0], None], "userErrors": []}
    found = shop.data(READ, id=cup["id"])["product"]
    assert found == {"updatedAt": "2026-05-01T12:01:00Z", "metafield": None}


def test_a_variant_has_its_own_and_its_product_s_time_moves_on(shop):
    shop.set_clock("2026-05-01T12:00:00Z", stop=True)
    cup = shop.add_product("Cup")
    shop.advance(60)
    [written] = put(shop, wool(cup["variants"][0], type="json", value='{"a": 1}'))[
        "metafields"
    ]
    assert written["jsonValue"] == {"a": 1}
    assert shop.product(cup["id"])["updatedAt"] == "2026-05-01T12:01:00Z"


def test_without_a_namespace_it_is_the_app_s_own(shop):
    cup = shop.add_product("Cup")
    put(shop, wool(cup, namespace=None), wool(cup, namespace="$app:care"))
    query = """query Q($id: ID!) { product(id: $id) {
      own: metafield(key: "material") { namespace }
      care: metafield(key: "material", namespace: "$app:care") { namespace }
    } }"""
    found = shop.data(query, id=cup["id"])["product"]
    spaces = {"own": {"namespace": "app--1"}, "care": {"namespace": "app--1--care"}}
    assert found == spaces


PUT = """mutation M($by: ProductSetIdentifiers, $input: ProductSetInput!) {
  productSet(identifier: $by, input: $input) {
    product { id title } userErrors { field code }
  }
}"""


def test_a_custom_id_makes_a_product_once(shop):
    place = {"namespace": "odoo", "key": "product_id"}
    custom = place | {"value": "42"}
    given = {"title": "Cup", "metafields": [custom]}
    asked = {"by": {"customId": custom}, "input": given}
    assert shop.codes(PUT, **asked) == ["NOT_FOUND"]
    find = """query Q($by: ProductIdentifierInput!) {
      productByIdentifier(identifier: $by) { title }
    }"""
    assert shop.codes(find, by=asked["by"]) == ["NOT_FOUND"]
    definition = {"name": "Odoo", "type": "id", "ownerType": "PRODUCT", **place}
    made = shop.data(DEFINE, definition=definition)["metafieldDefinitionCreate"]
    assert made["createdDefinition"]["capabilities"]["uniqueValues"]["enabled"]
    first = shop.data(PUT, **asked)["productSet"]["product"]
    given["title"] = "Mug"
    again = shop.data(PUT, **asked)["productSet"]["product"]
    assert again == {"id": first["id"], "title": "Mug"}
    found = shop.data(find, by=asked["by"])["productByIdentifier"]
    assert found == {"title": "Mug"}
    given["metafields"] = [custom | {"type": "id"}]
    answer = shop.data(PUT, **asked)["productSet"]
    assert answer["userErrors"] == [{"field": ["input"], "code": "METAFIELD_MISMATCH"}]
    other = {"title": "Jug", "metafields": [custom]}
    answer = shop.data(PUT, input=other)["productSet"]
    assert answer["userErrors"][0]["code"] == "CAPABILITY_VIOLATION"
