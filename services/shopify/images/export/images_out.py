"""A phase of a run: images go out. Files first, then the products that show them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from ....commerce.images.export.outgoing import OutgoingFile, OutgoingProduct, Upload
from ....commerce.images.export.results import ImagesOutStore
from ....commerce.images.export.waiting import WaitingOut
from ....commerce.run.page_result import PageResult, RecordIssue
from ...run.reasons import reason
from ...run.sequence import Position
from .placer import ImagePlacer
from .upload import FileSender

FILES_AT_ONCE = 8
PRODUCTS_AT_ONCE = 20

Out = OutgoingFile | OutgoingProduct


class ImagesOutPhase:
    """Sends what waits: what Shopify works on waits for a later run, and no worker.

    Each step is kept before the next one; what a lost worker sent is looked for.
    """

    name = "images-out"

    def __init__(
        self,
        sender: FileSender,
        placer: ImagePlacer,
        waiting: WaitingOut,
        store: ImagesOutStore,
    ) -> None:
        self._sender = sender
        self._placer = placer
        self._waiting = waiting
        self._store = store
        self._at: Position = {}

    def pages(
        self, window: Mapping, position: Position | None
    ) -> Iterator[Sequence[Out]]:
        self._at = dict(position or {"file": 0})
        if "file" in self._at:
            yield from self._files()
            yield from self._under_way()
            self._at = {"product": 0}
        yield from self._products(self._at["product"])

    def _files(self) -> Iterator[Sequence[OutgoingFile]]:
        """Send each file that is due, and look at those that were sent."""
        after = self._at["file"]
        while files := self._waiting.files(after, FILES_AT_ONCE, under_way=False):
            after = files[-1].id
            looked = self._looked(files)
            if told := [it for it in looked if it.outcome and not _never_came(it)]:
                yield told
            new = [it for it in looked if it.state == "new" or _never_came(it)]
            if new:
                yield [replace(it, state="new", outcome=None) for it in new]
                yield self._sent(new)
            self._at = {"file": after}

    def _under_way(self) -> Iterator[Sequence[OutgoingFile]]:
        """Look once more at what Shopify works on: the first ones may be ready."""
        after = 0
        while files := self._waiting.files(after, 5 * FILES_AT_ONCE, under_way=True):
            after = files[-1].id
            yield self._looked(files)

    def _looked(self, files: Sequence[OutgoingFile]) -> list[OutgoingFile]:
        sent = [it for it in files if it.state != "new"]
        found = self._sender.look(sent) if sent else {}
        return [replace(it, outcome=found.get(it.id)) for it in files]

    def _sent(self, files: Sequence[OutgoingFile]) -> list[OutgoingFile]:
        contents = self._waiting.contents([it.id for it in files])
        found = self._sender.send(files, contents)
        return [replace(it, state="sent", outcome=found.get(it.id)) for it in files]

    def _products(self, after: int) -> Iterator[Sequence[OutgoingProduct]]:
        while True:
            products, after = self._waiting.products(after, PRODUCTS_AT_ONCE)
            if products:
                fit = [it for it in products if not it.is_stale]
                placed = {it.id: it for it in self._placer.place(fit)}
                yield [placed.get(it.id, it) for it in products]
            if not after:
                return

    def position_after(
        self, records: Sequence[Out], position: Position | None
    ) -> Position:
        if isinstance(records[-1], OutgoingProduct):
            return {"product": records[-1].id}
        return self._at

    def store(self, records: Sequence[Out]) -> PageResult:
        if isinstance(records[0], OutgoingProduct):
            return self._store.store_products(records)
        if records[0].state == "new":
            return self._store.begin(records)
        return self._store.store_files(records)

    def key_of(self, record: Out) -> str:
        return record.key

    def issue_of(self, record: Out, error: Exception) -> RecordIssue:
        name = record.name if isinstance(record, OutgoingProduct) else record.alt
        return RecordIssue(record.key, name, "not_stored", reason(error))


def _never_came(file: OutgoingFile) -> bool:
    return file.outcome == Upload("new")
