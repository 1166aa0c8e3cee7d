"""Files of the local Shopify: uploaded over HTTP, made ready, changed, deleted.

The refusals are those of real shops.
"""

import httpx
import pytest

from .uploads import CREATE, STAGE, add_file, fields_of, png, send, stage, upload

READ = """query Q($id: ID!) { node(id: $id) {
  ... on MediaImage {
    alt status mimeType mediaErrors { code } image { url width height }
  }
} }"""
UPDATE = """mutation M($files: [FileUpdateInput!]!) {
  fileUpdate(files: $files) {
    files { id alt } userErrors { field message code }
  }
}"""
DELETE = """mutation M($ids: [ID!]!) {
  fileDelete(fileIds: $ids) { deletedFileIds userErrors { field message code } }
}"""
FILES = """query Q($query: String) {
  files(first: 9, query: $query, sortKey: CREATED_AT) { nodes { id fileStatus } }
}"""
PRODUCT = """query Q($id: ID!) { product(id: $id) {
  media(first: 9) { nodes { id } }
  variants(first: 1) { nodes { media(first: 9) { nodes { id } } } }
} }"""


def read(shop, file):
    return shop.data(READ, id=file["id"])["node"]


def update(shop, **fields):
    return shop.data(UPDATE, files=[fields])["fileUpdate"]


def test_a_form_sends_a_file_that_comes_back_as_it_was(shop):
    content = png(4, 5)
    file = add_file(shop, upload(shop, content), alt="A cup")
    found = read(shop, file)
    assert (found["alt"], found["status"]) == ("A cup", "READY")
    assert (found["image"]["width"], found["image"]["height"]) == (4, 5)
    assert shop.http.get(found["image"]["url"]).content == content


def test_by_default_a_file_is_put(shop):
    target = stage(shop)
    assert fields_of(target) == {"content_type": "image/png", "acl": "private"}
    assert shop.http.put(target["url"], content=png()).status_code == 200
    assert read(shop, add_file(shop, target["resourceUrl"]))["status"] == "READY"
    unsigned = target["url"].partition("?")[0]
    assert shop.http.put(unsigned, content=png()).status_code == 403


def test_a_form_has_all_its_fields_and_a_file(shop):
    target = stage(shop, httpMethod="POST")
    assert send(shop, target, b"").status_code == 400
    less = {**target, "parameters": target["parameters"][:-1]}
    assert send(shop, less, png()).status_code == 403
    assert send(shop, target, png()).status_code == 201


@pytest.mark.parametrize(
    ("given", "field", "message"),
    [
        (
            {"resource": "VIDEO", "filename": "a.mp4", "mimeType": "video/mp4"},
            "fileSize",
            "file size is required for video resources",
        ),
        (
            {"resource": "IMAGE", "filename": "a.exe", "mimeType": "x/exe"},
            "mimeType",
            "a.exe: (x/exe) is not a recognized format",
        ),
    ],
)
def test_uploads_that_are_refused(shop, given, field, message):
    answer = shop.data(STAGE, input=[given])["stagedUploadsCreate"]
    nothing = {"url": None, "resourceUrl": None, "parameters": []}
    assert answer["stagedTargets"] == [nothing]
    error = {"field": ["input", "0", field], "message": message}
    assert answer["userErrors"] == [error]


def test_a_file_becomes_ready_after_so_many_looks(shop):
    shop.plan_files(looks=2)
    file = add_file(shop, upload(shop, png()))
    assert (file["fileStatus"], file["image"]) == ("UPLOADED", None)
    assert update(shop, id=file["id"], alt="Cup")["userErrors"] == [
        {
            "field": ["files"],
            "message": "Non-ready files cannot be updated.",
            "code": "NON_READY_STATE",
        }
    ]
    first, second = read(shop, file), read(shop, file)
    assert (first["status"], first["image"]) == ("PROCESSING", None)
    assert (second["status"], second["mimeType"]) == ("READY", "image/png")
    assert update(shop, id=file["id"], alt="Cup")["userErrors"] == []


def test_as_many_files_fail_as_are_to(shop):
    shop.plan_files(failures=1)
    source = upload(shop, png())
    failed, good = add_file(shop, source), add_file(shop, source)
    assert failed["id"] != good["id"]
    found = read(shop, failed)
    assert (found["status"], found["image"]) == ("FAILED", None)
    assert found["mediaErrors"] == [{"code": "IMAGE_PROCESSING_FAILURE"}]
    assert read(shop, good)["status"] == "READY"


def test_what_is_no_image_or_was_never_sent_fails(shop):
    text = read(shop, add_file(shop, upload(shop, b"a text"), contentType="IMAGE"))
    never = read(shop, add_file(shop, stage(shop)["resourceUrl"]))
    codes = [it["mediaErrors"][0]["code"] for it in (text, never)]
    assert codes == ["UNSUPPORTED_IMAGE_FILE_TYPE", "IMAGE_DOWNLOAD_FAILURE"]


def test_a_file_goes_to_a_product_and_comes_from_it_and_its_variants(shop):
    cup = shop.add_product("Cup")
    file = add_file(shop, upload(shop, png()))
    assert update(shop, id=file["id"], referencesToAdd=[cup["id"]])["files"]
    shown = shop.data(PRODUCT, id=cup["id"])["product"]
    assert shown["media"]["nodes"] == [{"id": file["id"]}]
    change = """mutation M($id: ID!, $variants: [ProductVariantsBulkInput!]!) {
      productVariantsBulkUpdate(productId: $id, variants: $variants) {
        userErrors { message }
      }
    }"""
    variant = {"id": cup["variants"][0]["id"], "mediaId": file["id"]}
    shop.data(change, id=cup["id"], variants=[variant])
    shown = shop.data(PRODUCT, id=cup["id"])["product"]
    assert shown["variants"]["nodes"][0]["media"]["nodes"] == [{"id": file["id"]}]
    update(shop, id=file["id"], referencesToRemove=[cup["id"]])
    shown = shop.data(PRODUCT, id=cup["id"])["product"]
    assert shown["media"]["nodes"] == []
    assert shown["variants"]["nodes"][0]["media"]["nodes"] == []
    assert read(shop, file)["status"] == "READY"


WRONG_UPDATES = [
    (
        {"filename": "cup.jpg"},
        "The filename extension provided must match the original filename.",
        "INVALID_FILENAME_EXTENSION",
    ),
    (
        {"referencesToAdd": ["gid://shopify/Product/1"]},
        "The reference target does not exist",
        "REFERENCE_TARGET_DOES_NOT_EXIST",
    ),
    (
        {"id": "gid://shopify/Video/1"},
        'File id ["gid://shopify/Video/1"] does not exist.',
        "FILE_DOES_NOT_EXIST",
    ),
]


@pytest.mark.parametrize(("given", "message", "code"), WRONG_UPDATES)
def test_changes_that_are_refused(shop, given, message, code):
    file = add_file(shop, upload(shop, png()), alt="Cup")
    answer = update(shop, **{"id": file["id"], "alt": "Mug", **given})
    assert answer["files"] == []
    error = {"field": ["files"], "message": message, "code": code}
    assert answer["userErrors"] == [error]
    assert read(shop, file)["alt"] == "Cup"


def test_files_are_deleted_all_or_none(shop):
    file = add_file(shop, upload(shop, png()))
    one, two = (f"gid://shopify/MediaImage/{number}" for number in (1, 2))
    answer = shop.data(DELETE, ids=[file["id"], one, two])["fileDelete"]
    message = f"File ids {one},{two} do not exist."
    assert (answer["deletedFileIds"], answer["userErrors"][0]["message"]) == (
        None,
        message,
    )
    found = shop.data(FILES, query="status:ready")["files"]["nodes"]
    assert found == [{"id": file["id"], "fileStatus": "READY"}]
    answer = shop.data(DELETE, ids=[file["id"]])["fileDelete"]
    assert answer == {"deletedFileIds": [file["id"]], "userErrors": []}
    assert read(shop, file) is None


def test_an_address_is_neither_empty_nor_endless(shop):
    for source in ("", "https://x.example/" + "a" * 2040):
        codes = shop.codes(CREATE, files=[{"originalSource": source}])
        assert codes == ["INVALID_FIELD_ARGUMENTS"]
    answer = shop.data(CREATE, files=[{"originalSource": "ftp://x.example/1.png"}])
    [error] = answer["fileCreate"]["userErrors"]
    assert error["code"] == "INVALID_IMAGE_SOURCE_URL"


def test_an_upload_may_be_done_and_its_answer_lost(shop):
    target = stage(shop, httpMethod="POST")
    shop.faults({"kind": "close_after", "operation": "Upload", "count": 1})
    with pytest.raises(httpx.RemoteProtocolError):
        send(shop, target, png())
    assert read(shop, add_file(shop, target["resourceUrl"]))["status"] == "READY"
    assert [call["fault"] for call in shop.log("Upload")] == ["close_after"]


def test_a_fault_may_be_one_of_mutations_alone(shop):
    shop.faults({"kind": "close_after", "mutations": True, "count": 1})
    assert shop.data(FILES)["files"]["nodes"] == []
    with pytest.raises(httpx.RemoteProtocolError):
        shop.ask(CREATE, files=[{"originalSource": "https://x.example/1.png"}])
    assert len(shop.data(FILES)["files"]["nodes"]) == 1
