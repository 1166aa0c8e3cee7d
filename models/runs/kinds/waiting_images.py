"""Which images wait: read apart from the run's own transaction."""

from odoo.models import BaseModel
from odoo.modules.registry import Registry
from odoo.tools import SQL

from ....services.commerce.images.due import LEAST_WEIGHT, DueImage, DueProduct

# What Odoo refused, or what ended a worker, waits for a person.
REFUSED = SQL(
    """
    EXISTS (SELECT FROM commerce_issue AS issue
             WHERE issue.channel_id = link.channel_id AND issue.state != 'settled'
               AND issue.external_id = media.external_id
               AND issue.code = 'image_not_stored')
    """
)
DUE = SQL(
    """
    media.retry_at <= clock_timestamp() AT TIME ZONE 'utc'
    AND link.product_tmpl_id IS NOT NULL
    AND link.state = 'bound' AND NOT %s
    """,
    REFUSED,
)


class WaitingImages:
    """Reads what waits in one shop, by cursors that are closed at once."""

    def __init__(
        self, registry: Registry, channel_id: int, has_extra_images: bool
    ) -> None:
        self._registry = registry
        self._channel_id = channel_id
        self._pending = SQL("link.images_pending")
        # Others than the first and the variants' own have no place to be shown in.
        self._shown = SQL("media.position = 1 OR media.variant_external_ids <> '[]'")
        if has_extra_images:
            self._shown = SQL("TRUE")
            # Those that came before there was a place for them.
            self._pending = SQL(
                """
                (link.images_pending OR EXISTS (
                    SELECT FROM commerce_media AS media
                     WHERE media.commerce_product_id = link.id
                       AND media.state = 'stored' AND media.shown_as = 'kept'))
                """
            )

    def images(self, after: int, limit: int) -> list[DueImage]:
        """Return images that are due, in the order of their ids."""
        rows = self._read(
            SQL(
                """
                SELECT media.id, media.external_id, concat(link.title, ', ',
                media.position),
                       media.state, media.url, media.state = 'waiting' AND EXISTS (
                           SELECT FROM commerce_media AS twin
                            WHERE twin.channel_id = media.channel_id
                              AND twin.url = media.url AND twin.state = 'stored')
                  FROM commerce_media AS media
                  JOIN commerce_product AS link ON link.id = media.commerce_product_id
                 WHERE media.channel_id = %s AND media.id > %s AND %s
              ORDER BY media.id LIMIT %s
                """,
                self._channel_id,
                after,
                DUE,
                limit,
            )
        )
        return [DueImage(*row) for row in rows]

    def products(self, after: int, limit: int) -> list[DueProduct]:
        """Return products whose images are not all shown, by their ids."""
        rows = self._read(
            SQL(
                """
                SELECT link.id, link.external_id, link.title, COALESCE((
                           SELECT sum(GREATEST(media.size, %s))
                             FROM commerce_media AS media
                            WHERE media.commerce_product_id = link.id
                              AND media.content_hash IS DISTINCT FROM media.shown_hash
                              AND (%s)
                       ), 0)::bigint
                  FROM commerce_product AS link
                 WHERE link.channel_id = %s AND link.id > %s AND link.state = 'bound'
                   AND link.product_tmpl_id IS NOT NULL AND %s
                   AND NOT EXISTS (
                       SELECT FROM commerce_issue AS issue
                        WHERE issue.channel_id = link.channel_id
                           AND issue.external_id = link.external_id || '#images'
                          AND issue.state != 'settled'
                          AND issue.code = 'image_not_stored')
              ORDER BY link.id LIMIT %s
                """,
                LEAST_WEIGHT,
                self._shown,
                self._channel_id,
                after,
                self._pending,
                limit,
            )
        )
        return [DueProduct(*row) for row in rows]

    def any(self) -> bool:
        """Tell whether anything waits."""
        return bool(self.images(0, 1) or self.products(0, 1))

    def _read(self, query: SQL) -> list[tuple]:
        with self._registry.cursor() as cr:
            cr.execute(query)
            return cr.fetchall()


def waiting_images(shop: BaseModel) -> WaitingImages:
    """Return what reads the images that wait in a shop."""
    shop.env.flush_all()
    return WaitingImages(shop.pool, shop.id, "product.image" in shop.env)
