"""Uploads to the local Shopify, as an exporter sends them."""

import struct
import zlib

STAGE = """mutation M($input: [StagedUploadInput!]!) {
  stagedUploadsCreate(input: $input) {
    stagedTargets { url resourceUrl parameters { name value } }
    userErrors { field message }
  }
}"""
CREATE = """mutation M($files: [FileCreateInput!]!) {
  fileCreate(files: $files) {
    files { id alt fileStatus ... on MediaImage { image { url width height } } }
    userErrors { field message code }
  }
}"""


def png(width=2, height=3, colour=b"\x10\x20\x30"):
    """A PNG of one colour."""

    def chunk(kind, content):
        ends = struct.pack(">I", zlib.crc32(kind + content))
        return struct.pack(">I", len(content)) + kind + content + ends

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    rows = zlib.compress((b"\0" + colour * width) * height)
    parts = chunk(b"IHDR", header), chunk(b"IDAT", rows), chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def stage(shop, name="cup.png", **fields):
    given = {"resource": "IMAGE", "filename": name, "mimeType": "image/png"} | fields
    answer = shop.data(STAGE, input=[given])["stagedUploadsCreate"]
    assert answer["userErrors"] == []
    return answer["stagedTargets"][0]


def fields_of(target):
    return {each["name"]: each["value"] for each in target["parameters"]}


def send(shop, target, content):
    """Send a form: all parameters, and the file last."""
    files = {"file": ("file", content)}
    return shop.http.post(target["url"], data=fields_of(target), files=files)


def upload(shop, content, name="cup.png", **fields):
    """Send a file; the address that a mutation names it by."""
    target = stage(shop, name, httpMethod="POST", **fields)
    assert send(shop, target, content).status_code == 201
    return target["resourceUrl"]


def add_file(shop, source, **fields):
    """The file that is made of an address."""
    given = [{"originalSource": source, **fields}]
    answer = shop.data(CREATE, files=given)["fileCreate"]
    assert answer["userErrors"] == []
    return answer["files"][0]
