"""Where the token of the client-credentials grant is kept: with its shop."""

from collections.abc import Iterator
from contextlib import closing, contextmanager

from ...services.shopify.auth import Token
from ..sync_run.advisory_lock import AdvisoryLock


class ShopTokenStore:
    """Shares a shop's token between all workers; one of them renews it."""

    LOCK_ID = 1_398_361_668

    def __init__(self, shop):
        self._pool = shop.pool
        self._dbname = shop.env.cr.dbname
        self._id = shop.id

    def load(self) -> Token | None:
        """Return the newest token that any worker has saved."""
        with self._pool.cursor() as cr:
            cr.execute(
                "SELECT grant_token, grant_expires_at, grant_scopes"
                "  FROM shopify_shop WHERE id = %s",
                [self._id],
            )
            value, expires_at, scopes = cr.fetchone() or (None, None, None)
        if not value:
            return None
        return Token(value, expires_at, tuple((scopes or "").split(",")))

    def save(self, token: Token) -> None:
        """Share a token, at once and whatever becomes of the caller's transaction."""
        with self._pool.cursor() as cr:
            cr.execute(
                "UPDATE shopify_shop SET grant_token = %s, grant_expires_at = %s,"
                " grant_scopes = %s WHERE id = %s",
                [token.value, token.expires_at, ",".join(token.scopes), self._id],
            )

    @contextmanager
    def lock(self) -> Iterator[None]:
        """Hold the shop's renewal lock."""
        with closing(AdvisoryLock(self._dbname)) as lock:
            with lock.held(self.LOCK_ID, [f"grant {self._id}"]):
                yield
