"""Files of the shop, and the uploads that they are made of."""

from typing import Any

from graphql import GraphQLResolveInfo

from ...base.gid import number_of
from ...base.store import Record
from ...records.file_checks import (
    check_known,
    check_new_file,
    check_staged,
    check_updates,
)
from ...records.files import (
    add_generic_file,
    add_image,
    find_file,
    is_image_address,
    set_alt,
)
from ...records.products.media import drop_media
from ...records.uploads import stage
from ...search import fields as search_fields
from ..paging import BY_ID, moment, page, text
from ..registry import resolves

Given = dict[str, Any]
Payload = dict[str, Any]
SORTS = BY_ID | {
    "CREATED_AT": moment("createdAt"),
    "FILENAME": text("filename"),
    "UPDATED_AT": moment("updatedAt"),
}
NO_TARGET = {"url": None, "resourceUrl": None, "parameters": []}


@resolves("Mutation", "stagedUploadsCreate")
def staged_uploads_create(
    _root: Any, info: GraphQLResolveInfo, input: list[Given]
) -> Payload:
    """Give each upload a place; one that is refused is not in the others' way."""
    context = info.context
    targets, errors = [], []
    for place, given in enumerate(input):
        wrong = check_staged(given, ["input", str(place)])
        errors += wrong
        shop = context.settings.number
        good = wrong or stage(context.store, shop, context.base_url, given)
        targets.append(NO_TARGET if wrong else good)
    return {"stagedTargets": targets, "userErrors": errors}


@resolves("QueryRoot", "files")
def files(_root: Any, info: GraphQLResolveInfo, **arguments: Any) -> Any:
    records = info.context.store.media.values
    return page(info, "files", records, arguments, SORTS, search_fields.FILE)


@resolves("Mutation", "fileCreate")
def file_create(_root: Any, info: GraphQLResolveInfo, files: list[Given]) -> Payload:
    store = info.context.store
    errors = [
        error
        for place, given in enumerate(files)
        for error in check_new_file(given, ["files", str(place)])
    ]
    if errors:
        return {"files": [], "userErrors": errors}
    added = [_add(info, given) for given in files]
    store.changed()
    return {"files": added, "userErrors": []}


@resolves("Mutation", "fileUpdate")
def file_update(_root: Any, info: GraphQLResolveInfo, files: list[Given]) -> Payload:
    context = info.context
    errors = check_updates(context.store, files, context.settings.media_seconds)
    if errors:
        return {"files": [], "userErrors": errors}
    for given in files:
        _update(info, find_file(context.store, given["id"]), given)
    context.store.changed()
    changed = [find_file(context.store, given["id"]) for given in files]
    return {"files": changed, "userErrors": []}


@resolves("Mutation", "fileDelete")
def file_delete(_root: Any, info: GraphQLResolveInfo, fileIds: list[str]) -> Payload:
    """Delete files; products and variants that have them lose them."""
    context = info.context
    errors = check_known(context.store, fileIds, "fileIds", listed=False)
    if errors:
        return {"deletedFileIds": None, "userErrors": errors}
    for id_ in fileIds:
        file = find_file(context.store, id_)
        for product in list(context.store.products.values()):
            if file in product["media"]:
                _drop(info, product, file)
        context.store.media.pop(number_of(id_), None)
    context.store.changed()
    return {"deletedFileIds": fileIds, "userErrors": []}


@resolves("QueryRoot", "job")
def job(_root: Any, info: GraphQLResolveInfo, id: str) -> Record | None:
    """A job: it is done when it is asked for."""
    found = info.context.store.jobs.get(id)
    return found and {**found, "done": True}


def _add(info: GraphQLResolveInfo, given: Given) -> Record:
    is_image = is_image_address(given.get("filename") or given["originalSource"])
    if given.get("contentType") == "IMAGE" or (
        given.get("contentType") is None and is_image
    ):
        return add_image(info.context.store, given)
    return add_generic_file(info.context.store, given)


def _update(info: GraphQLResolveInfo, file: Record, given: Given) -> None:
    context = info.context
    if "alt" in given:
        set_alt(context.store, file, given["alt"])
    if given.get("filename"):
        file["filename"] = given["filename"]
    if given.get("originalSource") and file["__typename"] == "MediaImage":
        # A new source is that of the preview alone.
        file["previewImage"] = {**file["image"], "url": given["originalSource"]}
    for product in map(context.store.product, given.get("referencesToAdd") or []):
        if file not in product["media"]:
            context.writer.change(product, lambda it=product: it["media"].append(file))
    for product in map(context.store.product, given.get("referencesToRemove") or []):
        _drop(info, product, file)


def _drop(info: GraphQLResolveInfo, product: Record, file: Record) -> None:
    info.context.writer.change(product, lambda: drop_media(product, file))
