"""Keeps what came of files and products that went out. No network, no commit."""

from collections.abc import Sequence
from datetime import timedelta

from odoo.api import Environment
from odoo.models import BaseModel

from ...issues.sentences import Sentences
from ...run.page_result import PageResult, RecordIssue
from ..store import pause
from .kept import KeptImages
from .notes import ImageNotes
from .outgoing import OutgoingFile, OutgoingProduct

# So often a file is sent that the shop cannot process.
MOST_FAILURES = 3
GONE = "FILE_DOES_NOT_EXIST"
# A first look after so long; the shop works on a picture for some seconds.
FIRST_LOOK = timedelta(seconds=10)


class ImagesOutStore:
    """Keeps states on `commerce.file`, and on links what both sides have now."""

    def __init__(self, env: Environment, shop: BaseModel) -> None:
        self._env = env
        self._shop = shop
        self._sentences = Sentences(env, shop)

    def begin(self, files: Sequence[OutgoingFile]) -> PageResult:
        """Note that these are being sent: whose answer is lost is looked for first."""
        rows = self._env["commerce.file"].browse([it.id for it in files]).exists()
        now = self._env.cr.now()
        rows.write({"state": "sent", "sent_at": now, "retry_at": now + pause(0)})
        return PageResult()

    def store_files(self, files: Sequence[OutgoingFile]) -> PageResult:
        """Keep what became of files."""
        for file in files:
            row = self._env["commerce.file"].browse(file.id).exists()
            if row and file.outcome:
                self._store_file(row, file)
        return PageResult()

    def _store_file(self, row: BaseModel, file: OutgoingFile) -> None:
        outcome, now = file.outcome, self._env.cr.now()
        if outcome.state == "lost":
            row.unlink()  # its product is compared anew
            return
        values = {"state": outcome.state, "error": outcome.reason or False}
        if outcome.external_id:
            values["external_id"] = outcome.external_id
        if outcome.url:
            values["url"] = outcome.url
        if outcome.state == "failed":
            values |= self._failed(row)
        elif outcome.state == "ready":
            values |= {"retry_at": False, "waits": 0}
        elif outcome.state == "processing" and row.state != "processing":
            values |= {"retry_at": now + FIRST_LOOK, "waits": 0}
        else:
            values |= {"retry_at": now + pause(row.waits), "waits": row.waits + 1}
        row.write(values)

    def _failed(self, row: BaseModel) -> dict:
        """Send a file again that the shop could not process, some times."""
        failures = row.failures + 1
        if failures >= MOST_FAILURES:
            return {"failures": failures, "retry_at": False}
        again = self._env.cr.now()
        return {"state": "new", "failures": failures, "retry_at": again}

    def store_products(self, products: Sequence[OutgoingProduct]) -> PageResult:
        """Keep what products show in the shop now, and tell what does not."""
        rows = self._env["commerce.product"].browse([it.id for it in products])
        links = {link.id: link for link in rows.exists()}
        result, kept = PageResult(), KeptImages(self._env, self._shop)
        for product in products:
            if link := links.get(product.id):
                self._store_product(link, product, kept)
                result.issues += self._issues(product)
        kept.write()
        return result

    def _store_product(
        self, link: BaseModel, product: OutgoingProduct, kept: KeptImages
    ) -> None:
        if product.is_stale:
            ImageNotes(self._env, self._shop).note(link)
            return
        if any(it.code == GONE for it in product.refused):
            self._forget(product)
            return
        link.images_to_send = False
        if product.there is not None and not product.refused:
            kept.keep(link, product)

    def _forget(self, product: OutgoingProduct) -> None:
        """Send files anew that someone deleted in the shop."""
        self._env["commerce.file"].search(
            [
                ("channel_id", "=", self._shop.id),
                ("checksum", "in", list(product.files)),
            ]
        ).write({"state": "new", "external_id": False, "retry_at": self._env.cr.now()})

    def _issues(self, product: OutgoingProduct) -> list[RecordIssue]:
        refused = [it.message for it in product.refused if it.code != GONE]
        issues = []
        if refused:
            issues.append(self._issue(product, "image_not_sent", refused))
        if product.failed:
            issues.append(self._issue(product, "image_not_processed", product.failed))
        return issues

    def _issue(
        self, product: OutgoingProduct, code: str, reasons: Sequence[str]
    ) -> RecordIssue:
        about = {"product": product.name, "reason": "; ".join(dict.fromkeys(reasons))}
        text = self._sentences.of(code, **about)
        return RecordIssue(product.key, product.name, code, text)
