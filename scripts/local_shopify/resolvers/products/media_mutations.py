"""The order of a product's images, and those of its variants."""

import uuid
from typing import Any

from graphql import GraphQLResolveInfo

from ...base.errors import user_error
from ...base.gid import gid, kind_of
from ...base.store import Record
from ...records.files import find_file, state_of
from ...records.products.media import move_media
from ..registry import resolves
from .option_mutations import find_variant

Given = dict[str, Any]
Payload = dict[str, Any]
MAX_PAIRS = 100
MISSING = "Product does not exist", "PRODUCT_DOES_NOT_EXIST"
TOO_MANY = f"Exceeded {MAX_PAIRS} variant-media pairs per mutation."
TOO_MANY_MEDIA = "Only one mediaId is allowed per media input."
TWICE = "Variant was specified in more than one media input."
NO_VARIANT = "Variant does not exist on the specified product."
NO_MEDIA = "Media does not exist on the specified product."
NO_IMAGE = "Non-image media cannot be attached to variants."
NOT_READY = "Non-ready media cannot be attached to variants."
HAS_MEDIA = "The given variant already has attached media."
NOT_ATTACHED = "The specified media is not attached to the specified variant."


@resolves("Mutation", "productReorderMedia")
def reorder_media(
    _root: Any, info: GraphQLResolveInfo, id: str, moves: list[Given]
) -> Payload:
    context = info.context
    product = context.store.product(id)
    errors = _move_errors(product, moves)
    if errors:
        return {"job": None, "mediaUserErrors": errors, "userErrors": errors}
    context.writer.change(product, lambda: move_media(product, moves))
    return {"job": add_job(info), "mediaUserErrors": [], "userErrors": []}


@resolves("Mutation", "productVariantAppendMedia")
def append_media(
    _root: Any, info: GraphQLResolveInfo, productId: str, variantMedia: list[Given]
) -> Payload:
    def act(variant: Record, media: str) -> None:
        variant["mediaIds"] = [media]

    return _change(info, productId, variantMedia, _append_error, act)


@resolves("Mutation", "productVariantDetachMedia")
def detach_media(
    _root: Any, info: GraphQLResolveInfo, productId: str, variantMedia: list[Given]
) -> Payload:
    def act(variant: Record, media: str) -> None:
        variant["mediaIds"] = [id_ for id_ in variant["mediaIds"] if id_ != media]

    return _change(info, productId, variantMedia, _detach_error, act)


def add_job(info: GraphQLResolveInfo) -> Record:
    """What tells that something is being done, though it is done by then."""
    id_ = gid("Job", str(uuid.uuid4()))
    record = {"__typename": "Job", "id": id_, "done": False, "query": None}
    info.context.store.jobs[id_] = record
    return record


def _change(
    info: GraphQLResolveInfo,
    product_id: str,
    pairs: list[Given],
    check: Any,
    act: Any,
) -> Payload:
    context = info.context
    product = context.store.product(product_id)
    nothing = {"product": None, "productVariants": None}
    if product is None:
        return nothing | {"userErrors": [user_error(["productId"], *MISSING)]}
    errors = _pair_errors(info, product, pairs, check)
    if errors:
        return nothing | {"userErrors": errors}
    variants = [find_variant(product, pair["variantId"]) for pair in pairs]

    def change() -> None:
        now = context.store.clock.stamp()
        for variant, pair in zip(variants, pairs, strict=True):
            act(variant, pair["mediaIds"][0])
            variant["updatedAt"] = now

    context.writer.change(product, change)
    return {"product": product, "productVariants": variants, "userErrors": []}


def _pair_errors(
    info: GraphQLResolveInfo, product: Record, pairs: list[Given], check: Any
) -> list[Payload]:
    """The first thing that is wrong with pairs of a variant and an image."""
    if len(pairs) > MAX_PAIRS:
        code = "MAXIMUM_VARIANT_MEDIA_PAIRS_EXCEEDED"
        return [user_error(["variantMedia"], TOO_MANY, code)]
    named = [pair["variantId"] for pair in pairs]
    for place, pair in enumerate(pairs):
        path = ["variantMedia", str(place)]
        if len(pair["mediaIds"]) != 1:
            code = "TOO_MANY_MEDIA_PER_INPUT_PAIR"
            return [user_error([*path, "mediaIds"], TOO_MANY_MEDIA, code)]
        if named.count(pair["variantId"]) > 1:
            code = "PRODUCT_VARIANT_SPECIFIED_MULTIPLE_TIMES"
            return [user_error([*path, "variantId"], TWICE, code)]
        variant = find_variant(product, pair["variantId"])
        if variant is None:
            code = "PRODUCT_VARIANT_DOES_NOT_EXIST_ON_PRODUCT"
            return [user_error([*path, "variantId"], NO_VARIANT, code)]
        wrong = _media_error(product, pair) or check(info, variant, pair)
        if wrong:
            field, message, code = wrong
            return [user_error([*path, field], message, code)]
    return []


def _media_error(product: Record, pair: Given) -> tuple[str, str, str] | None:
    [media] = pair["mediaIds"]
    if kind_of(media) != "MediaImage":
        return "mediaIds", NO_IMAGE, "INVALID_MEDIA_TYPE"
    if all(each["id"] != media for each in product["media"]):
        return "mediaIds", NO_MEDIA, "MEDIA_DOES_NOT_EXIST_ON_PRODUCT"
    return None


def _append_error(
    info: GraphQLResolveInfo, variant: Record, pair: Given
) -> tuple[str, str, str] | None:
    context = info.context
    media = find_file(context.store, pair["mediaIds"][0])
    if state_of(context.store, media, context.settings.media_seconds) != "READY":
        return "mediaIds", NOT_READY, "NON_READY_MEDIA"
    if variant["mediaIds"]:
        return "variantId", HAS_MEDIA, "PRODUCT_VARIANT_ALREADY_HAS_MEDIA"
    return None


def _detach_error(
    info: GraphQLResolveInfo, variant: Record, pair: Given
) -> tuple[str, str, str] | None:
    if pair["mediaIds"][0] in variant["mediaIds"]:
        return None
    return "variantId", NOT_ATTACHED, "MEDIA_IS_NOT_ATTACHED_TO_VARIANT"


def _move_errors(product: Record | None, moves: list[Given]) -> list[Payload]:
    if product is None:
        return [user_error(["id"], *MISSING)]
    known = {media["id"] for media in product["media"]}
    return [
        user_error(
            ["moves", str(place), "id"], "Media does not exist", "MEDIA_DOES_NOT_EXIST"
        )
        for place, move in enumerate(moves)
        if move["id"] not in known
    ]
