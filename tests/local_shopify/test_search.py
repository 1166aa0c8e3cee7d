"""Shopify's search syntax in the local Shopify."""

import pytest

from ...scripts.local_shopify.search.parser import And, Not, Or, Term, parse_search

TREES = [
    ("", And(())),
    ("mug", Term("default", "mug")),
    ("'two words'", Term("default", "two words", quoted=True)),
    ("tag:red", Term("tag", "red")),
    ("-tag:red", Not(Term("tag", "red"))),
    ("NOT tag:red", Not(Term("tag", "red"))),
    ("id:>12", Term("id", "12", ">")),
    ('sku:"A \\"1\\""', Term("sku", 'A "1"', quoted=True)),
    ("a:1 b:2", And((Term("a", "1"), Term("b", "2")))),
    ("a:1 AND b:2", And((Term("a", "1"), Term("b", "2")))),
    (
        "a:1 OR b:2 c:3",
        Or((Term("a", "1"), And((Term("b", "2"), Term("c", "3"))))),
    ),
    (
        "(a:1 OR b:2) c:3",
        And((Or((Term("a", "1"), Term("b", "2"))), Term("c", "3"))),
    ),
    (
        "at:>='2026-01-01T00:00:00Z'",
        Term("at", "2026-01-01T00:00:00Z", ">=", quoted=True),
    ),
    (
        "at:<2026-01-01T00:00:00Z",
        And((Term("at", "2026-01-01T00", "<"), Term("00", "00Z"))),
    ),
]


@pytest.mark.parametrize(("text", "tree"), TREES)
def test_the_tree_of_a_search(text, tree):
    assert parse_search(text) == tree


@pytest.mark.parametrize("text", ["(", "a:1)", "OR", "NOT", "'", "a:", "((a OR", ":"])
def test_malformed_text_is_never_an_error(text):
    assert parse_search(text) is not None


@pytest.fixture
def stocked(shop):
    shop.add_product(
        "Red Enamel Mug",
        sku="MUG-R",
        tags=["Kitchen"],
        createdAt="2026-01-01T10:00:00Z",
    )
    shop.add_product(
        "Blue Mug", sku="MUG-B", vendor="Nord", createdAt="2026-01-02T10:00:00Z"
    )
    shop.add_product(
        "Oak Board",
        sku="BRD",
        barcode="4012345",
        status="DRAFT",
        createdAt="2026-01-03T10:00:00Z",
    )
    return shop


SEARCHES = [
    ("", "RBO"),
    ("mug", "RB"),
    ("enamel mug", "R"),
    ("enam*", "R"),
    ("enam", ""),
    ("title:mug", "RB"),
    ("title:'Red Enamel'", "R"),
    ("title:'Enamel Red'", ""),
    ("sku:mug-r", "R"),
    ("sku:mug*", "RB"),
    ("sku:mug", ""),
    ("barcode:4012345", "O"),
    ("barcode:*", "O"),
    ("tag:kitchen", "R"),
    ("-tag:kitchen", "BO"),
    ("vendor:nord", "B"),
    ("status:draft", "O"),
    ("status:active", "RB"),
    ("status:DRAFT OR vendor:Nord", "BO"),
    ("(status:draft OR vendor:nord) title:mug", "B"),
    ("NOT (status:draft OR vendor:nord)", "R"),
    ("created_at:>='2026-01-02T10:00:00Z'", "BO"),
    ("created_at:>'2026-01-02T10:00:00Z'", "O"),
    ("created_at:>='2026-01-02T11:00:00+01:00'", "BO"),
    ("created_at:<'2026-01-02T10:00:00Z'", "R"),
    # A bare date is midnight in the shop's zone, Berlin, an hour before UTC's.
    ("created_at:>2026-01-02", "BO"),
    ("created_at:<2026-01-02", "R"),
    # Fails open: what is not known is left out, with a warning.
    ("colour:red", "RBO"),
    ("colour:red title:mug", "RB"),
    ("status:nonsense", "RBO"),
    ("created_at:>yesterday", "RBO"),
]
FIND = """query Find($query: String) {
  products(first: 9, query: $query) { nodes { title } }
}"""


@pytest.mark.parametrize(("text", "initials"), SEARCHES)
def test_what_a_search_finds(stocked, text, initials):
    nodes = stocked.data(FIND, query=text)["products"]["nodes"]
    assert "".join(node["title"][0] for node in nodes) == initials


WARNINGS = [
    ("colour:red", "invalid_field", "colour"),
    ("status:nonsense", "invalid_value", "status"),
    ("updated_at:>2026-01-01T00:00:00Z", "invalid_field", "00"),
]


@pytest.mark.parametrize(("text", "code", "field"), WARNINGS)
def test_what_is_left_out_is_told(stocked, text, code, field):
    (search,) = stocked.ask(FIND, query=text)["extensions"]["search"]
    assert search["path"] == ["products"]
    assert search["query"] == text
    assert [(w["code"], w["field"]) for w in search["warnings"]] == [(code, field)]


def test_a_search_that_is_understood_tells_nothing(stocked):
    assert "search" not in stocked.ask(FIND, query="title:mug")["extensions"]


def test_ids_are_compared_as_numbers(stocked):
    first, second, third = (product["id"] for product in stocked.products())
    number = second.rpartition("/")[2]
    found = stocked.data(FIND, query=f"id:>{number}")["products"]["nodes"]
    assert [node["title"] for node in found] == ["Oak Board"]
    found = stocked.data(FIND, query=f"id:{number}")["products"]["nodes"]
    assert [node["title"] for node in found] == ["Blue Mug"]


def test_a_change_is_found_at_once(stocked):
    product = stocked.products()[0]
    stocked.change_product(product["id"], title="Green Cup")
    assert stocked.data(FIND, query="title:cup")["products"]["nodes"]
    assert not stocked.data(FIND, query="title:enamel")["products"]["nodes"]
