"""Access tokens: a static one, or one of the client credentials grant.

Source: https://shopify.dev/docs/apps/build/authentication-authorization/client-secrets
"""

import threading
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from typing import Any, Protocol

from ..errors import ShopifyApiError
from . import messages
from .answers import Asked, parsed
from .shop_access import ShopSettings
from .wire import Reply, Wire

GRANT_PATH = "/admin/oauth/access_token"
RENEWED_BEFORE = 300  # seconds before its end


@dataclass(frozen=True)
class Token:
    """A token of the grant; `repr` does not show it."""

    value: str = field(repr=False)
    expires_at: float  # epoch seconds
    scopes: tuple[str, ...] = ()

    @property
    def is_due(self) -> bool:
        return time.time() > self.expires_at - RENEWED_BEFORE


class TokenStore(Protocol):
    """Where all workers of a shop share its token."""

    def load(self) -> Token | None: ...

    def save(self, token: Token) -> None: ...

    def lock(self) -> AbstractContextManager[Any]:
        """Keep every other worker, on whatever machine, out."""


class MemoryTokenStore:
    """Keeps the token for one process."""

    def __init__(self) -> None:
        self._token: Token | None = None
        self._lock = threading.Lock()

    def load(self) -> Token | None:
        return self._token

    def save(self, token: Token) -> None:
        self._token = token

    def lock(self) -> AbstractContextManager[Any]:
        return self._lock


class Credentials(Protocol):
    """Whatever gives a token."""

    def token(self) -> str:
        """Return a token that holds for the next request."""

    def at_hand(self) -> str | None:
        """Return such a token if none has to be fetched for it."""

    def renew(self, refused: str) -> bool:
        """Replace a token that Shopify refused; False if there is no other."""


class StaticToken:
    """A token that a person entered and no program can renew."""

    def __init__(self, settings: ShopSettings) -> None:
        self._value = (settings.token or "").strip()

    def token(self) -> str:
        return self._value

    def at_hand(self) -> str | None:
        return self._value

    def renew(self, refused: str) -> bool:
        return False


class HeldToken(StaticToken):
    """A token that holds for the moment, to be used where none can be renewed."""

    def __init__(self, value: str) -> None:
        self._value = value


class GrantedToken:
    """A token of the client credentials grant, renewed by one worker for all."""

    def __init__(
        self, settings: ShopSettings, version: str, store: TokenStore, wire: Wire
    ) -> None:
        self._settings = settings
        self._asked = Asked(settings, "access_token", version)
        self._store = store
        self._wire = wire
        self._known: Token | None = None

    def token(self) -> str:
        if not self._known or self._known.is_due:
            self._known = self._renewed(lambda token: not token.is_due)
        return self._known.value

    def at_hand(self) -> str | None:
        usable = self._known and not self._known.is_due
        return self._known.value if usable else None

    def renew(self, refused: str) -> bool:
        self._known = self._renewed(lambda token: token.value != refused)
        return True

    def _renewed(self, still_good: Callable[[Token], bool]) -> Token:
        """Another worker may have renewed it while this one waited for the lock."""
        with self._store.lock():
            token = self._store.load()
            if token is None or not still_good(token):
                token = self._granted()
                self._store.save(token)
        return token

    def _granted(self) -> Token:
        reply = self._wire.post(
            GRANT_PATH,
            data={
                "grant_type": "client_credentials",
                "client_id": self._settings.client_id,
                "client_secret": self._settings.client_secret,
            },
        )
        if reply.status in (400, 401, 403):
            raise self._refused(reply)
        return self._read(parsed(reply, self._asked))

    def _refused(self, reply: Reply) -> ShopifyApiError:
        if b"app_not_installed" in reply.body:
            return messages.app_not_installed(self._settings.name)
        return messages.client_refused(self._settings.name)

    def _read(self, grant: dict[str, Any]) -> Token:
        try:
            expires_at = time.time() + float(grant["expires_in"])
            scopes = tuple(filter(None, str(grant.get("scope", "")).split(",")))
            return Token(str(grant["access_token"]), expires_at, scopes)
        except (KeyError, TypeError, ValueError):
            raise messages.unreadable(self._settings.name, "access_token") from None
