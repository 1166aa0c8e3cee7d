"""A phase of a run: download the images that wait, then give them to the products."""

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Protocol

from ...commerce.images.due import (
    MOST_AT_ONCE,
    Download,
    DueImage,
    DueProduct,
    fitting,
    is_outage,
)
from ...commerce.run.page_result import PageResult, RecordIssue
from ..client.image_download import ImageDownloader
from ..client.pace import Pace
from ..gql.client import Client
from ..gql.enums import MediaStatus
from ..gql.get_images import GetImagesNodesMediaImage
from ..products.reading.media import UNDER_WAY, image_url
from ..run import reasons
from ..run.sequence import Position
from ..run.unreadable import Unread, in_halves

IMAGES_AT_ONCE = 8
PRODUCTS_AT_ONCE = 40
# What was downloaded is stored after so long: if the worker is lost, it is lost, too.
LONGEST_AT_HAND = 1.0  # seconds
KNOWN = GetImagesNodesMediaImage, Unread


Due = DueImage | DueProduct


class Waiting(Protocol):
    """Reads what waits, by cursors that are closed at once."""

    def images(self, after: int, limit: int) -> list[DueImage]: ...

    def products(self, after: int, limit: int) -> list[DueProduct]: ...


class AtHand:
    """Images that are downloaded and not stored yet."""

    def __init__(self) -> None:
        self._images: list[DueImage] = []
        self._since = time.monotonic()

    def add(self, images: Sequence[DueImage]) -> None:
        self._images += images

    @property
    def downloads(self) -> dict[str, Download]:
        return {
            it.url: it.outcome
            for it in self._images
            if it.outcome and it.outcome.state == "stored"
        }

    @property
    def is_enough(self) -> bool:
        lasted = time.monotonic() - self._since
        weight = sum(it.weight for it in self._images)
        return lasted >= LONGEST_AT_HAND or weight >= MOST_AT_ONCE

    def taken(self) -> Iterator[Sequence[DueImage]]:
        """Yield them, if there are any, and forget them."""
        images, self._images = self._images, []
        if images:
            yield images
        self._since = time.monotonic()


class ImagesPhase:
    """Goes once through all images that are due, then through their products.

    What waits is kept on the images themselves; the position only tells what this run
    has tried, so that none is tried twice in it.

    :param store: stores what came of some images
    :param show: gives images to Odoo's products
    """

    name = "images"

    def __init__(
        self,
        client: Client,
        downloader: ImageDownloader,
        pace: Pace,
        waiting: Waiting,
        store: Callable[[Sequence[DueImage]], PageResult],
        show: Callable[[Sequence[DueProduct]], PageResult],
    ) -> None:
        self._client = client
        self._downloader = downloader
        self._pace = pace
        self._waiting = waiting
        self._store = store
        self._show = show

    def pages(
        self, window: Mapping, position: Position | None
    ) -> Iterator[Sequence[Due]]:
        at = position or {}
        try:
            if "product" not in at:
                yield from self._images(at.get("image", 0))
            yield from self._products(at.get("product", 0))
        finally:
            self._downloader.close()

    def _images(self, after: int) -> Iterator[Sequence[DueImage]]:
        """Yield what came of all images, as many together as came in a short time."""
        at_hand = AtHand()
        try:
            while images := self._waiting.images(after, IMAGES_AT_ONCE):
                after = images[-1].id
                tried = self._tried(images, at_hand.downloads)
                if is_outage(tried):
                    yield from at_hand.taken()
                    yield tried
                    return
                at_hand.add(tried)
                if at_hand.is_enough:
                    yield from at_hand.taken()
        except Exception:
            yield from at_hand.taken()
            raise
        yield from at_hand.taken()

    def _products(self, after: int) -> Iterator[Sequence[DueProduct]]:
        while products := self._waiting.products(after, PRODUCTS_AT_ONCE):
            products = fitting(products)
            after = products[-1].id
            yield products

    def _tried(
        self, images: Sequence[DueImage], at_hand: Mapping[str, Download]
    ) -> list[DueImage]:
        """Look at those that Shopify worked on, and download all that are ready.

        :param at_hand: what was downloaded already, by address
        """
        looked = self._looked_at(images)
        urls = [
            it.url
            for it in looked
            if not it.outcome and not it.has_twin and it.url not in at_hand
        ]
        if urls:
            self._pace.before_request()
        loaded = {**at_hand, **self._downloader.load(urls)}
        return [
            it if it.outcome else replace(it, outcome=loaded.get(it.url))
            for it in looked
        ]

    def _looked_at(self, images: Sequence[DueImage]) -> list[DueImage]:
        asked = [it.external_id for it in images if it.state != "waiting"]
        if not asked:
            return list(images)
        nodes = in_halves(asked, lambda some: self._client.get_images(some).nodes, _bad)
        found = {it.id: it for it in nodes if isinstance(it, KNOWN)}
        return [
            it if it.state == "waiting" else _seen(it, found.get(it.external_id))
            for it in images
        ]

    def position_after(
        self, records: Sequence[Due], position: Position | None
    ) -> Position:
        last = records[-1]
        return {"image" if isinstance(last, DueImage) else "product": last.id}

    def store(self, records: Sequence[Due]) -> PageResult:
        if isinstance(records[0], DueImage):
            return self._store(records)
        return self._show(records)

    def key_of(self, record: Due) -> str:
        return record.key

    def issue_of(self, record: Due, error: Exception) -> RecordIssue:
        return RecordIssue(
            external_id=record.key,
            name=record.name,
            code="image_not_stored",
            message=reasons.reason(error),
        )


def _bad(external_id: str, error: Exception) -> Unread:
    return Unread(external_id, None, external_id, error, external_id)


def _seen(image: DueImage, node: GetImagesNodesMediaImage | Unread | None) -> DueImage:
    """What Shopify says now of an image that was not ready."""
    if isinstance(node, Unread):
        return replace(image, outcome=Download("failed", reason=node.reason))
    if node and node.status == MediaStatus.READY and image_url(node):
        return replace(image, url=image_url(node), has_twin=False)
    if node and node.status not in UNDER_WAY and node.status != MediaStatus.READY:
        reason = "; ".join(
            dict.fromkeys(it.details or it.message for it in node.media_errors)
        )
        return replace(image, outcome=Download("failed", reason=reason))
    return replace(image, outcome=Download("processing"))
