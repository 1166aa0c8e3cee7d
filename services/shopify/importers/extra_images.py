"""Images beside a product's first: extra images of website_sale, where it is there."""

from odoo.api import Environment
from odoo.models import BaseModel

# Odoo makes five sizes of each: a product with more of them takes several goes.
AT_ONCE = 15


class ExtraImages:
    """Keeps a product's extra images like the shop's; a person's are left alone."""

    def __init__(self, env: Environment) -> None:
        self._env = env
        self._has_model = "product.image" in env

    def show(self, link: BaseModel, main: BaseModel, rows: BaseModel) -> bool:
        """Create and change extra images; False if some are left for another go."""
        if not self._has_model:
            rows.filtered(lambda row: row.shown_as != "kept").shown_as = "kept"
            self._note(main + rows)
            return True
        there = self._there(rows)
        written = 0
        for row in rows:
            if written == AT_ONCE:
                return False
            written += self._show(link, row, there.get(row.product_image_id))
        self._note(main + rows)
        return True

    def _there(self, rows: BaseModel) -> dict[int, BaseModel]:
        ids = [row.product_image_id for row in rows if row.product_image_id]
        found = self._env["product.image"].browse(ids).exists()
        return {image.id: image for image in found}

    def _show(self, link: BaseModel, row: BaseModel, image: BaseModel | None) -> int:
        """Show one row; return how many images Odoo had to resize."""
        if not image:
            # What a person deleted stays away.
            return 0 if row.shown_as == "extra" else self._create(link, row)
        name = self._name(link, row)
        values = {"sequence": row.position} if image.sequence != row.position else {}
        if row.shown_name != name:
            values["name"] = row.shown_name = name
        is_new = row.shown_hash != row.content_hash
        if is_new:
            values["image_1920"] = row.image
            row.shown_hash = row.content_hash
        if values:
            image.write(values)
        return int(is_new)

    def _create(self, link: BaseModel, row: BaseModel) -> int:
        name = self._name(link, row)
        image = self._env["product.image"].create(
            {
                "product_tmpl_id": link.product_tmpl_id.id,
                "name": name,
                "sequence": row.position,
                "image_1920": row.image,
            }
        )
        row.write(
            {
                "product_image_id": image.id,
                "shown_as": "extra",
                "shown_name": name,
                "shown_hash": row.content_hash,
            }
        )
        return 1

    def _name(self, link: BaseModel, row: BaseModel) -> str:
        return row.alt or link.product_tmpl_id.name

    def _note(self, rows: BaseModel) -> None:
        for row in rows:
            if row.shown_hash != row.content_hash:
                row.shown_hash = row.content_hash

    def remove(self, rows: BaseModel) -> None:
        """Delete the extra images that were made of these rows."""
        shown = rows.filtered("product_image_id")
        if self._has_model and shown:
            ids = shown.mapped("product_image_id")
            self._env["product.image"].browse(ids).exists().unlink()
        if shown:
            shown.write({"product_image_id": False, "shown_as": False})
