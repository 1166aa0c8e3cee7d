"""What the service must know of a shop."""

import re
from dataclasses import dataclass, field
from urllib.parse import urlsplit

import httpx

from . import messages

KEY = re.compile(r"[a-z0-9][a-z0-9-]*")
TOKEN = re.compile(r"[!-~]+")


@dataclass(frozen=True)
class ShopSettings:
    """A shop's address and credentials; `repr` shows no secret."""

    key: str  # KEY of https://KEY.myshopify.com
    name: str  # for messages
    api_url: str = ""  # another address, on test shops only
    token: str | None = field(default=None, repr=False)
    client_id: str | None = None
    client_secret: str | None = field(default=None, repr=False)
    test_store: bool = False

    @property
    def address(self) -> str:
        """The API's address without a slash at its end."""
        return (self.api_url or self.shop_address).rstrip("/")

    @property
    def shop_address(self) -> str:
        return f"https://{self.key}.myshopify.com"

    @property
    def has_grant(self) -> bool:
        return bool(self.client_id and self.client_secret)

    def check(self) -> None:
        """Refuse settings that cannot work.

        :raises ShopifyConfigurationError: with what to enter where
        """
        if not KEY.fullmatch(self.key or ""):
            raise messages.wrong_key(self.name, self.key)
        if not self.token and not self.has_grant:
            raise messages.no_credentials(self.name)
        # HTTP headers cannot carry it, and their error message would quote it.
        if self.token and not TOKEN.fullmatch(self.token.strip()):
            raise messages.malformed_token(self.name)
        if self.address == self.shop_address:
            return
        if not self.test_store:
            raise messages.foreign_address(self.name, self.shop_address)
        if not _is_address(self.address):
            raise messages.no_address(self.name, self.api_url)


def _is_address(text: str) -> bool:
    try:
        url = httpx.URL(text)
        is_web = url.scheme in ("http", "https") and bool(url.host)
        # The standard library, which knows proxies and looks hosts up, takes fewer.
        url.raw_host.decode("ascii").encode("idna")
        parts = urlsplit(text)
        return is_web and bool(parts.hostname) and parts.port != 0
    except (httpx.InvalidURL, ValueError):
        return False
