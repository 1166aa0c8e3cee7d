"""Products: making one, and writing an input onto one."""

import copy
from collections.abc import Callable
from typing import Any

from ...base.gid import number_of
from ...base.settings import Settings
from ...base.store import Record, Store
from ..metafields import merge_metafields, set_metafields
from ..values import clean_tags, free_handle, handle_of
from .media import forget_dropped, set_media
from .options import (
    DEFAULT_OPTION,
    DEFAULT_VALUE,
    add_value,
    by_position,
    chosen_values,
    default_options,
    mark_used_values,
    set_options,
)
from .publications import ONLINE_STORE, publish, shown_since, unpublish
from .taxonomy import category_of
from .variants import fill_variant, name_variant, new_variant

PLAIN_FIELDS = (
    "descriptionHtml",
    "giftCardTemplateSuffix",
    "productType",
    "requiresSellingPlan",
    "status",
    "templateSuffix",
    "title",
    "vendor",
)


class ProductWriter:
    """Writes inputs onto products; what is refused has been refused before."""

    def __init__(self, store: Store, settings: Settings) -> None:
        self.store = store
        self.settings = settings

    def create(self, given: dict[str, Any]) -> Record:
        """Store a new product; `id`, and times, may be given by a catalogue.

        It is published where `publications` says, by their ids: in the online store if
        that is not given.
        """
        product = self._new(given)
        default_options(self.store, product)
        self._fill(product, given)
        if not product["variants"]:
            self._add_default_variant(product)
        self._settle(product)
        for field in ("createdAt", "updatedAt"):
            if field in given:
                product[field] = given[field]
        self.store.add_product(product)
        return product

    def update(self, product: Record, given: dict[str, Any]) -> None:
        """Write onto a product; its time moves on if that changed anything."""
        self.change(product, lambda: self._fill(product, given))

    def change(self, product: Record, act: Callable[[], Any]) -> None:
        """Let something change a product; its time moves on if that did."""
        before = copy.deepcopy(product)
        self.store.forget(product, list(product["variants"]))
        act()
        self._settle(product)
        self._touch(product, before)
        self.store.index(product)

    def _new(self, given: dict[str, Any]) -> Record:
        id_ = given.get("id") or self.store.next_id("Product")
        now = self.store.clock.stamp()
        return {
            "__typename": "Product",
            "id": id_,
            "legacyResourceId": str(number_of(id_)),
            "title": "",
            "handle": "",
            "vendor": self.settings.name,
            "productType": "",
            "status": "ACTIVE",
            "tags": [],
            "descriptionHtml": "",
            "isGiftCard": bool(given.get("giftCard")),
            "giftCardTemplateSuffix": None,
            "requiresSellingPlan": False,
            "templateSuffix": None,
            "seo": {"title": None, "description": None},
            "createdAt": now,
            "updatedAt": now,
            "publications": {ONLINE_STORE: now},
            "category": None,
            "options": [],
            "variants": [],
            "media": [],
            "metafields": [],
            "collections": [],
        }

    def _fill(self, product: Record, given: dict[str, Any]) -> None:
        for field in PLAIN_FIELDS:
            if given.get(field) is not None:
                product[field] = given[field]
        if "category" in given:
            id_ = given["category"]
            product["category"] = category_of(self.store, id_) if id_ else None
        if given.get("seo"):
            product["seo"] = {**product["seo"], **given["seo"]}
        if given.get("tags") is not None:
            product["tags"] = clean_tags(given["tags"])
        self._fill_handle(product, given)
        self._fill_lists(product, given)
        if given.get("productOptions") is not None:
            set_options(self.store, product, given["productOptions"])
        if given.get("variants") is not None:
            self._set_variants(product, given["variants"])

    def _fill_lists(self, product: Record, given: dict[str, Any]) -> None:
        if given.get("metafields") is not None:
            set_metafields(self.store, product, given["metafields"])
        if given.get("mergeMetafields") is not None:
            merge_metafields(self.store, product, given["mergeMetafields"])
        if given.get("files") is not None:
            set_media(self.store, product, given["files"])
        if given.get("collections") is not None:
            product["collections"] = list(given["collections"])
        if "publications" in given:
            product["publications"] = dict(given["publications"])
        if "publishedAt" in given:
            _publish(product, given["publishedAt"])

    def _fill_handle(self, product: Record, given: dict[str, Any]) -> None:
        wanted = given.get("handle")
        if not wanted and product["handle"]:
            return
        before, handle = product["handle"], handle_of(wanted or product["title"])
        product["handle"] = free_handle(handle, self.store.handles)
        if given.get("redirectNewHandle") and before not in ("", product["handle"]):
            new = f"/products/{product['handle']}"
            self.store.redirects[f"/products/{before}"] = new

    def _set_variants(self, product: Record, inputs: list[dict[str, Any]]) -> None:
        """Replace the list: what an input names by id or option values is kept."""
        by_id = {variant["id"]: variant for variant in product["variants"]}
        by_title = {variant["title"]: variant for variant in product["variants"]}
        product["variants"] = []
        for given in by_position(inputs):
            values = chosen_values(product, given.get("optionValues") or [])
            values = values or [(DEFAULT_OPTION, DEFAULT_VALUE)]
            title = " / ".join(value for _, value in values)
            variant = by_id.get(given.get("id") or "") or by_title.get(title)
            self.write_variant(product, variant, given, values)

    def write_variant(
        self,
        product: Record,
        variant: Record | None,
        given: dict[str, Any],
        values: list[tuple[str, str]],
    ) -> Record:
        """Write one variant, a new one if there is none, and put it last."""
        before = copy.deepcopy(variant)
        variant = variant or new_variant(self.store, product, given.get("newId"))
        for option, (_, value) in zip(product["options"], values, strict=True):
            add_value(self.store, option, value)
        name_variant(variant, values)
        fill_variant(self.store, self.settings.currency, product, variant, given)
        self._touch(variant, before)
        product["variants"].append(variant)
        return variant

    def _add_default_variant(self, product: Record) -> None:
        """A product always has a variant: the first values of its options."""
        values = [
            (option["name"], option["optionValues"][0]["name"])
            for option in product["options"]
        ]
        self.write_variant(product, None, {}, values)

    def _settle(self, product: Record) -> None:
        for part in ("options", "variants"):
            for position, record in enumerate(product[part], 1):
                record["position"] = position
        mark_used_values(product)
        forget_dropped(product)
        product["publishedAt"] = shown_since(product)

    def _touch(self, record: Record, before: Record | None) -> None:
        if before is not None and record != before:
            record["updatedAt"] = self.store.clock.stamp()


def _publish(product: Record, date: str | None) -> None:
    """Put a product into the online store since a date, or take it out."""
    unpublish(product, ONLINE_STORE)
    if date is not None:
        publish(product, ONLINE_STORE, date)
