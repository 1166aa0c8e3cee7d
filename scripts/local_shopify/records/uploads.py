"""Files that are sent over HTTP first, and named in a mutation after that.

Source: https://shopify.dev/docs/apps/build/online-store/theme-app-extensions
"""

import base64
import json
import secrets
import uuid
from email.parser import BytesParser
from email.policy import HTTP
from typing import Any
from urllib.parse import unquote, urlsplit

from ..base.clock import stamp
from ..base.store import Record, Store

Parameters = list[dict[str, str]]
PLACE = "/_uploads/"
BULK = "BULK_MUTATION_VARIABLES"
FOLDERS = {BULK: "bulk", "URL_REDIRECT_IMPORT": "redirect_imports"}
MOST_OF_BULK = 104_857_600
MOST_OF_IMAGE = 20_971_520
IMAGES = {"IMAGE", "PRODUCT_IMAGE", "COLLECTION_IMAGE", "SHOP_IMAGE"}
CREDENTIAL = "local-assets@local-shopify.iam.gserviceaccount.com"


class Unfit(Exception):
    """An upload that is not taken, with the status and code of the storage."""

    def __init__(self, status: int, code: str) -> None:
        super().__init__(code)
        self.status = status


def stage(store: Store, shop: int, base_url: str, given: dict[str, Any]) -> Record:
    """A place for one file: its target, as `stagedUploadsCreate` answers it."""
    folder = FOLDERS.get(given["resource"], "products")
    key = f"tmp/{shop}/{folder}/{uuid.uuid4()}/{given['filename']}"
    method = given.get("httpMethod") or "PUT"
    staged = {
        "method": method,
        "mimeType": given["mimeType"],
        "most": MOST_OF_BULK if given["resource"] == BULK else MOST_OF_IMAGE,
        "signature": secrets.token_hex(64),
    }
    store.staged[key] = staged
    address = f"{base_url}{PLACE}{key}"
    if method == "PUT":
        address += f"?X-Goog-Signature={staged['signature']}"
        plain = {"content_type": staged["mimeType"], "acl": "private"}
        return _target(address, address, plain)
    staged["fields"] = _form(store, key, staged)
    return _target(base_url + PLACE, address, staged["fields"])


def receive_put(store: Store, address: str, content: bytes) -> None:
    """Keep what is put to a signed address.

    :raises Unfit: it is signed otherwise, or not at all
    """
    parts = urlsplit(address)
    key = unquote(parts.path.removeprefix(PLACE))
    staged = store.staged.get(key)
    wanted = f"X-Goog-Signature={staged['signature']}" if staged else ""
    if staged is None or staged["method"] != "PUT" or parts.query != wanted:
        raise Unfit(403, "SignatureDoesNotMatch")
    store.uploads[key] = content


def receive_form(store: Store, content_type: str, content: bytes) -> str:
    """Keep what a form sends: its fields, and the file last; the key of that.

    :raises Unfit: a field is missing or another one, or the file has not its size
    """
    fields, file = _read_form(content_type, content)
    key = fields.get("key", "")
    staged = store.staged.get(key)
    if staged is None or staged["method"] != "POST":
        raise Unfit(403, "AccessDenied")
    for name, value in staged["fields"].items():
        if fields.get(name) != value:
            raise Unfit(403, "InvalidPolicyDocument")
    if file is None:
        raise Unfit(400, "InvalidArgument")
    if not 0 < len(file) <= staged["most"]:
        raise Unfit(400, "EntityTooLarge" if file else "EntityTooSmall")
    store.uploads[key] = file
    return key


def uploaded(store: Store, address: str) -> tuple[bool, bytes | None]:
    """Whether an address is one of staged uploads, and what was uploaded there."""
    path = urlsplit(address).path
    if not path.startswith(PLACE):
        return False, None
    return True, store.uploads.get(unquote(path.removeprefix(PLACE)))


def _form(store: Store, key: str, staged: Record) -> dict[str, str]:
    date = stamp(store.clock.now()).replace("-", "").replace(":", "")
    fields = {
        "Content-Type": staged["mimeType"],
        "success_action_status": "201",
        "acl": "private",
        "key": key,
        "x-goog-date": date,
        "x-goog-credential": f"{CREDENTIAL}/{date[:8]}/auto/storage/goog4_request",
        "x-goog-algorithm": "GOOG4-RSA-SHA256",
        "x-goog-signature": staged["signature"],
    }
    conditions = [{name: value} for name, value in list(fields.items())[:4]]
    policy = {
        "conditions": [*conditions, ["content-length-range", 1, staged["most"]]],
    }
    fields["policy"] = base64.b64encode(json.dumps(policy).encode()).decode()
    return fields


def _target(url: str, resource_url: str, fields: dict[str, str]) -> Record:
    parameters = [{"name": name, "value": value} for name, value in fields.items()]
    return {"url": url, "resourceUrl": resource_url, "parameters": parameters}


def _read_form(
    content_type: str, content: bytes
) -> tuple[dict[str, str], bytes | None]:
    """A form's fields before its file, and the file: what follows is not looked at."""
    head = f"Content-Type: {content_type}\r\n\r\n".encode()
    message = BytesParser(policy=HTTP).parsebytes(head + content)
    fields: dict[str, str] = {}
    for part in message.iter_parts() if message.is_multipart() else ():
        name = part.get_param("name", header="content-disposition")
        body = part.get_payload(decode=True) or b""
        if name == "file":
            return fields, body
        fields[str(name)] = body.decode()
    return fields, None
