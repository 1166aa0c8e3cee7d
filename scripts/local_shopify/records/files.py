"""Files of the shop: images, of products or of none yet, and others.

Source: https://shopify.dev/docs/apps/build/product-merchandising/products-and-collections/manage-media
"""

from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

from ..base.clock import read_stamp
from ..base.gid import number_of
from ..base.images import drawn_size, image_type, read_size
from ..base.store import Record, Store
from .uploads import uploaded

TYPES = {
    ".gif": "image/gif",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".png": "image/png",
    ".webp": "image/webp",
}
PLACE = "/_files/"
NOT_SENT = "IMAGE_DOWNLOAD_FAILURE", "Image could not be downloaded."
NO_IMAGE = "UNSUPPORTED_IMAGE_FILE_TYPE", "File type is not supported."
ASKED_FOR = "IMAGE_PROCESSING_FAILURE", "Image could not be processed."


def find_file(store: Store, id_: str) -> Record | None:
    """The file of a global id, if it is of that kind."""
    found = store.media.get(number_of(id_))
    return found if found and found["id"] == id_ else None


def plan_files(store: Store, looks: int, failures: int) -> None:
    """Say how files that are added from now on become ready.

    :param looks: so many requests that ask for its state find it on its way
    :param failures: so many of the next files fail
    """
    store.file_plan.update(looks=looks, failures=failures)


def add_image(store: Store, given: dict[str, Any]) -> Record:
    """Store an image of an address; that of a staged upload is looked into."""
    source = given.get("originalSource") or ""
    record = _new_file(store, "MediaImage", given)
    staged, content = uploaded(store, source)
    size = (given.get("width"), given.get("height"))
    url = source
    if staged:
        url = _keep(store, record, content)
        size = read_size(content or b"") or (None, None)
    image = {
        "id": record["id"].replace("MediaImage", "ImageSource"),
        "url": url,
        "altText": given.get("alt"),
        "width": size[0] or (drawn_size(source) or (None,))[0],
        "height": size[1] or (drawn_size(source) or (None, None))[1],
    }
    record.update(
        mediaContentType="IMAGE",
        image=image,
        previewImage=image,
        mediaErrors=[],
        mediaWarnings=[],
    )
    if staged and content is None:
        record["failure"] = NOT_SENT
    elif staged and image_type(content) is None:
        record["failure"] = NO_IMAGE
    store.media[number_of(record["id"])] = record
    return record


def add_generic_file(store: Store, given: dict[str, Any]) -> Record:
    """Store a file that is no image."""
    record = _new_file(store, "GenericFile", given)
    staged, content = uploaded(store, given["originalSource"])
    record["url"] = given["originalSource"]
    if staged:
        record["url"] = _keep(store, record, content)
        record["originalFileSize"] = len(content or b"")
    if staged and content is None:
        record["failure"] = "GENERIC_FILE_DOWNLOAD_FAILURE", NOT_SENT[1]
    store.media[number_of(record["id"])] = record
    return record


def set_alt(store: Store, record: Record, alt: str | None) -> None:
    if record["alt"] == alt:
        return
    record.update(alt=alt, updatedAt=store.clock.stamp())
    if record.get("image"):
        record["image"]["altText"] = alt


def state_of(store: Store, record: Record, seconds: float) -> str:
    """The state that a file is in, as nobody's look changes it.

    :param seconds: how long each file is on its way
    """
    if record["status"] != "READY":
        return record["status"]
    ready = read_stamp(record["createdAt"]) + timedelta(seconds=seconds)
    if store.clock.now() < ready:
        return "PROCESSING"
    if record["looks"] > 0:
        return "PROCESSING" if record["seenBy"] else "UPLOADED"
    if record["failure"]:
        _fail(store, record)
    return record["status"]


def look_at(store: Store, record: Record, seconds: float, request: int) -> str:
    """The state that a request finds a file in; each request is one look."""
    if record["looks"] > 0 and record["seenBy"] != request:
        if record["seenBy"]:
            record["looks"] -= 1
        state = state_of(store, record, seconds)
        record["seenBy"] = request
        if state == "READY":
            record["updatedAt"] = store.clock.stamp()
        record["seen"] = state
        return state
    if record["seenBy"] == request:
        return record["seen"]
    return state_of(store, record, seconds)


def _fail(store: Store, record: Record) -> None:
    code, message = record["failure"]
    errors = [{"code": code, "message": message, "details": None}]
    record.update(status="FAILED", fileErrors=errors, updatedAt=store.clock.stamp())
    if "mediaErrors" in record:
        record["mediaErrors"] = errors


def _new_file(store: Store, kind: str, given: dict[str, Any]) -> Record:
    now = store.clock.stamp()
    source = given.get("originalSource") or ""
    fails = store.file_plan["failures"] > 0
    if fails:
        store.file_plan["failures"] -= 1
    id_ = store.next_id("MediaImage").replace("MediaImage", kind)
    name = given.get("filename") or urlsplit(source).path.rpartition("/")[2]
    return {
        "__typename": kind,
        "id": id_,
        "alt": given.get("alt"),
        "filename": name,
        "mimeType": type_of(source),
        "status": "READY",
        "createdAt": now,
        "updatedAt": now,
        "originalSource": source,
        "fileErrors": [],
        "failure": ASKED_FOR if fails else None,
        "looks": store.file_plan["looks"],
        "seenBy": 0,
    }


def type_of(source: str) -> str:
    path = urlsplit(source).path.lower()
    return next((TYPES[end] for end in TYPES if path.endswith(end)), "image/jpeg")


def is_image_address(source: str) -> bool:
    return urlsplit(source).path.lower().endswith(tuple(TYPES))


def _keep(store: Store, record: Record, content: bytes | None) -> str:
    """Give an upload the address where the shop shows it."""
    path = f"{PLACE}{number_of(record['id'])}/{record['filename']}"
    if content is not None:
        store.contents[path] = content
    return path
