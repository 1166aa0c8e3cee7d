"""Exceptions of the Shopify service.

UserError
├── OdooDataError                            a record of Odoo's or Shopify's is at fault
│   ├── OdooMissingSkuError
│   └── ShopifyApiError
│       ├── ShopifyDataError                 Shopify refuses a record
│       ├── ShopifyMissingSkuFieldError
│       ├── ShopifyRequestError              Shopify refuses what we ask: our defect
│       │   └── ShopifyTooCostlyError        too many points for one request
│       │       └── ShopifyTooLargeError     its answer would fill the memory
│       ├── ShopifyVersionError
│       ├── ShopifyConfigurationError        the shop's settings cannot work
│       ├── ShopifyAccessError
│       │   ├── ShopifyTokenError
│       │   ├── ShopifyGrantError            no token for this client ID and secret
│       │   ├── ShopifyScopeError
│       │   └── ShopifyProtectedDataError    Shopify must approve the app first
│       ├── ShopifyShopError
│       │   ├── ShopifyUnknownShopError
│       │   ├── ShopifyFrozenShopError
│       │   ├── ShopifyLockedShopError
│       │   └── ShopifySecurityError
│       └── ShopifyTransientError            goes away by itself
│           ├── ShopifyNetworkError          no connection was made
│           │   └── ShopifyAnswerLostError   sent, but no whole answer in time
│           ├── ShopifyUnavailableError      Shopify's own trouble
│           │   ├── ShopifyCutAnswerError
│           │   ├── ShopifyNotJsonError
│           │   └── ShopifyUnreadableAnswerError
│           └── ShopifyThrottledError
├── ShopifySyncRunFailed
└── ShopifyStaleRunTimeout

What is done about each is in `decisions.py`; their messages are in `messages.py`.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from odoo.exceptions import UserError

if TYPE_CHECKING:
    from pydantic import BaseModel

    from odoo.models import BaseModel as Record
    from odoo.tools.translate import LazyGettext


class OdooDataError(UserError):
    """A record cannot be synchronised as it is."""

    def __init__(
        self,
        message: "str | LazyGettext",
        *,
        shopify_record: "BaseModel | None" = None,
        shopify_input: "BaseModel | None" = None,
        odoo_record: "Record | None" = None,
    ) -> None:
        super().__init__(message)
        self.shopify_record = shopify_record
        self.shopify_input = shopify_input
        self.odoo_record = odoo_record


class OdooMissingSkuError(OdooDataError):
    """A product to export has no internal reference."""


class ShopifyApiError(OdooDataError):
    """Shopify did not do what was asked."""

    may_have_run = False  # whether Shopify may have done it all the same


class ShopifyDataError(ShopifyApiError):
    """Shopify refuses or misses a record; the others can go on."""


class ShopifyMissingSkuFieldError(ShopifyApiError):
    """A variant in Shopify has no SKU."""


class ShopifyRequestError(ShopifyApiError):
    """Shopify does not accept the question itself."""


class ShopifyTooCostlyError(ShopifyRequestError):
    """The question asks for more points than a request, or the bucket, may hold."""


class ShopifyTooLargeError(ShopifyTooCostlyError):
    """The answer has more bytes than are read of one."""


class ShopifyVersionError(ShopifyApiError):
    """Shopify answered by another API version than the one asked for."""


class ShopifyConfigurationError(ShopifyApiError):
    """The shop's settings are incomplete or wrong; nothing was sent."""


class ShopifyAccessError(ShopifyApiError):
    """The app may not do this in this shop."""


class ShopifyTokenError(ShopifyAccessError):
    """Shopify refuses the access token."""


class ShopifyGrantError(ShopifyAccessError):
    """Shopify gives no token for the client ID and secret."""


class ShopifyScopeError(ShopifyAccessError):
    """The token lacks an access scope; `scopes` holds those that would do."""

    scopes: tuple[str, ...] = ()


class ShopifyProtectedDataError(ShopifyAccessError):
    """The app is not approved for the data of customers."""


class ShopifyShopError(ShopifyApiError):
    """The shop cannot be used as it is."""


class ShopifyUnknownShopError(ShopifyShopError):
    """There is no shop at this address."""


class ShopifyFrozenShopError(ShopifyShopError):
    """The shop is frozen or closed, most often because of an unpaid bill."""


class ShopifyLockedShopError(ShopifyShopError):
    """Shopify locked the shop's API."""


class ShopifySecurityError(ShopifyShopError):
    """Shopify takes our requests for an attack."""


class ShopifyTransientError(ShopifyApiError):
    """Worth trying again; `retry_after` is Shopify's own wish, in seconds."""

    retry_after: float | None = None


class ShopifyNetworkError(ShopifyTransientError):
    """No connection to Shopify was made."""


class ShopifyAnswerLostError(ShopifyNetworkError):
    """The request went out, but no whole answer came in time."""

    may_have_run = True


class ShopifyUnavailableError(ShopifyTransientError):
    """Shopify has trouble of its own."""

    may_have_run = True


class ShopifyCutAnswerError(ShopifyUnavailableError):
    """The answer ends too early."""


class ShopifyNotJsonError(ShopifyUnavailableError):
    """A web page came where data was expected."""


class Received(dict):
    """What was received, for an issue's payload: no log and no traceback shows it."""

    def __repr__(self) -> str:
        return f"<{len(self)} values received>"


class ShopifyUnreadableAnswerError(ShopifyUnavailableError):
    """The answer lacks what the schema promises; `found` is what stands there."""

    found: Mapping[str, Any] = MappingProxyType({})


class ShopifyThrottledError(ShopifyTransientError):
    """The shop's points are used up; nothing was done."""


class ShopifySyncRunFailed(UserError):
    """A run ended without having done its work."""


class ShopifyStaleRunTimeout(UserError):
    """A run showed no sign of life for too long."""
