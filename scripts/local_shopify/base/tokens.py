"""Which tokens the shop accepts, and those that it issues.

Source: https://shopify.dev/docs/apps/build/authentication-authorization/access-tokens/client-credentials-grant
"""

import secrets
import time
from typing import Any

from .settings import Settings


class Refused(Exception):
    """A grant that is refused, with Shopify's code."""


class Tokens:
    """The configured token, and those issued by the client-credentials grant."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self._issued: dict[str, float] = {}
        self._revoked: set[str] = set()

    def accepts(self, token: str | None) -> bool:
        if not token or token in self._revoked:
            return False
        if self.settings.any_token and token.startswith("shpat_"):
            return True
        ends = self._issued.get(token)
        return token == self.settings.token or (
            ends is not None and time.monotonic() < ends
        )

    def grant(self, form: dict[str, str]) -> dict[str, Any]:
        """Issue a token.

        :raises Refused: the form is not what the grant asks for
        """
        if form.get("grant_type") != "client_credentials":
            raise Refused("unsupported_grant_type")
        given = form.get("client_id", ""), form.get("client_secret", "")
        if given != (self.settings.client_id, self.settings.client_secret):
            raise Refused("invalid_client")
        if not self.settings.app_installed:
            raise Refused("app_not_installed")
        token = f"shpat_{secrets.token_hex(16)}"
        self._issued[token] = time.monotonic() + self.settings.token_seconds
        return {
            "access_token": token,
            "scope": ",".join(self.settings.scopes),
            "expires_in": self.settings.token_seconds,
        }

    def expire_issued(self) -> int:
        """End all issued tokens; how many those were."""
        ended = len(self._issued)
        self._issued.clear()
        return ended

    def revoke_configured(self) -> None:
        self._revoked.add(self.settings.token)
