"""Products of the local Shopify: set, changed, deleted, found."""

import pytest

SET = """
mutation Set($input: ProductSetInput!, $identifier: ProductSetIdentifiers,
             $synchronous: Boolean = true) {
  productSet(input: $input, identifier: $identifier, synchronous: $synchronous) {
    product { ...Parts }
    productSetOperation { id status product { id } }
    userErrors { field message code }
  }
}
fragment Parts on Product {
  id title handle status tags updatedAt hasOnlyDefaultVariant
  options { id name values }
  variants(first: 10) { nodes {
    id title sku price compareAtPrice
    inventoryItem { measurement { weight { unit value } } }
  } }
  metafields(first: 5) { nodes { key value } }
  media(first: 5) { nodes { id alt } }
}
"""


TEXT = "single_line_text_field"


def sized(*sizes, **fields):
    """Input of a product with one option and a variant for each of its values."""
    return {
        "title": "Shirt",
        "productOptions": [{"name": "Size", "values": [{"name": s} for s in sizes]}],
        "variants": [
            {"optionValues": named(size), "sku": f"S-{size}"} for size in sizes
        ],
        **fields,
    }


def named(size):
    return [{"optionName": "Size", "name": size}]


def put(shop, given, **arguments):
    answer = shop.data(SET, input=given, **arguments)["productSet"]
    assert answer["userErrors"] == []
    return answer["product"]


def refuse(shop, given, **arguments):
    answer = shop.data(SET, input=given, **arguments)["productSet"]
    assert answer["product"] is None
    return [(error["code"], error["field"]) for error in answer["userErrors"]]


def skus(product):
    return [variant["sku"] for variant in product["variants"]["nodes"]]


def test_a_product_of_a_title_alone_gets_shopifys_defaults(shop):
    product = put(shop, {"title": "Crème Brûlée!"})
    assert product["handle"] == "crème-brûlée"
    assert product["status"] == "ACTIVE"
    assert product["hasOnlyDefaultVariant"]
    assert [o["name"] for o in product["options"]] == ["Title"]
    (variant,) = product["variants"]["nodes"]
    assert (variant["title"], variant["price"]) == ("Default Title", "0.00")


def test_a_handle_is_given_once(shop):
    handles = [put(shop, {"title": "Cup"})["handle"] for _ in range(3)]
    assert handles == ["cup", "cup-1", "cup-2"]


def test_variants_left_out_of_the_list_are_deleted_and_others_keep_their_id(shop):
    before = put(shop, sized("S", "M", "L"))
    identifier = {"id": before["id"]}
    after = put(shop, sized("M", "XL"), identifier=identifier)
    assert skus(after) == ["S-M", "S-XL"]
    medium = before["variants"]["nodes"][1]["id"]
    assert after["variants"]["nodes"][0]["id"] == medium
    gone = before["variants"]["nodes"][0]["id"]
    assert shop.data("query Q($id: ID!) { node(id: $id) { id } }", id=gone) == {
        "node": None
    }


def test_what_the_input_does_not_name_stays(shop):
    before = put(shop, sized("S", "M", tags=["b", "A", "a"], status="DRAFT"))
    after = put(shop, {"title": "Tee"}, identifier={"id": before["id"]})
    assert after["title"] == "Tee"
    assert after["tags"] == ["A", "b"]
    assert after["status"] == "DRAFT"
    assert after["variants"] == before["variants"]
    assert after["options"] == before["options"]


def test_metafields_and_files_are_lists_that_are_replaced(shop):
    fields = [
        {"namespace": "custom", "key": key, "value": key, "type": TEXT}
        for key in ("a", "b")
    ]
    files = [{"originalSource": f"https://img.example/{n}.png"} for n in (1, 2)]
    before = put(shop, {"title": "Cup", "metafields": fields, "files": files})
    kept = before["media"]["nodes"][1]["id"]
    given = {"metafields": fields[1:], "files": [{"id": kept, "alt": "Side"}]}
    after = put(shop, given, identifier={"id": before["id"]})
    assert after["metafields"]["nodes"] == [{"key": "b", "value": "b"}]
    assert after["media"]["nodes"] == [{"id": kept, "alt": "Side"}]


def test_a_handle_finds_the_product_or_makes_it(shop):
    given = {"handle": "my-cup"}
    first = put(shop, {"title": "Cup"} | given, identifier=given)
    again = put(shop, {"title": "Mug"} | given, identifier=given)
    assert (first["handle"], again["title"]) == ("my-cup", "Mug")
    assert first["id"] == again["id"]


def test_the_time_moves_on_with_a_change_and_only_then(shop):
    shop.set_clock("2026-05-01T12:00:00Z", stop=True)
    product = put(shop, {"title": "Cup"})
    shop.advance(60)
    identifier = {"id": product["id"]}
    same = put(shop, {"title": "Cup"}, identifier=identifier)
    assert same["updatedAt"] == "2026-05-01T12:00:00Z"
    changed = put(shop, {"title": "Mug"}, identifier=identifier)
    assert changed["updatedAt"] == "2026-05-01T12:01:00Z"


REFUSED = [
    ({"title": " "}, "INVALID_INPUT", ["input", "title"]),
    ({}, "INVALID_INPUT", ["input", "title"]),
    (
        {"title": "x", "productOptions": [{"name": "Size"}]},
        "VARIANTS_INPUT_MISSING",
        ["input", "variants"],
    ),
    (
        {"title": "x", "variants": [{"optionValues": []}]},
        "PRODUCT_OPTIONS_INPUT_MISSING",
        ["input", "productOptions"],
    ),
    (
        sized("S", "S"),
        "DUPLICATED_OPTION_VALUE",
        ["input", "productOptions", "0", "values", "1", "name"],
    ),
    (
        sized("S", variants=[{"optionValues": named("S")}] * 2),
        "INVALID_VARIANT",
        ["input", "variants", "1"],
    ),
    (
        sized("S", variants=[{"optionValues": []}]),
        "INVALID_VARIANT",
        ["input", "variants", "0"],
    ),
    (
        {
            "title": "x",
            "variants": [],
            "productOptions": [{"name": name} for name in "abcd"],
        },
        "OPTIONS_OVER_LIMIT",
        ["input", "productOptions"],
    ),
    (
        {"title": "x", "variants": [], "productOptions": [{"name": "a / b"}]},
        "INVALID_INPUT",
        ["input", "productOptions", "0", "name"],
    ),
]


@pytest.mark.parametrize(("given", "code", "field"), REFUSED)
def test_inputs_that_are_refused(shop, given, code, field):
    assert refuse(shop, given) == [(code, field)]
    assert shop.products() == []


def test_2048_variants_and_not_one_more(shop):
    numbers = [str(number) for number in range(2049)]
    given = sized(*numbers)
    given["productOptions"][0]["values"].pop()
    assert shop.codes(SET, input=given) == ["MAX_INPUT_SIZE_EXCEEDED"]
    put(shop, sized(*numbers[:2048]))
    assert len(shop.products()[0]["variants"]) == 2048


def test_asynchronously_an_operation_tells_when_it_is_done(shop):
    answer = shop.data(SET, input={"title": "Cup"}, synchronous=False)["productSet"]
    assert answer["product"] is None
    operation = answer["productSetOperation"]
    assert (operation["status"], operation["product"]) == ("CREATED", None)
    query = (
        "query Q($id: ID!) { productOperation(id: $id) { status product { title } } }"
    )
    answers = [
        shop.data(query, id=operation["id"])["productOperation"] for _ in range(2)
    ]
    assert answers == [
        {"status": "ACTIVE", "product": None},
        {"status": "COMPLETE", "product": {"title": "Cup"}},
    ]


def test_a_product_that_is_deleted_leaves_an_event_and_nothing_else(shop):
    product = shop.add_product("Cup", sku="C-1")
    delete = """mutation Delete($id: ID!) {
      productDelete(input: {id: $id}) { deletedProductId userErrors { message } }
    }"""
    assert shop.data(delete, id=product["id"])["productDelete"] == {
        "deletedProductId": product["id"],
        "userErrors": [],
    }
    find = """query Find($id: ID!, $handle: String!, $variant: ID!) {
      product(id: $id) { id }
      productByIdentifier(identifier: {handle: $handle}) { id }
      productVariant(id: $variant) { id }
      events(first: 5, query: "subject_type:PRODUCT action:destroy") {
        nodes { action ... on BasicEvent { subjectId } }
      }
    }"""
    assert shop.data(
        find,
        id=product["id"],
        handle=product["handle"],
        variant=product["variants"][0]["id"],
    ) == {
        "product": None,
        "productByIdentifier": None,
        "productVariant": None,
        "events": {"nodes": [{"action": "destroy", "subjectId": product["id"]}]},
    }


BULK = """mutation Bulk($id: ID!, $variants: [ProductVariantsBulkInput!]!) {
  productVariantsBulkUpdate(productId: $id, variants: $variants) {
    productVariants { sku price }
    userErrors { field message code }
  }
}"""


def test_variants_are_changed_in_bulk_all_or_none(shop):
    product = put(shop, sized("S", "M"))
    first, second = (variant["id"] for variant in product["variants"]["nodes"])
    good = [
        {"id": first, "price": "7.5"},
        {"id": second, "inventoryItem": {"sku": "NEW"}},
    ]
    answer = shop.data(BULK, id=product["id"], variants=good)
    assert answer["productVariantsBulkUpdate"]["productVariants"] == [
        {"sku": "S-S", "price": "7.50"},
        {"sku": "NEW", "price": "0.00"},
    ]
    bad = [{"id": first, "price": "9"}, {"id": "gid://shopify/ProductVariant/1"}]
    answer = shop.data(BULK, id=product["id"], variants=bad)
    (error,) = answer["productVariantsBulkUpdate"]["userErrors"]
    assert error["code"] == "PRODUCT_VARIANT_DOES_NOT_EXIST"
    assert error["field"] == ["variants", "1", "id"]
    assert shop.product(product["id"])["variants"][0]["price"] == "7.50"


def test_tags_are_added_to_what_is_there(shop):
    product = shop.add_product("Cup", tags=["red"])
    add = """mutation Add($id: ID!, $tags: [String!]!) {
      tagsAdd(id: $id, tags: $tags) { node { id ... on Product { tags } } }
    }"""
    answer = shop.data(add, id=product["id"], tags=["Blue", "RED"])
    assert answer["tagsAdd"]["node"]["tags"] == ["Blue", "red"]


def test_control_changes_one_variant_by_its_own_fields(shop):
    product = shop.add_product("Cup", sku="C-1", price="5")
    changed = shop.change_product(product["id"], price="6", title="Mug")
    assert changed["title"] == "Mug"
    (variant,) = changed["variants"]
    assert (variant["sku"], variant["price"]) == ("C-1", "6.00")
    assert variant["id"] == product["variants"][0]["id"]
