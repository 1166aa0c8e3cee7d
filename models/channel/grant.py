"""The token of the client-credentials grant: kept with its shop, shared by workers.

Its end is kept by the database's clock: those of the servers that share it differ.
"""

import json
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from hashlib import sha256

from odoo import fields, models

from ...services.shopify.client.auth import Token
from ...services.shopify.client.shop_access import ShopSettings
from ..engine.host.advisory_lock import AdvisoryLock


class ShopifyGrant(models.Model):
    """The token that a shop granted.

    It has a row of its own, because it is saved in a transaction of its own while the
    caller's may be writing the shop. Only `ShopTokenStore` touches it.
    """

    _name = "shopify.grant"
    _description = "Shopify Grant"
    _rec_name = "channel_id"
    _log_access = False

    channel_id = fields.Many2one(
        "commerce.channel", "Shop", required=True, ondelete="cascade"
    )
    credentials = fields.Char(
        required=True,
        copy=False,
        exportable=False,
        help="Digest of what the token was granted for.",
    )
    token = fields.Char(required=True, copy=False, exportable=False)
    scopes = fields.Char()
    expires_at = fields.Float(required=True, help="Seconds since 1970.")

    _one_per_shop = models.UniqueIndex("(channel_id)")


class ShopTokenStore:
    """Shares a shop's token between all workers; one of them renews it.

    A token that was granted to other credentials, or by another address, is not used.
    """

    LOCK_ID = 1_398_361_668

    def __init__(self, shop: models.BaseModel, settings: ShopSettings) -> None:
        self._pool = shop.pool
        self._dbname = shop.env.cr.dbname
        self._id = shop.id
        self._credentials = _digest(settings)

    def load(self) -> Token | None:
        """Return the newest token that any worker has saved."""
        with self._pool.cursor() as cr:
            cr.execute(
                "SELECT token, expires_at - EXTRACT(EPOCH FROM clock_timestamp()),"
                " scopes FROM shopify_grant WHERE channel_id = %s AND credentials = %s",
                [self._id, self._credentials],
            )
            row = cr.fetchone()
        if not row:
            return None
        value, seconds, scopes = row
        expires_at = time.time() + float(seconds)
        return Token(value, expires_at, tuple((scopes or "").split(",")))

    def save(self, token: Token) -> None:
        """Share a token, at once and whatever becomes of the caller's transaction.

        A shop that the caller has not committed yet shares none.
        """
        with self._pool.cursor() as cr:
            cr.execute(
                """
                INSERT INTO shopify_grant
                       (channel_id, credentials, token, expires_at, scopes)
                SELECT id, %s, %s, EXTRACT(EPOCH FROM clock_timestamp()) + %s, %s
                  FROM commerce_channel WHERE id = %s
                ON CONFLICT (channel_id) DO UPDATE
                   SET credentials = EXCLUDED.credentials, token = EXCLUDED.token,
                       expires_at = EXCLUDED.expires_at, scopes = EXCLUDED.scopes
                """,
                [
                    self._credentials,
                    token.value,
                    token.expires_at - time.time(),
                    ",".join(token.scopes),
                    self._id,
                ],
            )

    def forget_others(self) -> None:
        """Drop a token that was granted to other credentials."""
        with self._pool.cursor() as cr:
            cr.execute(
                "DELETE FROM shopify_grant WHERE channel_id = %s AND credentials != %s",
                [self._id, self._credentials],
            )

    @contextmanager
    def lock(self) -> Iterator[None]:
        """Hold the shop's renewal lock."""
        with closing(AdvisoryLock(self._dbname)) as lock:
            with lock.held(self.LOCK_ID, [f"grant {self._id}"]):
                yield


def _digest(settings: ShopSettings) -> str:
    told = [
        settings.key,
        settings.address,
        settings.client_id,
        settings.client_secret,
    ]
    return sha256(json.dumps(told).encode()).hexdigest()
