"""What operations cost, by examples of real shops."""

import functools

import pytest
from graphql import parse

from ...scripts.local_shopify.base.schema import load_schema
from ...scripts.local_shopify.operations.cost import actual_cost, requested_cost

SCHEMA = functools.cache(load_schema)
PRODUCTS = (
    "products(first: 20) { nodes { id title variants(first: 5) { nodes { id } } } }"
)
MEDIA = "... on MediaImage { image { url } preview { image { url } } }"
HUNDRED = "{optionValues: []}, " * 100
REQUESTED = [
    ("{ shop { id } }", 1),
    ("{ products(first: 5) { nodes { id } } }", 5),
    ("{ locations(first: 10) { nodes { id name } } }", 6),
    ("{ products(first: 250) { nodes { id } pageInfo { hasNextPage } } }", 13),
    ("{ products(first: 250) { edges { cursor node { id } } } }", 13),
    ("{ products(last: 250) { edges { cursor node { id } } } }", 13),
    ("{ products(first: 0) { nodes { id } } }", 2),
    (f"{{ {PRODUCTS} }}", 32),
    ("{ products(first: 5) { nodes { id } } productsCount { count } }", 15),
    ("{ product(id: 1) { id variantsCount { count } } }", 2),
    (f"{{ files(first: 10) {{ nodes {{ id {MEDIA} }} }} }}", 18),
    ("{ node(id: 1) { id ... on Product { media(first: 1) { nodes { id } } } } }", 4),
    ('{ __type(name: "Shop") { fields { name } } }', 2),
    ("query($n: Int!) { products(first: $n) { nodes { id } } }", 5),
    ("query($n: Int = 250) { products(first: $n) { nodes { id } } }", 5),
    (
        "{ shop { id } ... @skip(if: true) { products(first: 5) { nodes { id } } } }",
        1,
    ),
    ("mutation { productDelete(input: {id: 1}) { deletedProductId } }", 10),
    ("mutation { productCreate { product { id } userErrors { field } } }", 10),
    ("mutation { refundCreate(input: {orderId: 1}) { userErrors { field } } }", 20),
    (
        f"mutation {{ productSet(input: {{variants: [{HUNDRED}]}}) "
        "{ product { id } } }",
        30,
    ),
]


@pytest.mark.parametrize(("query", "points"), REQUESTED)
def test_requested_points(query, points):
    assert requested_cost(SCHEMA(), parse(query), {"n": 5}) == points


def test_of_several_operations_the_named_one_is_priced():
    document = parse(f"query A {{ shop {{ id }} }} query B {{ {PRODUCTS} }}")
    assert requested_cost(SCHEMA(), document, {}, "A") == 1
    assert requested_cost(SCHEMA(), document, {}, "B") == 32
    with pytest.raises(KeyError):
        requested_cost(SCHEMA(), document, {}, "C")


ACTUAL = [
    # what came back in place of twenty products with five variants each
    ({"products": {"nodes": []}}, 7),
    ({"products": {"nodes": [{"id": "1", "variants": {"nodes": [{"id": "1"}]}}]}}, 6),
    (
        {
            "products": {
                "nodes": [{"id": "1", "variants": {"nodes": [{"id": "1"}] * 5}}] * 20
            }
        },
        32,
    ),
]


@pytest.mark.parametrize(("data", "points"), ACTUAL)
def test_actual_points(data, points):
    document = parse(f"{{ {PRODUCTS} }}")
    assert actual_cost(SCHEMA(), document, {}, None, data) == points


def test_a_mutation_that_failed_costs_its_base():
    document = parse(
        "mutation { productCreate { product { id variants(first: 5) { nodes { id } } }"
        " userErrors { field } } }"
    )
    answer = {"productCreate": {"product": None, "userErrors": [{"field": None}]}}
    assert actual_cost(SCHEMA(), document, {}, None, answer) == 10
    assert requested_cost(SCHEMA(), document) == 15
