"""`productSet` and its kin in the local Shopify: what they keep, what they refuse."""

import pytest

from .shirts import named, options, shirt, titles

SET = """mutation M($by: ProductSetIdentifiers, $input: ProductSetInput!) {
  productSet(identifier: $by, input: $input) {
    product { id } userErrors { field message code }
  }
}"""
READ = """query Q($id: ID!) { product(id: $id) {
  handle tags seo { title description }
  variants(first: 5) { nodes {
    id sku barcode taxable compareAtPrice updatedAt
    inventoryItem {
      sku tracked requiresShipping harmonizedSystemCode countryCodeOfOrigin
      unitCost { amount } measurement { weight { value unit } }
    }
  } }
} }"""
CHANGE = """mutation M($id: ID!, $variants: [ProductVariantsBulkInput!]!) {
  productVariantsBulkUpdate(productId: $id, variants: $variants) {
    productVariants { inventoryQuantity } userErrors { field code }
  }
}"""


def errors(shop, given, **by):
    answer = shop.data(SET, input=given, **by)["productSet"]
    return [(it["code"], it["field"]) for it in answer["userErrors"]]


def read(shop, product):
    return shop.data(READ, id=product["id"])["product"]


def test_a_stock_item_keeps_what_it_is_given(shop):
    item = {
        "sku": "C-1",
        "cost": "3.5",
        "tracked": True,
        "requiresShipping": False,
        "harmonizedSystemCode": "6912.00",
        "countryCodeOfOrigin": "PT",
        "measurement": {"weight": {"value": 0.35, "unit": "KILOGRAMS"}},
    }
    given = {
        "title": "Cup",
        "productOptions": options(Title=("Default Title",)),
        "variants": [
            {
                "optionValues": named(Title="Default Title"),
                "compareAtPrice": "12",
                "taxable": False,
                "inventoryItem": item,
            }
        ],
    }
    product = shop.data(SET, input=given)["productSet"]["product"]
    [variant] = read(shop, product)["variants"]["nodes"]
    assert (variant["sku"], variant["compareAtPrice"]) == ("C-1", "12.00")
    assert variant["taxable"] is False
    found = variant["inventoryItem"]
    assert found["harmonizedSystemCode"] == "691200"
    assert found["unitCost"] == {"amount": "3.50"}
    for name in ("sku", "tracked", "requiresShipping", "measurement"):
        assert found[name] == item[name]
    assert found["countryCodeOfOrigin"] == "PT"


def test_an_identifier_says_what_the_input_says(shop):
    by = {"by": {"handle": "my-cup"}}
    field = ["input", "handle"]
    assert errors(shop, {"title": "Cup"}, **by) == [("MISSING_FIELD_REQUIRED", field)]
    other = {"title": "Cup", "handle": "your-cup"}
    assert errors(shop, other, **by) == [("INPUT_MISMATCH", ["input"])]
    unknown = {"id": "gid://shopify/Product/1", "title": "Cup"}
    assert errors(shop, unknown) == [("PRODUCT_DOES_NOT_EXIST", ["input"])]


def test_variants_and_options_are_given_together(shop):
    made = shirt(shop, ("S",), ("M",), Size=("S", "M"))
    kept = {"id": made["variants"][0]["id"], "optionValues": named(Size="S")}
    by = {"by": {"id": made["id"]}}
    field = ["input", "productOptions"]
    code = "PRODUCT_OPTIONS_INPUT_MISSING"
    assert errors(shop, {"variants": [kept]}, **by) == [(code, field)]
    both = {"variants": [kept], "productOptions": options(Size=("S", "M"))}
    assert errors(shop, both, **by) == []
    assert titles(shop, made) == ["S"]


LONG = "x" * 256
SIZE = {"productOptions": options(Size=("S",))}
WRONG = [
    ({"tags": [LONG]}, "INVALID_INPUT", ["input", "tags"]),
    (
        SIZE | {"variants": [{"id": "gid://shopify/ProductVariant/1"}]},
        "PRODUCT_VARIANT_DOES_NOT_EXIST",
        ["input", "variants", "0", "id"],
    ),
    (
        SIZE | {"variants": [{"sku": LONG}]},
        "INVALID_INPUT",
        ["input", "variants", "0", "sku"],
    ),
    (
        SIZE | {"variants": [{"inventoryItem": {"harmonizedSystemCode": "cup"}}]},
        "INVALID_INPUT",
        ["input", "variants", "0", "inventoryItem", "harmonizedSystemCode"],
    ),
    (
        SIZE
        | {
            "variants": [
                {
                    "inventoryQuantities": [
                        {
                            "locationId": "gid://shopify/Location/1",
                            "name": "available",
                            "quantity": 1,
                        }
                    ]
                }
            ]
        },
        "INVALID_INPUT",
        ["input", "variants", "0", "inventoryQuantities", "0", "locationId"],
    ),
    (
        {"files": [{"id": "gid://shopify/MediaImage/1"}]},
        "INVALID_INPUT",
        ["input", "files", "0", "id"],
    ),
    (
        SIZE | {"variants": [{"file": {"originalSource": "https://x.example/1.png"}}]},
        "INVALID_INPUT",
        ["input", "variants", "0", "file"],
    ),
    (
        {"collections": ["gid://shopify/Collection/1"]},
        "INVALID_INPUT",
        ["input", "collections", "0"],
    ),
    (
        {"metafields": [{"namespace": "custom", "key": "care", "value": "warm"}]},
        "INVALID_METAFIELD",
        ["input", "metafields", "0", "type"],
    ),
]


@pytest.mark.parametrize(("given", "code", "field"), WRONG)
def test_inputs_that_are_refused(shop, given, code, field):
    for variant in given.get("variants", []):
        variant.setdefault("optionValues", named(Size="S"))
    assert errors(shop, {"title": "Cup", **given}) == [(code, field)]
    assert shop.products() == []


def test_what_is_not_kept_is_an_error(shop):
    given = {"title": "Cup", "combinedListingRole": "PARENT"}
    body = shop.ask(SET, input=given)
    text = "The local Shopify does not keep ProductSetInput.combinedListingRole."
    assert body["errors"][0]["message"] == text


def test_positions_put_options_and_variants_in_order(shop):
    given = {"title": "Shirt", "productOptions": options(Size=("S",), Color=("Red",))}
    given["productOptions"][0]["position"] = 3
    product = shop.data(SET, input={**given, "variants": []})["productSet"]["product"]
    [variant] = shop.product(product["id"])["variants"]
    assert variant["title"] == "Red / S"
    sizes = {"productOptions": options(Size=("S", "M"))}
    variants = [
        {"optionValues": named(Size="S"), "position": 2},
        {"optionValues": named(Size="M"), "position": 1},
    ]
    given = {"title": "Tee", **sizes, "variants": variants}
    assert titles(shop, shop.data(SET, input=given)["productSet"]["product"]) == [
        "M",
        "S",
    ]


def test_a_gift_card_stays_one(shop):
    made = shop.add_product("Card", giftCard=True)
    by = {"by": {"id": made["id"]}}
    code = "GIFT_CARD_ATTRIBUTE_CANNOT_BE_CHANGED"
    field = ["input", "giftCard"]
    assert errors(shop, {"giftCard": False}, **by) == [(code, field)]


def test_an_image_of_a_variant_is_one_of_its_product(shop):
    made = shop.add_product("Cup")
    id_ = made["variants"][0]["id"]
    for fields in (
        {"mediaId": "gid://shopify/MediaImage/1"},
        {"mediaSrc": ["https://x.example/1.png"]},
    ):
        given = [{"id": id_, **fields}]
        answer = shop.data(CHANGE, id=made["id"], variants=given)
        [error] = answer["productVariantsBulkUpdate"]["userErrors"]
        assert error == {
            "field": ["variants", "0", *fields],
            "code": "INVALID_INPUT",
        }


def test_a_variant_that_is_not_changed_keeps_its_time(shop):
    shop.set_clock("2026-05-01T12:00:00Z", stop=True)
    made = shirt(shop, ("S",), ("M",), Size=("S", "M"))
    shop.advance(60)
    small = made["variants"][0]["id"]
    shop.data(CHANGE, id=made["id"], variants=[{"id": small, "price": "5"}])
    first, second = read(shop, made)["variants"]["nodes"]
    assert first["updatedAt"] == "2026-05-01T12:01:00Z"
    assert second["updatedAt"] == "2026-05-01T12:00:00Z"


def test_stock_of_what_is_there_is_adjusted_and_never_set(shop):
    place = "gid://shopify/Location/70000000001"
    made = shop.add_product("Cup")
    [variant] = made["variants"]

    def change(**fields):
        given = [{"id": variant["id"], **fields}]
        answer = shop.data(CHANGE, id=made["id"], variants=given)
        return answer["productVariantsBulkUpdate"]

    set_it = [{"locationId": place, "availableQuantity": 5}]
    [error] = change(inventoryQuantities=set_it)["userErrors"]
    assert error["code"] == "NO_INVENTORY_QUANTITIES_ON_VARIANTS_UPDATE"
    add = {"locationId": place, "adjustment": 5, "changeFromQuantity": None}
    answer = change(quantityAdjustments=[add])
    assert answer["productVariants"] == [{"inventoryQuantity": 5}]
    [error] = change(quantityAdjustments=[add | {"changeFromQuantity": 4}])[
        "userErrors"
    ]
    assert error["code"] == "INVALID_VALUE"
    del add["changeFromQuantity"]
    given = [{"id": variant["id"], "quantityAdjustments": [add]}]
    codes = shop.codes(CHANGE, id=made["id"], variants=given)
    assert codes == ["INVALID_FIELD_ARGUMENTS"]


DELETE = """mutation M($id: ID!) { productDelete(input: {id: $id}, synchronous: false) {
  deletedProductId productDeleteOperation { id status } userErrors { message }
} }"""
LOOK = """query Q($id: ID!) { productOperation(id: $id) {
  status ... on ProductDeleteOperation { deletedProductId }
} }"""


def test_a_product_is_deleted_later_and_once(shop):
    cup = shop.add_product("Cup")
    answer = shop.data(DELETE, id=cup["id"])["productDelete"]
    again = shop.data(DELETE, id=cup["id"])["productDelete"]
    text = "Another operation already in progress"
    assert again["userErrors"] == [{"message": text}]
    operation = answer["productDeleteOperation"]
    looks = [shop.data(LOOK, id=operation["id"])["productOperation"] for _ in range(2)]
    assert looks == [
        {"status": "ACTIVE", "deletedProductId": None},
        {"status": "COMPLETE", "deletedProductId": cup["id"]},
    ]
    assert shop.products() == []


def test_files_and_metafields_of_a_set_have_their_price(shop):
    files = [{"originalSource": f"https://x.example/{n}.png"} for n in range(10)]
    fields = [
        {"namespace": "custom", "key": f"k{n}", "value": "v", "type": "json"}
        for n in range(5)
    ]
    given = {"title": "", "files": files, "metafields": fields}
    cost = shop.ask(SET, input=given)["extensions"]["cost"]
    assert cost["requestedQueryCost"] == 10 + 19 + 2
