"""Notes which products' images are to go out, and which files that takes."""

from collections.abc import Iterable

from odoo.api import Environment
from odoo.models import BaseModel
from odoo.tools import groupby

from .comparison import ImageChanges, compare
from .offered import Offered
from .offers import ImageOffers, known_images

NONE, FOLLOW = "none", "follow"


class ImageNotes:
    """Compares the images of a page's products with what their shop has.

    :param env: of the shop, as an export has it
    """

    def __init__(self, env: Environment, shop: BaseModel) -> None:
        self._env = env
        self._shop = shop.with_env(env)

    def changes(self, links: BaseModel) -> dict[BaseModel, ImageChanges]:
        """Return what is to be sent of which products; of others nothing."""
        if self._shop.images_out == NONE:
            return {}
        links = links.with_env(self._env).filtered("product_tmpl_id")
        offers, rows = ImageOffers(self._env, links), self._rows(links)
        follows = self._shop.images_out == FOLLOW
        compared = {
            link: compare(
                offers.of(link), known_images(rows.get(link, ())), follows=follows
            )
            for link in links
        }
        return {link: changes for link, changes in compared.items() if changes}

    def note(self, links: BaseModel) -> BaseModel:
        """Mark what is to be sent, for the phase that sends it; return these links."""
        found = self.changes(links)
        self._begin(image for it in found.values() for image in it.new)
        marked = self._env["commerce.product"].union(*found)
        marked.filtered(lambda it: not it.images_to_send).images_to_send = True
        return marked

    def send_again(self, links: BaseModel) -> None:
        """Mark products, and let files that failed be sent as often as at first."""
        found = self.changes(self.note(links))
        new = {image.checksum for it in found.values() for image in it.new}
        self._env["commerce.file"].search(
            [("channel_id", "=", self._shop.id), ("checksum", "in", list(new))]
        )._send_again()

    def _rows(self, links: BaseModel) -> dict[BaseModel, list[BaseModel]]:
        rows = self._env["commerce.media"].search(
            [("commerce_product_id", "in", links.ids)]
        )
        return dict(groupby(rows, lambda row: row.commerce_product_id))

    def _begin(self, images: Iterable[Offered]) -> None:
        """Note files that are to be sent; what the shop has of one is used."""
        new = {image.checksum: image for image in images}
        whose = ("channel_id", "=", self._shop.id)
        files = self._env["commerce.file"].search(
            [whose, ("checksum", "in", list(new))]
        )
        for file in files:
            image = new.pop(file.checksum)
            if file.state == "new":
                file.write(_place(image))
        there = self._env["commerce.media"].search(
            [whose, ("content_hash", "in", list(new)), ("state", "=", "stored")]
        )
        known = {row.content_hash: row for row in there}
        files.create([self._file(it, known.get(it.checksum)) for it in new.values()])

    def _file(self, image: Offered, known: BaseModel | None) -> dict:
        values = {
            "channel_id": self._shop.id,
            "checksum": image.checksum,
            "alt": image.name,
            **_place(image),
        }
        if known:
            there = {"external_id": known.external_id, "url": known.url}
            return {**values, **there, "size": known.size, "state": "ready"}
        return {**values, "retry_at": self._env.cr.now()}


def _place(image: Offered) -> dict:
    return {
        "res_model": image.place.model,
        "res_field": image.place.field,
        "res_id": image.place.id,
    }
