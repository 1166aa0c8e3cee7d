"""Options of the local Shopify's products: added, changed, deleted, re-ordered.

The refusals are those of real shops.
"""

import pytest

from .shirts import named, options, shirt, titles

READ = """query Q($id: ID!) { product(id: $id) {
  options { id name position values optionValues { id name hasVariants } }
} }"""
CREATE = """mutation M(
  $id: ID!, $options: [OptionCreateInput!]!, $how: ProductOptionCreateVariantStrategy
) {
  productOptionsCreate(productId: $id, options: $options, variantStrategy: $how) {
    product { id } userErrors { field message code }
  }
}"""
UPDATE = """mutation M(
  $id: ID!, $option: OptionUpdateInput!, $add: [OptionValueCreateInput!],
  $rename: [OptionValueUpdateInput!], $drop: [ID!],
  $how: ProductOptionUpdateVariantStrategy
) {
  productOptionUpdate(
    productId: $id, option: $option, optionValuesToAdd: $add,
    optionValuesToUpdate: $rename, optionValuesToDelete: $drop, variantStrategy: $how
  ) { product { id } userErrors { field message code } }
}"""
DELETE = """mutation M(
  $id: ID!, $options: [ID!]!, $how: ProductOptionDeleteStrategy
) {
  productOptionsDelete(productId: $id, options: $options, strategy: $how) {
    deletedOptionsIds userErrors { field message code }
  }
}"""
REORDER = """mutation M($id: ID!, $options: [OptionReorderInput!]!) {
  productOptionsReorder(productId: $id, options: $options) {
    product { id } userErrors { field message code }
  }
}"""
MOVE = """mutation M($id: ID!, $positions: [ProductVariantPositionInput!]!) {
  productVariantsBulkReorder(productId: $id, positions: $positions) {
    product { id } userErrors { field message code }
  }
}"""


def errors(shop, mutation, product, **variables):
    [payload] = shop.data(mutation, id=product["id"], **variables).values()
    return [(it["field"], it["message"], it["code"]) for it in payload["userErrors"]]


def done(shop, mutation, product, **variables):
    assert errors(shop, mutation, product, **variables) == []


def read(shop, product):
    """A product's options, by name."""
    found = shop.data(READ, id=product["id"])["product"]["options"]
    return {option["name"]: option for option in found}


def value(option, name):
    return next(it["id"] for it in option["optionValues"] if it["name"] == name)


def test_a_first_option_takes_the_place_of_the_title(shop):
    cup = shop.add_product("Cup", sku="C-1")
    done(shop, CREATE, cup, options=options(Color=("Red", "Blue"), Size=("S",)))
    found = read(shop, cup)
    assert list(found) == ["Color", "Size"]
    assert found["Color"]["values"] == ["Red"]
    unused = [it["hasVariants"] for it in found["Color"]["optionValues"]]
    assert unused == [True, False]
    [variant] = shop.product(cup["id"])["variants"]
    assert (variant["title"], variant["sku"]) == ("Red / S", "C-1")
    assert variant["id"] == cup["variants"][0]["id"]


def test_variants_are_made_of_a_new_option_if_that_is_asked_for(shop):
    made = shirt(shop, ("Red",), ("Blue",), Color=("Red", "Blue"))
    new = options(Size=("S", "M"))
    done(shop, CREATE, made, options=new, how="LEAVE_AS_IS")
    assert titles(shop, made) == ["Red / S", "Blue / S"]
    other = shirt(shop, ("Red",), ("Blue",), Color=("Red", "Blue"))
    done(shop, CREATE, other, options=new, how="CREATE")
    assert titles(shop, other) == ["Red / S", "Red / M", "Blue / S", "Blue / M"]
    kept = {it["id"] for it in other["variants"]}
    now = shop.product(other["id"])["variants"]
    assert {it["id"] for it in now if it["title"].endswith("S")} == kept


LONG = "N" * 256
WRONG_OPTIONS = [
    (
        [*options(Size=("S",)), *options(size=("M",))],
        (["options", "1"], "Duplicated option name.", "DUPLICATED_OPTION_NAME"),
    ),
    (
        options(Size=()),
        (
            ["options", "0"],
            "Option 'Size' must specify at least one option value.",
            "OPTION_VALUES_MISSING",
        ),
    ),
    (
        options(**{LONG: ("S",)}),
        (["options", "0"], "Option name is too long.", "OPTION_NAME_TOO_LONG"),
    ),
    (
        options(Color=("Blue",)),
        (["options", "0"], "Option 'Color' already exists.", "OPTION_ALREADY_EXISTS"),
    ),
    (
        options(A=("1",), B=("2",), C=("3",)),
        (
            ["options"],
            "Can only specify a maximum of 3 options",
            "OPTIONS_OVER_LIMIT",
        ),
    ),
]


@pytest.mark.parametrize(("given", "error"), WRONG_OPTIONS)
def test_options_that_are_not_added(shop, given, error):
    made = shirt(shop, ("Red",), Color=("Red",))
    assert errors(shop, CREATE, made, options=given) == [error]
    assert list(read(shop, made)) == ["Color"]


def test_an_option_is_renamed_moved_and_its_values_with_it(shop):
    made = shirt(shop, ("Red", "S"), Color=("Red", "Green"), Size=("S",))
    color = read(shop, made)["Color"]
    given = {"id": color["id"], "name": "Shade", "position": 2}
    rename = [{"id": value(color, "Red"), "name": "Crimson"}]
    drop = [value(color, "Green")] if len(color["optionValues"]) > 1 else []
    add = [{"name": "Blue"}]
    done(shop, UPDATE, made, option=given, add=add, rename=rename, drop=drop)
    found = read(shop, made)
    assert list(found) == ["Size", "Shade"]
    assert found["Shade"]["id"] == color["id"]
    assert titles(shop, made) == ["S / Crimson"]
    assert value(found["Shade"], "Crimson") == value(color, "Red")


def test_values_with_variants_go_only_if_variants_are_managed(shop):
    made = shirt(shop, ("S",), ("M",), Size=("S", "M"))
    size = read(shop, made)["Size"]
    change = {"option": {"id": size["id"]}, "drop": [value(size, "M")]}
    [(_field, _message, code)] = errors(shop, UPDATE, made, **change)
    assert code == "OPTION_VALUE_HAS_VARIANTS"
    assert titles(shop, made) == ["S", "M"]
    add = [{"name": "L"}]
    done(shop, UPDATE, made, **change, add=add, how="MANAGE")
    assert titles(shop, made) == ["S", "L"]
    every = [it["id"] for it in read(shop, made)["Size"]["optionValues"]]
    [(*_where, code)] = errors(shop, UPDATE, made, **change | {"drop": every})
    assert code == "CANNOT_DELETE_ALL_OPTION_VALUES_IN_OPTION"


WRONG_CHANGES = [
    ({"name": "A / B"}, "INVALID_NAME", ["option", "name"]),
    ({"name": "color"}, "OPTION_ALREADY_EXISTS", ["option", "name"]),
    ({"position": 3}, "INVALID_POSITION", ["option", "position"]),
    ({"id": "gid://shopify/ProductOption/1"}, "OPTION_DOES_NOT_EXIST", ["option"]),
]


@pytest.mark.parametrize(("given", "code", "field"), WRONG_CHANGES)
def test_changes_of_an_option_that_are_refused(shop, given, code, field):
    made = shirt(shop, ("Red", "S"), Color=("Red",), Size=("S",))
    option = {"id": read(shop, made)["Size"]["id"]} | given
    [(where, _message, found)] = errors(shop, UPDATE, made, option=option)
    assert (found, where) == (code, field)


def test_options_are_deleted_by_a_strategy(shop):
    two = {"Color": ("Red",), "Size": ("S", "M")}
    made = shirt(shop, ("Red", "S"), ("Red", "M"), **two)
    size = [read(shop, made)["Size"]["id"]]
    assert errors(shop, DELETE, made, options=size) == [
        (
            ["options"],
            "Cannot delete an option with multiple values.",
            "CANNOT_DELETE_OPTION_WITH_MULTIPLE_VALUES",
        )
    ]
    how = "NON_DESTRUCTIVE"
    [(*_where, code)] = errors(shop, DELETE, made, options=size, how=how)
    assert code == "CANNOT_USE_NON_DESTRUCTIVE_STRATEGY"
    color = [read(shop, made)["Color"]["id"]]
    done(shop, DELETE, made, options=color, how=how)
    assert titles(shop, made) == ["S", "M"]
    done(shop, DELETE, made, options=size, how="POSITION")
    assert titles(shop, made) == ["Default Title"]
    assert list(read(shop, made)) == ["Title"]
    assert errors(shop, DELETE, made, options=size) == [
        (["options", "0"], "Option does not exist", "OPTION_DOES_NOT_EXIST")
    ]


def test_variants_follow_the_order_of_options_and_values(shop):
    two = {"Color": ("Red", "Green"), "Size": ("Small",)}
    made = shirt(shop, ("Red", "Small"), ("Green", "Small"), **two)
    order = [
        {"name": "Size"},
        {"name": "Color", "values": [{"name": "Green"}, {"name": "Red"}]},
    ]
    done(shop, REORDER, made, options=order)
    assert titles(shop, made) == ["Small / Green", "Small / Red"]
    assert [it["position"] for it in read(shop, made).values()] == [1, 2]


WRONG_ORDERS = [
    (
        [{"name": "Missing"}],
        (
            ["options"],
            "Option name 'Missing' does not exist.",
            "OPTION_NAME_DOES_NOT_EXIST",
        ),
    ),
    (
        [{"id": "gid://shopify/ProductOption/9"}],
        (["options"], "Option id '9' does not exist.", "OPTION_ID_DOES_NOT_EXIST"),
    ),
    (
        [{"name": "Color", "values": [{"name": "Missing"}]}],
        (
            ["options"],
            "Option value 'Missing' does not exist.",
            "OPTION_VALUE_DOES_NOT_EXIST",
        ),
    ),
    (
        [{"name": "Color"}, {"name": "Color"}],
        (
            ["options", "1"],
            "Duplicated option name 'Color'.",
            "DUPLICATED_OPTION_NAME",
        ),
    ),
]


@pytest.mark.parametrize(("order", "error"), WRONG_ORDERS)
def test_orders_that_are_refused(shop, order, error):
    made = shirt(shop, ("Red",), Color=("Red",))
    assert errors(shop, REORDER, made, options=order) == [error]


def test_an_option_is_named_in_one_way(shop):
    made = shirt(shop, ("Red",), Color=("Red",))
    asked = {"id": made["id"], "options": [{"values": []}]}
    assert shop.codes(REORDER, **asked) == ["INVALID_FIELD_ARGUMENTS"]


def test_variants_are_moved(shop):
    made = shirt(shop, ("S",), ("M",), ("L",), Size=("S", "M", "L"))
    small, *_others, large = (it["id"] for it in made["variants"])
    done(shop, MOVE, made, positions=[{"id": large, "position": 1}])
    assert titles(shop, made) == ["L", "S", "M"]
    wrong = [{"id": small, "position": 4}]
    [(*_where, code)] = errors(shop, MOVE, made, positions=wrong)
    assert code == "INVALID_POSITION"


ADD = """mutation M($id: ID!, $variants: [ProductVariantsBulkInput!]!) {
  productVariantsBulkUpdate(productId: $id, variants: $variants) {
    productVariants { title } userErrors { field message code }
  }
}"""


def test_a_variant_takes_other_values_but_not_those_of_another(shop):
    made = shirt(shop, ("S",), ("M",), Size=("S", "M"))
    small = made["variants"][0]["id"]
    size = read(shop, made)["Size"]["id"]
    large = [{"optionId": size, "name": "L"}]
    done(shop, ADD, made, variants=[{"id": small, "optionValues": large}])
    assert titles(shop, made) == ["L", "M"]
    taken = [{"id": small, "optionValues": named(Size="M")}]
    [(*_where, code)] = errors(shop, ADD, made, variants=taken)
    assert code == "VARIANT_ALREADY_EXISTS"
