"""Stores what came of images. No network, no commit."""

import base64
from collections.abc import Sequence
from datetime import datetime, timedelta

from odoo.api import Environment
from odoo.models import BaseModel

from ..run.page_result import PageResult, RecordIssue
from .due import Download, DueImage, is_outage
from .issues import ImageIssues
from .together import set_images

# Minutes until an image that was not ready is looked at again; the last one repeats.
MINUTES = (1, 2, 5, 15, 60)
REPORTED_AFTER = timedelta(days=1)


class ImagesStore:
    """Keeps contents and states on `commerce.media` of one shop."""

    def __init__(self, env: Environment, shop: BaseModel) -> None:
        self._env = env
        self._shop = shop
        self._issues = ImageIssues(env, shop)
        self._contents: dict[BaseModel, bytes] = {}

    def store(self, images: Sequence[DueImage]) -> PageResult:
        """Store a batch; an image that is not there any more is passed over."""
        rows = self._env["commerce.media"].browse([it.id for it in images]).exists()
        known = {row.id: row for row in rows}
        result = PageResult()
        self._contents = {}
        for image in images:
            if row := known.get(image.id):
                self._store(row, image, result)
        set_images([(row, "image", it) for row, it in self._contents.items()])
        if is_outage(images):
            self._postpone(max(rows.mapped("retry_at"), default=None))
        return result

    def _store(self, row: BaseModel, image: DueImage, result: PageResult) -> None:
        outcome = image.outcome or self._twin(image)
        if outcome.state == "stored":
            self._keep(row, image, outcome)
            result.counters["image_count"] = result.counters.get("image_count", 0) + 1
            return
        if issue := self._set_back(row, image, outcome):
            result.issues.append(issue)

    def _twin(self, image: DueImage) -> Download:
        """Take over the content of another image of the same address."""
        twin = self._env["commerce.media"].search(
            [
                ("channel_id", "=", self._shop.id),
                ("url", "=", image.url),
                ("state", "=", "stored"),
                ("id", "!=", image.id),
            ],
            limit=1,
        )
        content = self._contents.get(twin) or twin.image
        if not content:
            return Download("waiting")
        return Download("stored", base64.b64decode(content), twin.content_hash)

    def _keep(self, row: BaseModel, image: DueImage, outcome: Download) -> None:
        values = {
            "state": "stored",
            "url": image.url,
            "size": len(outcome.content),
            "retry_at": False,
            "tries": 0,
            "error": False,
        }
        if row.content_hash != outcome.digest:
            self._contents[row] = base64.b64encode(outcome.content)
            values |= {"content_hash": outcome.digest, "checksum": False}
        row.write(values)
        row.commerce_product_id.images_pending = True

    def _set_back(
        self, row: BaseModel, image: DueImage, outcome: Download
    ) -> RecordIssue | None:
        """Note why an image did not come; return the issue if there is one to read."""
        comes_later = outcome.state in ("waiting", "processing")
        now = self._env.cr.now()
        row.write(
            {
                "state": outcome.state,
                "url": image.url or row.url,
                "error": outcome.reason or False,
                "tries": row.tries + 1,
                "retry_at": now + pause(row.tries) if comes_later else False,
            }
        )
        if not comes_later:
            # What waited for it to take a place waits no more.
            row.commerce_product_id.images_pending = True
        elif not self._waits_too_long(row, now):
            return None
        return self._issues.of(row, outcome.state, outcome.reason)

    def _waits_too_long(self, row: BaseModel, now: datetime) -> bool:
        return bool(row.waiting_since) and now - row.waiting_since >= REPORTED_AFTER

    def _postpone(self, moment: datetime | None) -> None:
        """Leave alone what waits on a server that does not answer."""
        if moment:
            self._env["commerce.media"].search(
                [
                    ("channel_id", "=", self._shop.id),
                    ("state", "=", "waiting"),
                    ("retry_at", "<", moment),
                ]
            ).retry_at = moment


def pause(tries: int) -> timedelta:
    """How long to wait after so many tries, growing to an hour."""
    return timedelta(minutes=MINUTES[min(tries, len(MINUTES) - 1)])
