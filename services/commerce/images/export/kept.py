"""Keeps on a product's links which images the shop shows of it now."""

import base64
from typing import Any

from odoo.api import Environment
from odoo.models import BaseModel

from ..together import Value, set_images
from .offered import Offered
from .outgoing import OutgoingProduct


class KeptImages:
    """Writes rows as if an import had read them: the next one finds no news."""

    def __init__(self, env: Environment, shop: BaseModel) -> None:
        self._env = env
        self._shop = shop
        self._files: dict[str, BaseModel] = {}
        self._images: list[Value] = []

    def keep(self, link: BaseModel, product: OutgoingProduct) -> None:
        """Keep what one product shows, in the shop's order."""
        rows = {row.external_id: row for row in link.media_ids}
        self._files = self._read_files(product)
        self._remove(rows, product)
        for image in product.changes.new:
            if external_id := product.file_of(image.checksum):
                row = rows.get(external_id) or self._create(link, image, external_id)
                rows[external_id] = row
                self._bind(row, image)
        for external_id, text in product.changes.texts.items():
            if row := rows.get(external_id):
                row.write({"alt": text, "shown_name": text})
        self._keep_shown(link, product, rows)
        self._keep_variants(link, product, rows)
        for place, external_id in enumerate(product.there, start=1):
            row = rows.get(external_id)
            if row and row.position != place:
                row.position = place

    def write(self) -> None:
        """Store the images of new rows."""
        set_images(self._images)

    def _read_files(self, product: OutgoingProduct) -> dict[str, BaseModel]:
        found = self._env["commerce.file"].search(
            [
                ("channel_id", "=", self._shop.id),
                ("checksum", "in", list(product.files)),
            ]
        )
        return {it.checksum: it for it in found}

    def _remove(self, rows: dict[str, BaseModel], product: OutgoingProduct) -> None:
        for external_id in product.changes.gone:
            if row := rows.pop(external_id, None):
                row.unlink()

    def _create(self, link: BaseModel, image: Offered, external_id: str) -> BaseModel:
        file = self._files[image.checksum]
        values = {
            "channel_id": self._shop.id,
            "commerce_product_id": link.id,
            "external_id": external_id,
            "alt": file.alt,
            "media_type": "image",
            "state": "stored",
            "url": file.url,
            "variant_external_ids": [],
            "is_ours": True,
            "content_hash": image.checksum,
        }
        row = self._env["commerce.media"].create(values)
        if content := self._content(image):
            self._images.append((row, "image", base64.b64encode(content)))
            row.size = len(content)
        return row

    def _content(self, image: Offered) -> bytes | None:
        # Files of fields belong to their records, whose rights are asked for there.
        model, field, id_ = image.place
        files = self._env["ir.attachment"].sudo()
        found = files.search(
            [
                ("res_model", "=", model),
                ("res_field", "=", field),
                ("res_id", "=", id_),
                ("checksum", "=", image.checksum),
            ],
            limit=1,
        )
        return found.raw or None

    def _bind(self, row: BaseModel, image: Offered) -> None:
        """Tell what the row is in Odoo; beside the product's images it is kept."""
        row.write(
            {
                "checksum": image.checksum,
                "shown_as": "kept",
                "shown_hash": row.content_hash,
                "product_image_id": False,
            }
        )

    def _keep_shown(
        self, link: BaseModel, product: OutgoingProduct, rows: dict[str, BaseModel]
    ) -> None:
        """Keep which row is which image of Odoo's product."""
        main = product.file_of(product.changes.main)
        for row in rows.values():
            if main and row.shown_as == "main" and row.external_id != main:
                row.shown_as = "extra" if "product.image" in self._env else "kept"
        for name, image in product.changes.shown.items():
            row = rows.get(product.file_of(name))
            if row and row.external_id == main:
                self._keep_main(link, row, image)
            elif row:
                row.write(
                    {
                        "shown_as": "extra",
                        "product_image_id": image.image_id,
                        "shown_name": image.name,
                    }
                )

    def _keep_main(self, link: BaseModel, row: BaseModel, image: Offered) -> None:
        values: dict[str, Any] = {"shown_as": "main", "product_image_id": False}
        row.write(values)
        link.write({"image_hash": row.content_hash, "image_checksum": image.checksum})

    def _keep_variants(
        self, link: BaseModel, product: OutgoingProduct, rows: dict[str, BaseModel]
    ) -> None:
        """Keep which images are the variants' own."""
        sent = {
            variant: product.file_of(image)
            for variant, image in product.changes.variants.items()
            if not image or product.file_of(image)
        }
        if not sent:
            return
        variants = link.variant_ids.filtered("external_id")
        for row in rows.values():
            had = set(row.variant_external_ids or ())
            has = [
                it.external_id
                for it in variants
                if sent.get(it.external_id, row.external_id) == row.external_id
                and (it.external_id in sent or it.external_id in had)
            ]
            if has != (row.variant_external_ids or []):
                row.variant_external_ids = has
        self._keep_checksums(variants, sent, rows)

    def _keep_checksums(
        self, variants: BaseModel, sent: dict[str, str], rows: dict[str, BaseModel]
    ) -> None:
        for variant in variants.filtered(lambda it: it.external_id in sent):
            row = rows.get(sent[variant.external_id])
            checksum = (row.checksum or row.content_hash) if row else False
            variant.write(
                {
                    "image_hash": row.content_hash if row else False,
                    "image_checksum": checksum,
                }
            )
