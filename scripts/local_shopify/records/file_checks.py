"""What is refused of files, in the words of real shops."""

from typing import Any

from ..base.errors import not_kept, refusal, user_error
from ..base.store import Record, Store
from .files import find_file, state_of

Errors = list[dict[str, Any]]
Given = dict[str, Any]
MAX_ALT = 512
MAX_SOURCE = 2048
MAX_OF_PRODUCT = 250
MEDIA_TYPES = {"IMAGE": ("image/",), "VIDEO": ("video/",), "MODEL_3D": ("model/",)}
SIZED = {"VIDEO": "video", "MODEL_3D": "3D model"}
NOT_READY = "Non-ready files cannot be updated."
OTHER_ENDING = "The filename extension provided must match the original filename."
NO_TARGET = "The reference target does not exist"
# Nobody has seen these words.
LONG_ALT = f"The alt value exceeds the maximum limit of {MAX_ALT} characters."
BAD_SOURCE = "Image URL is invalid"
TOO_MANY = f"Exceeded the maximum of {MAX_OF_PRODUCT} media per product"


def check_staged(given: Given, path: list[str]) -> Errors:
    """Check an upload that is asked for."""
    resource, name = given["resource"], given["filename"]
    if resource in SIZED and not given.get("fileSize"):
        message = f"file size is required for {SIZED[resource]} resources"
        return [user_error([*path, "fileSize"], message)]
    known = MEDIA_TYPES.get(resource.replace("PRODUCT_", "").replace("SHOP_", ""))
    mime = given["mimeType"]
    if known and not mime.startswith(known):
        message = f"{name}: ({mime}) is not a recognized format"
        return [user_error([*path, "mimeType"], message)]
    return []


def check_new_file(given: Given, path: list[str]) -> Errors:
    """Check a file that is to be added.

    :raises GraphQLError: its address is too long, or it is of a kind that is not kept
    """
    source = given["originalSource"]
    check_source(source)
    if given.get("contentType") not in (None, "IMAGE", "FILE"):
        raise not_kept("FileCreateInput", f"contentType {given['contentType']}")
    if given.get("duplicateResolutionMode") not in (None, "APPEND_UUID"):
        raise not_kept("FileCreateInput", "duplicateResolutionMode")
    return check_address(source, path) + check_alt(given, path)


def check_source(source: str) -> None:
    """Refuse an address of no characters, or of too many.

    :raises GraphQLError: it is one
    """
    code = "INVALID_FIELD_ARGUMENTS"
    if not source:
        raise refusal("originalSource is too short (minimum is 1)", code)
    if len(source) > MAX_SOURCE:
        message = f"originalSource is too long (maximum is {MAX_SOURCE})"
        raise refusal(message, code)


def check_address(source: str, path: list[str]) -> Errors:
    if source.startswith(("http://", "https://", "/_images/")):
        return []
    field = [*path, "originalSource"]
    return [user_error(field, BAD_SOURCE, "INVALID_IMAGE_SOURCE_URL")]


def check_alt(given: Given, path: list[str]) -> Errors:
    if len(given.get("alt") or "") <= MAX_ALT:
        return []
    return [user_error([*path, "alt"], LONG_ALT, "ALT_VALUE_LIMIT_EXCEEDED")]


def check_media(given: list[Given], held: list[Record]) -> Errors:
    """Check images that are to be added to a product.

    :raises GraphQLError: one is no image
    """
    errors: Errors = []
    for place, entry in enumerate(given):
        if entry["mediaContentType"] != "IMAGE":
            name = f"mediaContentType {entry['mediaContentType']}"
            raise not_kept("CreateMediaInput", name)
        path = ["media", str(place)]
        errors += check_address(entry["originalSource"], path) + check_alt(entry, path)
    if len(held) + len(given) > MAX_OF_PRODUCT:
        error = user_error(["media"], TOO_MANY, "PRODUCT_MEDIA_LIMIT_EXCEEDED")
        errors.append(error)
    return errors


def check_known(store: Store, ids: list[str], field: str, listed: bool) -> Errors:
    """Check that files exist.

    :param listed: the ids are told as a list
    """
    gone = [id_ for id_ in ids if not find_file(store, id_)]
    if not gone:
        return []
    many = len(gone) > 1
    told = str(gone).replace("'", '"') if listed else ",".join(gone)
    message = f"File id{'s' * many} {told} do{'' if many else 'es'} not exist."
    return [user_error([field], message, "FILE_DOES_NOT_EXIST")]


def check_updates(store: Store, files: list[Given], seconds: float) -> Errors:
    """Check changes of files: all of them are made, or none.

    :param seconds: how long each file is on its way
    """
    errors = check_known(store, [each["id"] for each in files], "files", listed=True)
    if errors:
        return errors
    for place, given in enumerate(files):
        file = find_file(store, given["id"])
        if state_of(store, file, seconds) != "READY":
            return [user_error(["files"], NOT_READY, "NON_READY_STATE")]
        errors += _check_update(store, file, given, ["files", str(place)])
    return errors


def _check_update(store: Store, file: Record, given: Given, path: list[str]) -> Errors:
    if given.get("previewImageSource"):
        raise not_kept("FileUpdateInput", "previewImageSource")
    errors = check_alt(given, path)
    if given.get("originalSource"):
        errors += check_address(given["originalSource"], path)
    name = given.get("filename")
    if name and _ending(name) != _ending(file["filename"]):
        error = user_error(["files"], OTHER_ENDING, "INVALID_FILENAME_EXTENSION")
        errors.append(error)
    add = given.get("referencesToAdd") or []
    targets = add + (given.get("referencesToRemove") or [])
    if not all(store.product(id_) for id_ in targets):
        code = "REFERENCE_TARGET_DOES_NOT_EXIST"
        return [*errors, user_error(["files"], NO_TARGET, code)]
    for product in map(store.product, add):
        if len(product["media"]) >= MAX_OF_PRODUCT:
            code = "PRODUCT_MEDIA_LIMIT_EXCEEDED"
            errors.append(user_error(["files"], TOO_MANY, code))
    return errors


def _ending(name: str) -> str:
    return name.rpartition(".")[2].lower()
