"""Products and variants that a real shop refuses: in which words.

The words are those of real shops.
"""

import pytest

from .refused import errors_of

SET = """
mutation M($input: ProductSetInput!, $by: ProductSetIdentifiers) {
  productSet(input: $input, identifier: $by) {
    product { id } userErrors { field message }
  }
}
"""
CREATE = """
mutation M($product: ProductCreateInput!) {
  productCreate(product: $product) { product { id } userErrors { field message } }
}
"""
UPDATE = """
mutation M($product: ProductUpdateInput!) {
  productUpdate(product: $product) { product { id } userErrors { field message } }
}
"""
ADD_VARIANTS = """
mutation M($id: ID!, $variants: [ProductVariantsBulkInput!]!) {
  productVariantsBulkCreate(productId: $id, variants: $variants) {
    product { id } productVariants { id } userErrors { field message code }
  }
}
"""
CHANGE_VARIANTS = """
mutation M($id: ID!, $variants: [ProductVariantsBulkInput!]!, $partly: Boolean) {
  productVariantsBulkUpdate(
    productId: $id, variants: $variants, allowPartialUpdates: $partly
  ) { productVariants { id price } userErrors { field message code } }
}
"""
LONG = "x" * 256
TOO_LONG = "is too long (maximum is 255 characters)"
NO_SLASH = 'Name cannot contain the character sequence " / "'


@pytest.mark.parametrize(
    ("given", "created", "put"),
    [
        (
            {"title": LONG},
            [(["title"], f"Title {TOO_LONG}")],
            [(["input", "title"], TOO_LONG), (["input"], f"Handle {TOO_LONG}")],
        ),
        (
            {"handle": LONG},
            [(["handle"], f"Handle {TOO_LONG}")],
            [(["input"], f"Handle {TOO_LONG}")],
        ),
        (
            {"vendor": LONG},
            [(["vendor"], f"Vendor {TOO_LONG}")],
            [(["input"], f"Vendor {TOO_LONG}")],
        ),
        (
            {"productType": LONG},
            [
                (["productType"], f"Product type {TOO_LONG}"),
                (["customProductType"], f"Custom product type {TOO_LONG}"),
            ],
            [
                (["input"], f"Product type {TOO_LONG}"),
                (["input"], f"Custom product type {TOO_LONG}"),
            ],
        ),
    ],
)
def test_texts_of_a_product_have_an_end(shop, given, created, put):
    given = {"title": "Cup"} | given
    assert errors_of(shop, CREATE, product=given) == created
    assert errors_of(shop, SET, input=given) == put


def test_a_handle_is_of_one_product(shop):
    shop.add_product("Cup", handle="cup")
    mug = shop.add_product("Mug", handle="mug")
    text = "Handle 'cup' already in use. Please provide a new handle."
    error = (["input", "handle"], text)
    given = {"title": "Cup", "handle": "cup"}
    assert errors_of(shop, CREATE, product=given) == [error]
    assert errors_of(shop, SET, input=given) == [error]
    change = {"id": mug["id"], "handle": "cup"}
    assert errors_of(shop, UPDATE, product=change) == [error]
    change["handle"] = "mug"
    assert shop.data(UPDATE, product=change)["productUpdate"]["userErrors"] == []


def test_a_product_is_named_once(shop):
    given = {"id": "gid://shopify/Product/9", "title": "Cup", "handle": "cup"}
    [error] = errors_of(shop, SET, input=given, by={"handle": "cup"})
    text = "The id field is not allowed if identifier is provided."
    assert error == (["input"], text)


def test_a_handle_of_no_letters_is_no_product_s(shop):
    shop.add_product("Cup")
    query = '{ productByIdentifier(identifier: {handle: ""}) { id } }'
    assert shop.data(query) == {"productByIdentifier": None}


def test_a_metafield_has_a_key(shop):
    given = {"title": "Cup", "metafields": [{"namespace": "custom", "value": "v"}]}
    field = ["metafields", "0", "key"]
    assert errors_of(shop, CREATE, product=given) == [(field, "can't be blank")]
    errors = errors_of(shop, SET, input=given)
    assert errors == [(["input", *field], "can't be blank")]


def test_an_option_s_name_does_not_part_titles(shop):
    options = [{"name": "Size / Fit", "values": [{"name": "S"}]}]
    given = {"title": "Cup", "productOptions": options}
    assert errors_of(shop, CREATE, product=given) == [(["options"], NO_SLASH)]


def shirt(shop):
    """A shirt in red and small."""
    values = {"Color": "Red", "Size": "Small"}
    return shop.add_product(
        "Shirt",
        productOptions=[
            {"name": name, "values": [{"name": value}]}
            for name, value in values.items()
        ],
        variants=[{"optionValues": named(**values), "price": "1.00"}],
    )


def named(**values):
    return [{"optionName": name, "name": value} for name, value in values.items()]


BLUE = {"optionValues": named(Color="Blue", Size="Large")}
NEGATIVE = "GREATER_THAN_OR_EQUAL_TO"
WRONG_VARIANTS = [
    (
        {"optionValues": named(Material="Cotton")},
        (["optionValues", "0"], "Option does not exist", "INVALID_INPUT"),
    ),
    (
        {"optionValues": named(Color="Blue") + named(Color="Red")},
        (["optionValues"], "Duplicated option name 'Color'", "INVALID_INPUT"),
    ),
    (
        {"optionValues": named(Color="Blue")},
        ([], "You need to add option values for Size", "NEED_TO_ADD_OPTION_VALUES"),
    ),
    (
        {"optionValues": named(Color=LONG, Size="Large")},
        (
            ["optionValues", "0", "name"],
            "Option value name is too long",
            "INVALID_INPUT",
        ),
    ),
    (
        {"optionValues": named(Color="Red", Size="Small")},
        (
            [],
            "The variant 'Red / Small' already exists. Please change at least one "
            "option value.",
            "VARIANT_ALREADY_EXISTS",
        ),
    ),
    (BLUE | {"price": None}, (["price"], "Price can't be blank", "INVALID")),
    (
        BLUE | {"price": "-5"},
        (["price"], "Price must be greater than or equal to 0", NEGATIVE),
    ),
    (
        BLUE | {"price": "1000000000000000000"},
        (["price"], "Price must be less than 1000000000000000000", "INVALID_INPUT"),
    ),
    (
        BLUE | {"compareAtPrice": "1000000000000000000"},
        (
            ["compareAtPrice"],
            "must be less than 1000000000000000000",
            "INVALID_INPUT",
        ),
    ),
    (
        BLUE | {"barcode": LONG},
        (["barcode"], f"Barcode {TOO_LONG}", "INVALID_INPUT"),
    ),
    *(
        (
            BLUE
            | {
                "inventoryItem": {
                    "measurement": {"weight": {"value": value, "unit": "KILOGRAMS"}}
                }
            },
            ([], f"Weight must be {text}", code),
        )
        for value, text, code in (
            (-1, "greater than or equal to 0", NEGATIVE),
            (2000000000, "less than 2000000000", "INVALID_INPUT"),
        )
    ),
]


@pytest.mark.parametrize(("given", "error"), WRONG_VARIANTS)
def test_a_variant_that_is_wrong_is_not_made(shop, given, error):
    id_ = shirt(shop)["id"]
    field, message, code = error
    wrong = (["variants", "1", *field], message, code)
    good = {"optionValues": named(Color="Green", Size="Large")}
    assert errors_of(shop, ADD_VARIANTS, id=id_, variants=[good, given]) == [wrong]


def test_a_variant_is_changed_by_its_id(shop):
    id_ = shirt(shop)["id"]
    [error] = errors_of(shop, CHANGE_VARIANTS, id=id_, variants=[{"price": "2"}])
    text = "Product variant is missing ID attribute"
    assert error == (["variants", "0", "id"], text, "PRODUCT_VARIANT_ID_MISSING")


def test_good_variants_are_changed_beside_bad_ones_on_demand(shop):
    id_ = shirt(shop)["id"]
    shop.data(ADD_VARIANTS, id=id_, variants=[BLUE | {"price": "11.00"}])
    red, blue = (variant["id"] for variant in shop.product(id_)["variants"])
    given = [{"id": red, "price": "9.99"}, {"id": blue, "price": "-1.00"}]
    [error] = errors_of(shop, CHANGE_VARIANTS, id=id_, variants=given)
    assert error[0] == ["variants", "1", "price"]
    answer = shop.data(CHANGE_VARIANTS, id=id_, variants=given, partly=True)
    made = answer["productVariantsBulkUpdate"]
    assert made["productVariants"] == [
        {"id": red, "price": "9.99"},
        {"id": blue, "price": "11.00"},
    ]
    assert [each["code"] for each in made["userErrors"]] == [NEGATIVE]
