"""Bulk queries of the local Shopify."""

import json

import pytest

RUN = """mutation Run($query: String!) {
  bulkOperationRunQuery(query: $query) {
    bulkOperation { id status }
    userErrors { field message code }
  }
}"""
LOOK = """query Look($id: ID!) {
  bulkOperation(id: $id) { status objectCount rootObjectCount fileSize url }
}"""
CANCEL = """mutation Cancel($id: ID!) {
  bulkOperationCancel(id: $id) {
    bulkOperation { status } userErrors { field message }
  }
}"""
NODES = (
    "{ products { edges { node { id title variants { edges { node { sku } } } } } } }"
)


def run(shop, query):
    return shop.data(RUN, query=query)["bulkOperationRunQuery"]


def test_a_result_has_a_line_for_each_node(shop):
    shop.reset(300, variants=2)
    operation = run(shop, NODES)["bulkOperation"]
    assert operation["status"] == "CREATED"
    done = shop.data(LOOK, id=operation["id"])["bulkOperation"]
    response = shop.http.get(done["url"])
    assert response.headers["Content-Type"] == "application/jsonl"
    lines = [json.loads(line) for line in response.text.splitlines()]
    assert (done["status"], len(lines)) == ("COMPLETED", 900)
    assert (done["objectCount"], done["rootObjectCount"]) == ("900", "300")
    assert done["fileSize"] == str(len(response.content))
    roots = {line["id"] for line in lines if "__parentId" not in line}
    children = [line["__parentId"] for line in lines if "__parentId" in line]
    assert len(roots) == 300
    assert set(children) == roots


def test_a_result_without_lines_has_no_address(shop):
    operation = run(shop, NODES)["bulkOperation"]
    done = shop.data(LOOK, id=operation["id"])["bulkOperation"]
    assert (done["status"], done["url"]) == ("COMPLETED", None)


def test_a_sixth_at_once_is_refused_and_a_cancelled_one_makes_room(shop):
    shop.settings(bulk_seconds=60)
    ids = [run(shop, NODES)["bulkOperation"]["id"] for _ in range(5)]
    (error,) = run(shop, NODES)["userErrors"]
    assert error["code"] == "OPERATION_IN_PROGRESS"
    assert all(id_ in error["message"] for id_ in ids)
    assert shop.data(LOOK, id=ids[0])["bulkOperation"]["status"] == "RUNNING"
    answer = shop.data(CANCEL, id=ids[0])["bulkOperationCancel"]
    assert answer["bulkOperation"]["status"] == "CANCELING"
    assert run(shop, NODES)["userErrors"] == []
    assert shop.data(LOOK, id=ids[0])["bulkOperation"]["status"] == "CANCELED"


def test_what_is_done_is_not_cancelled(shop):
    id_ = run(shop, NODES)["bulkOperation"]["id"]
    shop.data(LOOK, id=id_)
    answer = shop.data(CANCEL, id=id_)["bulkOperationCancel"]
    message = "A bulk operation cannot be canceled when it is completed"
    assert answer == {
        "bulkOperation": {"status": "COMPLETED"},
        "userErrors": [{"field": None, "message": message}],
    }


SIX = " ".join(f"p{n}: products {{ edges {{ node {{ id }} }} }}" for n in range(6))
REFUSED = [
    ("", "Invalid bulk query: syntax error, unexpected end of file"),
    (
        "{ products { edges { node { title variants { edges { node { id } } } } } } }",
        "The parent 'node' field for a nested connection must select the 'id' field "
        "without an alias and must be of 'ID' return type. Connection fields without "
        "'id': products.",
    ),
    ("{ shop { id } }", "Bulk queries must contain at least one connection."),
    (
        "{ products { nodes { id } } }",
        "All connection fields in a bulk query must select their contents using "
        "'edges' > 'node', e.g: 'products { edges { node {'. Selecting via 'nodes' is "
        "not supported. Invalid connection fields: 'products'.",
    ),
    (
        "mutation { productDelete(input: {id: 1}) { deletedProductId } }",
        "Invalid operation type. Only `query` operations are supported.",
    ),
    (
        f"{{ {SIX} }}",
        "Bulk queries cannot contain more than 5 connections.",
    ),
    (
        "{ collections { edges { node { id products { edges { node { id variants { "
        "edges { node { id } } } } } } } } } }",
        "Bulk queries cannot contain connections with a nesting depth greater than 2.",
    ),
]


@pytest.mark.parametrize(("query", "message"), REFUSED)
def test_queries_that_are_refused(shop, query, message):
    answer = run(shop, query)
    assert answer["bulkOperation"] is None
    assert [error["message"] for error in answer["userErrors"]] == [message]
    assert answer["userErrors"][0]["field"] == ["query"]


def test_a_query_of_one_node_is_refused_for_all_that_is_wrong(shop):
    query = '{ node(id: "gid://shopify/Product/0") { id } }'
    assert [error["message"] for error in run(shop, query)["userErrors"]] == [
        "Bulk queries cannot contain a top level `node` field.",
        "Bulk queries must contain at least one connection.",
    ]
