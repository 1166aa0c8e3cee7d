"""Bulk mutations of the local Shopify: begun, run, read, cancelled, failed, expired.

The refusals are those of real shops.
"""

import json
import time

import pytest

from .uploads import fields_of, send, stage

RUN = """mutation Run($mutation: String!, $path: String!, $client: String) {
  bulkOperationRunMutation(
    mutation: $mutation, stagedUploadPath: $path, clientIdentifier: $client
  ) { bulkOperation { id status type } userErrors { field message code } }
}"""
LOOK = """query Look($id: ID!) {
  bulkOperation(id: $id) {
    status errorCode objectCount rootObjectCount url partialDataUrl completedAt
  }
}"""
CURRENT = """{ currentBulkOperation(type: MUTATION) { id }
  bulkOperations(first: 9, query: "operation_type:mutation status:completed") {
    nodes { id }
  }
}"""
CANCEL = """mutation Cancel($id: ID!) {
  bulkOperationCancel(id: $id) { bulkOperation { status } userErrors { message } }
}"""
SET = """mutation Set($input: ProductSetInput!) {
  productSet(input: $input, synchronous: false) {
    product { id title } userErrors { field message code }
  }
}"""


def jsonl(*inputs):
    return "".join(json.dumps({"input": each}) + "\n" for each in inputs).encode()


def sent(shop, content):
    """The path of a file of variables that was sent."""
    fields = {"resource": "BULK_MUTATION_VARIABLES", "mimeType": "text/jsonl"}
    target = stage(shop, "vars.jsonl", httpMethod="POST", **fields)
    assert send(shop, target, content).status_code == 201
    return fields_of(target)["key"]


def run(shop, path, mutation=SET, **more):
    answer = shop.data(RUN, mutation=mutation, path=path, **more)
    return answer["bulkOperationRunMutation"]


def begin(shop, *inputs):
    answer = run(shop, sent(shop, jsonl(*inputs)))
    assert answer["userErrors"] == []
    return answer["bulkOperation"]


def look(shop, operation):
    return shop.data(LOOK, id=operation["id"])["bulkOperation"]


def ended(shop, operation):
    """What an operation is when it is under way no more."""
    ends = time.monotonic() + 10
    while time.monotonic() < ends:
        found = look(shop, operation)
        if found["completedAt"]:
            return found
    raise AssertionError(found)


def lines(shop, address):
    """The lines of a result, by the numbers of those that they answer."""
    found = [json.loads(line) for line in shop.http.get(address).text.splitlines()]
    return {line["__lineNumber"]: line for line in found}


def test_each_line_is_a_mutation_with_errors_of_its_own(shop):
    cups = [{"title": f"Cup {number}"} for number in range(4)]
    operation = begin(shop, *cups, {"title": ""})
    assert (operation["status"], operation["type"]) == ("CREATED", "MUTATION")
    done = ended(shop, operation)
    assert (done["status"], done["objectCount"]) == ("COMPLETED", "5")
    found = lines(shop, done["url"])
    assert sorted(found) == [0, 1, 2, 3, 4]
    titles = [found[n]["data"]["productSet"]["product"]["title"] for n in range(4)]
    assert titles == [cup["title"] for cup in cups]
    assert found[4]["data"]["productSet"] == {
        "product": None,
        "userErrors": [
            {
                "field": ["input", "title"],
                "message": "Title can't be blank",
                "code": "INVALID_INPUT",
            }
        ],
    }
    assert len(shop.products()) == 4
    answer = shop.data(CURRENT)
    assert answer["currentBulkOperation"] == {"id": operation["id"]}
    assert answer["bulkOperations"]["nodes"] == [{"id": operation["id"]}]


def test_a_line_that_is_no_input_fails_alone(shop):
    content = jsonl({"title": "Cup"}) + b'{"input": {"colour": 1}}\nno json\n'
    answer = run(shop, sent(shop, content))
    found = lines(shop, ended(shop, answer["bulkOperation"])["url"])
    [error] = found[1]["errors"]
    assert error["extensions"]["code"] == "INVALID_VARIABLE"
    assert "data" not in found[1]
    assert found[2]["errors"]
    assert [it["title"] for it in shop.products()] == ["Cup"]


def test_a_line_needs_the_scope_of_its_mutation(shop):
    path = sent(shop, jsonl({"title": "Cup"}))
    shop.settings(scopes=["read_products"])
    done = ended(shop, run(shop, path)["bulkOperation"])
    [line] = lines(shop, done["url"]).values()
    assert line["errors"][0]["extensions"]["code"] == "ACCESS_DENIED"


CREATE = """mutation ProductCreate($product: ProductCreateInput!) {
  productCreate(product: $product) { %s userErrors { field message } }
}"""
NESTED = CREATE % (
    "product { collections(first: 1) { edges { node { products(first: 1) { edges { "
    "node { id } } } } } } }"
)
NO_FILE = (
    "The JSONL file could not be found. Try uploading the file again, and check that "
    "you've entered the URL correctly for the stagedUploadPath mutation argument."
)
WRONG = [
    (
        {"mutation": "mutation { not parseable"},
        (
            None,
            "Failed to parse the mutation - syntax error, unexpected end of file at "
            "[1, 16]",
            "INVALID_MUTATION",
        ),
    ),
    (
        {"mutation": "query { products { edges { node { id } } } }"},
        (
            None,
            "Invalid operation type. Only `mutation` operations are supported.",
            "INVALID_MUTATION",
        ),
    ),
    (
        {"mutation": RUN},
        (["mutation"], "You must use an allowed mutation name.", None),
    ),
    (
        {"mutation": NESTED},
        (
            ["mutation"],
            "Bulk mutations cannot contain more than 1 connection.",
            None,
        ),
    ),
    (
        {"mutation": "#" + "a" * 65_535},
        (
            ["query"],
            "is too large (65536 bytes; maximum is 65535 bytes)",
            "INVALID_MUTATION",
        ),
    ),
    (
        {"client": "abc"},
        (
            ["clientIdentifier"],
            "is too short (minimum is 10 characters)",
            "INVALID_MUTATION",
        ),
    ),
    ({}, (None, NO_FILE, "NO_SUCH_FILE")),
]


@pytest.mark.parametrize(("given", "error"), WRONG)
def test_mutations_that_are_refused(shop, given, error):
    given = {"mutation": CREATE % "product { id }"} | given
    answer = run(shop, "tmp/1/bulk/missing.jsonl", **given)
    assert answer["bulkOperation"] is None
    [found] = answer["userErrors"]
    assert (found["field"], found["message"], found["code"]) == error


def test_a_file_is_neither_empty_nor_above_100_mb(shop):
    fields = {"resource": "BULK_MUTATION_VARIABLES", "mimeType": "text/jsonl"}
    for content, message in (
        (b"", "The input file is empty."),
        (
            b"x" * (104_857_600 + 1),
            "The input file size exceeds the maximum allowed size of 100 MB.",
        ),
    ):
        target = stage(shop, "vars.jsonl", **fields)
        assert shop.http.put(target["url"], content=content).status_code == 200
        path = target["url"].partition("/_uploads/")[2].partition("?")[0]
        [error] = run(shop, path)["userErrors"]
        code = "INVALID_STAGED_UPLOAD_FILE"
        assert (error["message"], error["code"]) == (message, code)


def test_a_sixth_at_once_is_refused_and_queries_have_room_of_their_own(shop):
    shop.settings(bulk_seconds=60)
    ids = [begin(shop, {"title": "Cup"})["id"] for _number in range(5)]
    [error] = run(shop, sent(shop, jsonl({"title": "Cup"})))["userErrors"]
    assert error["code"] == "OPERATION_IN_PROGRESS"
    assert error["message"] == (
        "A bulk mutation operation for this app and shop is already in progress: "
        f"{', '.join(ids)}."
    )
    query = """mutation Q { bulkOperationRunQuery(
      query: "{ products { edges { node { id } } } }"
    ) { userErrors { code } } }"""
    assert shop.data(query)["bulkOperationRunQuery"]["userErrors"] == []
    assert shop.products() == []


def test_what_was_done_before_it_was_cancelled_stays_and_is_told(shop):
    shop.settings(bulk_seconds=3)
    operation = begin(shop, *({"title": f"Cup {n}"} for n in range(100)))
    ends = time.monotonic() + 10
    while not shop.products() and time.monotonic() < ends:
        assert look(shop, operation)["status"] == "RUNNING"
    answer = shop.data(CANCEL, id=operation["id"])["bulkOperationCancel"]
    assert answer["bulkOperation"] == {"status": "CANCELING"}
    done = ended(shop, operation)
    assert (done["status"], done["url"]) == ("CANCELED", None)
    made = len(shop.products())
    assert 0 < made < 100
    assert len(lines(shop, done["partialDataUrl"])) == made


def test_a_failed_one_may_have_done_more_than_it_tells(shop):
    shop.plan_bulk(after=3, untold=1)
    operation = begin(shop, *({"title": f"Cup {n}"} for n in range(5)))
    done = ended(shop, operation)
    assert (done["status"], done["errorCode"]) == ("FAILED", "INTERNAL_SERVER_ERROR")
    assert (done["url"], done["objectCount"]) == (None, "2")
    assert sorted(lines(shop, done["partialDataUrl"])) == [0, 1]
    assert len(shop.products()) == 3
    again = begin(shop, {"title": "Mug"})
    assert ended(shop, again)["status"] == "COMPLETED"


def test_a_result_is_kept_for_seven_days(shop):
    operation = begin(shop, {"title": "Cup"})
    address = ended(shop, operation)["url"]
    assert shop.http.get(address).status_code == 200
    shop.advance(8 * 86_400)
    found = look(shop, operation)
    assert (found["status"], found["url"]) == ("EXPIRED", None)
    assert shop.http.get(address).status_code == 404


def test_many_lines_go_on_by_themselves(shop):
    operation = begin(shop, *({"title": f"Cup {n}"} for n in range(1500)))
    ends = time.monotonic() + 60
    while len(shop.products()) < 1500 and time.monotonic() < ends:
        time.sleep(0.2)
    done = look(shop, operation)
    assert (done["status"], done["objectCount"]) == ("COMPLETED", "1500")
