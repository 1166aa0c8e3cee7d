"""Reads what is to go out, each time by a cursor of its own that is closed at once."""

from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager

from odoo.api import Environment
from odoo.models import BaseModel

from .comparison import ImageChanges
from .notes import ImageNotes
from .outgoing import Content, OutgoingFile, OutgoingProduct

Cursors = Callable[[], AbstractContextManager[Environment]]
READY, FAILED = "ready", "failed"


class WaitingOut:
    """Files and products of one shop that wait to be sent.

    :param cursors: gives an environment of the shop with a cursor of its own
    """

    def __init__(self, cursors: Cursors, shop_id: int) -> None:
        self._cursors = cursors
        self._shop_id = shop_id

    def files(self, after: int, limit: int, *, under_way: bool) -> list[OutgoingFile]:
        """Return files in the order of their ids.

        :param under_way: those that the shop works on, due or not; else what is due
        """
        with self._cursors() as env:
            wanted = ("state", "=", "processing")
            if not under_way:
                wanted = ("retry_at", "<=", env.cr.now())
            domain = [("channel_id", "=", self._shop_id), ("id", ">", after), wanted]
            files = env["commerce.file"].search(domain, order="id", limit=limit)
            return [_file(it) for it in files]

    def contents(self, ids: Sequence[int]) -> dict[int, Content]:
        """Return what is to be sent of files; not of one that Odoo has no more."""
        with self._cursors() as env:
            found = {}
            for file in env["commerce.file"].browse(ids).exists():
                if content := _content(file):
                    found[file.id] = content
            return found

    def products(self, after: int, limit: int) -> tuple[list[OutgoingProduct], int]:
        """Return products, and the id after which more may follow; 0 at the end.

        A product of which a file is under way is left out.
        """
        with self._cursors() as env:
            links = env["commerce.product"].search(
                [
                    ("channel_id", "=", self._shop_id),
                    ("id", ">", after),
                    ("images_to_send", "=", True),
                    ("state", "=", "bound"),
                    ("external_id", "!=", False),
                ],
                order="id",
                limit=limit,
            )
            return self._outgoing(env, links), links[-1:].id

    def any(self) -> bool:
        """Tell whether there is anything to do now."""
        with self._cursors() as env:
            files, whose = env["commerce.file"], ("channel_id", "=", self._shop_id)
            if files.search_count([whose, ("retry_at", "<=", env.cr.now())], limit=1):
                return True
            # What is under way becomes due in its time.
            if files.search_count([whose, ("retry_at", "!=", False)], limit=1):
                return False
            marked = [whose, ("images_to_send", "=", True), ("state", "=", "bound")]
            return bool(env["commerce.product"].search_count(marked, limit=1))

    def _outgoing(self, env: Environment, links: BaseModel) -> list[OutgoingProduct]:
        shop = env["commerce.channel"].browse(self._shop_id)
        changes = ImageNotes(env, shop).changes(links)
        files = self._files(env, changes.values())
        products = (
            _product(link, changes.get(link, ImageChanges()), files) for link in links
        )
        return [it for it in products if it]

    def _files(
        self, env: Environment, changes: Iterable[ImageChanges]
    ) -> dict[str, BaseModel]:
        new = {image.checksum for it in changes for image in it.new}
        found = env["commerce.file"].search(
            [("channel_id", "=", self._shop_id), ("checksum", "in", list(new))]
        )
        return {it.checksum: it for it in found}


def _product(
    link: BaseModel, changes: ImageChanges, files: dict[str, BaseModel]
) -> OutgoingProduct | None:
    """Return a product once nothing of it is under way."""
    its = [files[it.checksum] for it in changes.new if it.checksum in files]
    if any(file.state not in (READY, FAILED) for file in its):
        return None
    return OutgoingProduct(
        id=link.id,
        external_id=link.external_id,
        name=link.title or link.product_tmpl_id.name,
        changes=changes,
        files={it.checksum: it.external_id for it in its if it.state == READY},
        is_stale=len(its) < len(changes.new),
        failed=tuple(it.error or "" for it in its if it.state == FAILED),
    )


def _file(file: BaseModel) -> OutgoingFile:
    sent, now = file.sent_at, file.env.cr.now()
    return OutgoingFile(
        id=file.id,
        checksum=file.checksum,
        alt=file.alt or "",
        state=file.state,
        external_id=file.external_id or "",
        failures=file.failures,
        waited=(now - sent).total_seconds() if sent else 0,
    )


def _content(file: BaseModel) -> Content | None:
    """Read a file where it was, if it is still that one."""
    # Files of fields belong to their records, whose rights were asked for there.
    found = file.env["ir.attachment"].sudo()
    found = found.search(
        [
            ("res_model", "=", file.res_model),
            ("res_field", "=", file.res_field),
            ("res_id", "=", file.res_id),
            ("checksum", "=", file.checksum),
        ],
        limit=1,
    )
    return Content(found.raw, found.mimetype) if found.raw else None
