"""What the local Shopify refuses, in the words of real shops."""

import pytest

DOCUMENTS = [
    (
        "query Q { shop { nonsense } }",
        "undefinedField",
        "Field 'nonsense' doesn't exist on type 'Shop'",
        ["query Q", "shop", "nonsense"],
    ),
    (
        "mutation M { gone: productDelete(input: {id: 1}) { userErrors { code } } }",
        "undefinedField",
        "Field 'code' doesn't exist on type 'UserError'",
        ["mutation M", "gone", "userErrors", "code"],
    ),
    (
        "query Q { shop(id: 1) { id } }",
        "argumentNotAccepted",
        "Field 'shop' doesn't accept argument 'id'",
        ["query Q", "shop", "id"],
    ),
    (
        "query Q { product { id } }",
        "missingRequiredArguments",
        "Field 'product' is missing required arguments: id",
        ["query Q", "product"],
    ),
    (
        "mutation M { productDelete(input: {}) { deletedProductId } }",
        "missingRequiredInputObjectAttribute",
        "Argument 'id' on InputObject 'ProductDeleteInput' is required. "
        "Expected type ID!",
        ["mutation M", "productDelete", "input", "id"],
    ),
    (
        "mutation M { productSet(input: {status: SOLD}) { product { id } } }",
        "argumentLiteralsIncompatible",
        "Argument 'status' on InputObject 'ProductSetInput' has an invalid value "
        "(SOLD). Expected type 'ProductStatus'.",
        ["mutation M", "productSet", "input", "status"],
    ),
    (
        "query Q { product(id: null) { id } }",
        "argumentLiteralsIncompatible",
        "Argument 'id' on Field 'product' has an invalid value (null). "
        "Expected type 'ID!'.",
        ["query Q", "product", "id"],
    ),
    (
        'query Q { product(id: "7") { id } }',
        "argumentLiteralsIncompatible",
        "Invalid global id '7'",
        ["query Q", "product", "id"],
    ),
    (
        "query Q($x: Int) { shop { id } }",
        "variableNotUsed",
        "Variable $x is declared by Q but not used",
        ["query Q"],
    ),
    (
        "query Q { products(first: $n) { nodes { id } } }",
        "variableNotDefined",
        "Variable $n is used by Q but not declared",
        ["query Q"],
    ),
    (
        "query Q { shop }",
        "selectionMismatch",
        "Field must have selections (field 'shop' returns Shop but has no selections. "
        "Did you mean 'shop { ... }'?)",
        ["query Q", "shop"],
    ),
    (
        "query Q { shop { ...F } } fragment F on Nonsense { id }",
        "undefinedType",
        "No such type Nonsense, so it can't be a fragment condition",
        ["fragment F"],
    ),
]


@pytest.mark.parametrize(("query", "code", "message", "path"), DOCUMENTS)
def test_documents_that_are_refused(shop, query, code, message, path):
    query = query.replace("id: 1}", 'id: "gid://shopify/Product/1"}')
    body = shop.ask(query)
    assert set(body) == {"errors"}
    error = body["errors"][0]
    assert (error["extensions"]["code"], error["message"]) == (code, message)
    assert error["path"] == path


def test_all_reasons_are_told_at_once(shop):
    codes = shop.codes("query Q($x: Int) { shop { a b } product { id } }")
    assert codes == [
        "undefinedField",
        "undefinedField",
        "missingRequiredArguments",
        "variableNotUsed",
    ]


def test_a_directive_that_stands_twice_at_one_place(shop):
    once = "@include(if: true)"
    assert shop.codes(f"query Q {{ shop {{ id {once} {once} }} }}") == [
        "directiveNotUniqueForLocation"
    ]


def test_a_text_that_is_no_graphql(shop):
    body = shop.ask("query Q { shop { id }")
    assert [e["extensions"]["code"] for e in body["errors"]] == ["PARSE_ERROR"]
    assert body["errors"][0]["message"].startswith("syntax error, ")


SET = """mutation Set($input: ProductSetInput!) {
  productSet(input: $input) { product { id } userErrors { message } }
}"""
VARIABLES = [
    (None, [], "Expected value to not be null"),
    ({"titel": "Cup"}, ["titel"], "Field is not defined on ProductSetInput"),
    ({"title": 7}, ["title"], "Could not coerce value 7 to String"),
    ({"tags": ["a", None]}, ["tags", 1], "Expected value to not be null"),
    (
        {"status": "SOLD"},
        ["status"],
        'Expected "SOLD" to be one of: ACTIVE, ARCHIVED, DRAFT, UNLISTED',
    ),
    (
        {"variants": [{"price": "1"}]},
        ["variants", 0, "optionValues"],
        "Expected value to not be null",
    ),
    ({"category": "x"}, ["category"], "Invalid global id 'x'"),
]


@pytest.mark.parametrize(("value", "path", "explanation"), VARIABLES)
def test_variables_that_are_refused(shop, value, path, explanation):
    (error,) = shop.ask(SET, input=value)["errors"]
    assert error["extensions"]["code"] == "INVALID_VARIABLE"
    assert error["extensions"]["value"] == value
    (problem,) = error["extensions"]["problems"]
    assert (problem["path"], problem["explanation"]) == (path, explanation)
    message = "Variable $input of type ProductSetInput! was provided invalid value"
    if path:
        message += f" for {'.'.join(map(str, path))} ({explanation})"
    assert error["message"] == message


def test_a_refused_call_costs_nothing(shop):
    shop.ask("{ nonsense }")
    assert shop.settings()["bucket"]["currentlyAvailable"] == 2000


def test_arrays_of_more_than_250_are_refused(shop):
    ids = [f"gid://shopify/Product/{number}" for number in range(251)]
    query = "query Nodes($ids: [ID!]!) { nodes(ids: $ids) { id } }"
    assert shop.codes(query, ids=ids) == ["MAX_INPUT_SIZE_EXCEEDED"]
    assert shop.data(query, ids=ids[:250])["nodes"] == [None] * 250


def test_values_of_an_enum_are_listed_as_shopify_declares_them(shop):
    mutation = """mutation M($event: FulfillmentEventInput!) {
      fulfillmentEventCreate(fulfillmentEvent: $event) { userErrors { message } }
    }"""
    event = {"fulfillmentId": "gid://shopify/Fulfillment/1", "status": "LOST"}
    [error] = shop.ask(mutation, event=event)["errors"]
    assert error["extensions"]["problems"][0]["explanation"] == (
        'Expected "LOST" to be one of: LABEL_PURCHASED, LABEL_PRINTED, '
        "READY_FOR_PICKUP, CONFIRMED, IN_TRANSIT, OUT_FOR_DELIVERY, "
        "ATTEMPTED_DELIVERY, DELAYED, DELIVERED, FAILURE, CARRIER_PICKED_UP"
    )


@pytest.mark.parametrize(
    ("by", "wrong"),
    [
        ({"id": None}, "'id' was `null`"),
        ({"handle": "cup", "id": "gid://shopify/Product/1"}, "2 were provided"),
    ],
)
def test_an_input_of_one_field_takes_one(shop, by, wrong):
    query = """query Q($by: ProductIdentifierInput!) {
      productByIdentifier(identifier: $by) { id }
    }"""
    [error] = shop.ask(query, by=by)["errors"]
    assert error["extensions"]["problems"] == [
        {
            "path": [],
            "explanation": "'ProductIdentifierInput' requires exactly one argument, "
            f"but {wrong}.",
        }
    ]


def test_what_costs_more_than_a_thousand_points_is_refused(shop):
    body = shop.ask(
        "{ products(first: 250) { nodes { variants(first: 250) { nodes {"
        " media(first: 250) { nodes { id } } } } } } }"
    )
    extensions = body["errors"][0]["extensions"]
    assert extensions["code"] == "MAX_COST_EXCEEDED"
    assert (extensions["cost"], extensions["maxCost"]) == (1729, 1000)


def test_a_field_without_its_scope_is_denied_and_nothing_else(shop):
    shop.settings(scopes=["read_orders"])
    query = "query Q($id: ID!) { shop { name } product(id: $id) { id } }"
    body = shop.ask(query, id="gid://shopify/Product/1")
    assert body["data"] == {"shop": {"name": "Local Shop"}, "product": None}
    (error,) = body["errors"]
    assert error["path"] == ["product"]
    assert error["message"] == (
        "Access denied for product field. "
        "Required access: `read_products` access scope."
    )
    assert error["extensions"]["code"] == "ACCESS_DENIED"


def test_a_mutation_without_its_scope_does_nothing(shop):
    shop.settings(scopes=["read_products"])
    body = shop.ask(SET, input={"title": "Cup"})
    assert body["data"] == {"productSet": None}
    assert [e["extensions"]["code"] for e in body["errors"]] == ["ACCESS_DENIED"]
    assert shop.products() == []


def test_what_is_not_kept_is_never_answered_as_if_it_were(shop):
    shop.add_product("Cup")
    body = shop.ask("{ products(first: 1) { nodes { id defaultCursor } } }")
    (error,) = body["errors"]
    assert error["extensions"]["code"] == "INTERNAL_SERVER_ERROR"
    assert "Product.defaultCursor" in error["message"]
    id_ = "gid://shopify/Collection/1"
    mutation = f'collectionDelete(input: {{id: "{id_}"}}) {{ deletedCollectionId }}'
    assert shop.codes(f"mutation {{ {mutation} }}") == ["INTERNAL_SERVER_ERROR"]
