"""Pages, cursors and sort orders of the local Shopify."""

import pytest

from ...scripts.local_shopify.base.listing import Listing, Window, connection

PAGE = """
    query Page($first: Int, $last: Int, $after: String, $before: String,
               $sortKey: ProductSortKeys, $reverse: Boolean, $query: String) {
      products(first: $first, last: $last, after: $after, before: $before,
               sortKey: $sortKey, reverse: $reverse, query: $query) {
        nodes { id updatedAt title }
        edges { cursor }
        pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
      }
    }
"""


def walk(shop, **arguments):
    """The ids of all pages, from the first to the last."""
    ids, after = [], None
    while True:
        page = shop.data(PAGE, after=after, **arguments)["products"]
        ids += [node["id"] for node in page["nodes"]]
        after = page["pageInfo"]["endCursor"]
        if not page["pageInfo"]["hasNextPage"]:
            return ids


@pytest.mark.parametrize("reverse", [False, True])
@pytest.mark.parametrize("sort_key", ["ID", "UPDATED_AT", "TITLE", "VENDOR"])
def test_pages_hold_every_product_once_and_in_order(shop, sort_key, reverse):
    shop.reset(120, maximum_available=100_000)
    order = {"sortKey": sort_key, "reverse": reverse}
    whole = walk(shop, first=250, **order)
    assert len(set(whole)) == 120
    assert walk(shop, first=7, **order) == whole
    assert walk(shop, first=250, sortKey=sort_key, reverse=not reverse) == whole[::-1]


def test_products_of_one_second_are_told_apart(shop):
    shop.set_clock("2026-03-01T12:00:00Z", stop=True)
    ids = [shop.add_product(f"Tie {number}")["id"] for number in range(7)]
    assert walk(shop, first=2, sortKey="UPDATED_AT") == ids


def test_a_product_changed_while_paging_moves_to_the_end(shop):
    shop.set_clock("2026-03-01T12:00:00Z", stop=True)
    ids = []
    for number in range(4):
        ids.append(shop.add_product(f"Product {number}")["id"])
        shop.advance(60)
    page = shop.data(PAGE, first=2, sortKey="UPDATED_AT")["products"]
    shop.change_product(ids[0], title="Changed")
    rest = walk_after(shop, page["pageInfo"]["endCursor"])
    assert rest == [ids[2], ids[3], ids[0]]


def walk_after(shop, cursor):
    page = shop.data(PAGE, first=250, after=cursor, sortKey="UPDATED_AT")["products"]
    return [node["id"] for node in page["nodes"]]


def test_last_and_before_page_backwards(shop):
    ids = [shop.add_product(f"Product {number}")["id"] for number in range(5)]
    page = shop.data(PAGE, last=2)["products"]
    assert [node["id"] for node in page["nodes"]] == ids[3:]
    info = page["pageInfo"]
    assert (info["hasPreviousPage"], info["hasNextPage"]) == (True, False)
    page = shop.data(PAGE, last=2, before=info["startCursor"])["products"]
    assert [node["id"] for node in page["nodes"]] == ids[1:3]


REFUSED = [
    ({}, "you must provide one of first or last"),
    ({"first": 251}, "page size must be between 0 and 250, not 251"),
    ({"first": -1}, "page size must be between 0 and 250, not -1"),
    ({"first": 1, "after": "nonsense"}, "Invalid cursor for current pagination sort."),
]


@pytest.mark.parametrize(("arguments", "message"), REFUSED)
def test_windows_that_are_refused(shop, arguments, message):
    shop.add_product("Cup")
    body = shop.ask(PAGE, **arguments)
    assert body["data"] is None
    assert [error["message"] for error in body["errors"]] == [message]


def test_more_variants_than_a_page_come_in_pages(shop):
    shop.reset("demo")
    query = """query Variants($id: ID!, $after: String) {
      node(id: $id) { ... on Product {
        variants(first: 250, after: $after) {
          nodes { sku }
          pageInfo { hasNextPage endCursor }
        }
      } }
    }"""
    largest = max(shop.products(), key=lambda product: len(product["variants"]))
    first = shop.data(query, id=largest["id"])["node"]["variants"]
    after = first["pageInfo"]["endCursor"]
    second = shop.data(query, id=largest["id"], after=after)["node"]["variants"]
    assert (len(first["nodes"]), len(second["nodes"])) == (250, 50)
    assert not second["pageInfo"]["hasNextPage"]


COUNTS = [
    ("productsCount { count precision }", 30, "EXACT"),
    ("productsCount(limit: 10) { count precision }", 10, "AT_LEAST"),
    ("productsCount(limit: null) { count precision }", 30, "EXACT"),
]


@pytest.mark.parametrize(("field", "count", "precision"), COUNTS)
def test_counts_stop_at_their_limit(shop, field, count, precision):
    shop.reset(30)
    found = shop.data(f"{{ {field} }}")["productsCount"]
    assert found == {"count": count, "precision": precision}


def test_pages_end_at_25000_records():
    records = [{"id": f"gid://shopify/Product/{number}"} for number in range(25_010)]
    listing = Listing(records, lambda record: 0)
    first = connection(listing, Window(first=24_999))
    assert first["pageInfo"]["hasNextPage"]
    after = first["pageInfo"]["endCursor"]
    last = connection(listing, Window(first=250, after=after))
    assert [node["id"] for node in last["nodes"]] == ["gid://shopify/Product/24999"]
    assert not last["pageInfo"]["hasNextPage"]
    whole = connection(listing, Window(), whole=True)
    assert len(whole["nodes"]) == 25_010
