"""What the service must know of a shop."""

import re
from dataclasses import dataclass, field
from urllib.parse import urlsplit

import httpx

from odoo.tools.translate import LazyTranslate

from .. import errors

_lt = LazyTranslate(__name__, default_lang="en_US")

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
            raise _wrong_key(self.name, self.key)
        if not self.token and not self.has_grant:
            raise _no_credentials(self.name)
        # HTTP headers cannot carry it, and their error message would quote it.
        if self.token and not TOKEN.fullmatch(self.token.strip()):
            raise _malformed_token(self.name)
        if self.address == self.shop_address:
            return
        if not self.test_store:
            raise _foreign_address(self.name, self.shop_address)
        if not _is_address(self.address):
            raise _no_address(self.name, self.api_url)


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


# What is wrong, and what to enter instead


def _wrong_key(shop: str, key: str) -> errors.ShopifyConfigurationError:
    return errors.ShopifyConfigurationError(
        _lt(
            "“%(key)s” is no shop key. Open Configuration → Shops → %(shop)s and "
            "enter the part before .myshopify.com, in small letters.",
            key=key or "",
            shop=shop,
        )
    )


def _no_credentials(shop: str) -> errors.ShopifyConfigurationError:
    return errors.ShopifyConfigurationError(
        _lt(
            "“%(shop)s” has no credentials. Open Configuration → Shops → %(shop)s → "
            "Credentials and enter an API token, or the app's client ID and secret.",
            shop=shop,
        )
    )


def _malformed_token(shop: str) -> errors.ShopifyConfigurationError:
    return errors.ShopifyConfigurationError(
        _lt(
            "The API token of “%(shop)s” holds signs that no token has. Open "
            "Configuration → Shops → %(shop)s → Credentials and copy it again.",
            shop=shop,
        )
    )


def _foreign_address(shop: str, address: str) -> errors.ShopifyConfigurationError:
    return errors.ShopifyConfigurationError(
        _lt(
            "“%(shop)s” has an API address other than %(address)s, which only a test "
            "store may have. Open Configuration → Shops → %(shop)s and empty the API "
            "address, or mark it as a test store.",
            shop=shop,
            address=address,
        )
    )


def _no_address(shop: str, address: str) -> errors.ShopifyConfigurationError:
    return errors.ShopifyConfigurationError(
        _lt(
            "“%(address)s” is no API address. Open Configuration → Shops → %(shop)s "
            "and enter one that begins with http:// or https://.",
            shop=shop,
            address=address,
        )
    )
