"""Which of a product's images are to be seen in Odoo now."""

from odoo.models import BaseModel

UNDER_WAY = ("waiting", "processing")


class ImageRows:
    """A product's rows of `commerce.media`, judged by what is there of each.

    An image whose content is replaced is seen as it was until the new content is
    there, and one that is gone until what takes its place is: a shop window is never
    empty because a server was.
    """

    def __init__(self, link: BaseModel) -> None:
        rows = link.media_ids.sorted(lambda row: (row.position, row.id))
        gone = rows.filtered(lambda row: row.state == "gone")
        there = rows - gone
        self.gone = gone
        self.ready = there.filtered("content_hash")
        self._missing = (there - self.ready).filtered(lambda it: it.state != "listed")
        self.are_under_way = any(row.state in UNDER_WAY for row in there)
        self.is_main_held = bool(link.image_hash) and self._comes_before_the_first()
        self.main = self._main_shown(link, rows) if self.is_main_held else self._first
        self.leaving = gone - self.main - self._awaiting_another(gone)

    @property
    def _first(self) -> BaseModel:
        return self.ready[:1]

    def _comes_before_the_first(self) -> bool:
        """Tell whether the image that is to be the product's is still to come."""
        if not self.ready:
            return bool(self._missing)
        coming = self._missing.filtered(lambda row: row.state in UNDER_WAY)
        return bool(coming) and coming[0].position < self._first.position

    def _main_shown(self, link: BaseModel, rows: BaseModel) -> BaseModel:
        return rows.filtered(
            lambda row: row.shown_as == "main" and row.content_hash == link.image_hash
        )[:1]

    def _awaiting_another(self, gone: BaseModel) -> BaseModel:
        """Return those whose place is taken by an image that is not there yet."""
        places = set(self._missing.mapped("position"))
        return gone.filtered(lambda row: row.content_hash and row.position in places)

    def of_variants(self) -> dict[str, BaseModel]:
        """Return variants' own images by the variants' ids."""
        return {
            external_id: row
            for row in self.ready
            for external_id in row.variant_external_ids or ()
        }

    def held_variants(self) -> set[str]:
        """Return ids of variants whose own image is still to come."""
        return {
            external_id
            for row in self._missing
            for external_id in row.variant_external_ids or ()
        }
