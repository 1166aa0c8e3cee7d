"""Each failure of the service as an exception that says what to do next.

Every function returns the exception; its `shop` is the name that the user gave it.
"""

from odoo.tools.translate import LazyGettext, LazyTranslate

from .. import errors

_lt = LazyTranslate(__name__, default_lang="en_US")

# What a run waits for, as its list says it.
POINTS = _lt("points of the API's rate limit")
ANSWER = _lt("an answer of Shopify")


# Access


def token_refused(shop: str) -> errors.ShopifyTokenError:
    return errors.ShopifyTokenError(
        _lt(
            "Shopify refuses the token of “%(shop)s”. It was revoked or belongs to "
            "another shop. Open Configuration → Shops → %(shop)s → Credentials, enter "
            "a new one and press Test connection.",
            shop=shop,
        )
    )


def app_not_installed(shop: str) -> errors.ShopifyGrantError:
    return errors.ShopifyGrantError(
        _lt(
            "The app is not installed in “%(shop)s”. Install it from Shopify's Dev "
            "Dashboard, then press Test connection.",
            shop=shop,
        )
    )


def client_refused(shop: str) -> errors.ShopifyGrantError:
    return errors.ShopifyGrantError(
        _lt(
            "Shopify refuses the client ID or secret of “%(shop)s”. Copy both again "
            "from the app's settings in Shopify's Dev Dashboard to Configuration → "
            "Shops → %(shop)s → Credentials and press Test connection.",
            shop=shop,
        )
    )


def scope_missing(shop: str, scopes: tuple[str, ...] = ()) -> errors.ShopifyScopeError:
    error = errors.ShopifyScopeError(_scope_text(shop, scopes))
    error.scopes = scopes
    return error


def protected_data(shop: str) -> errors.ShopifyProtectedDataError:
    return errors.ShopifyProtectedDataError(
        _lt(
            "Shopify has not approved the app of “%(shop)s” for the data of customers. "
            "In Shopify's Dev Dashboard open the app → API access requests → Protected "
            "customer data access, ask for customer data with name, e-mail, phone and "
            "address, and press Retry once it is granted.",
            shop=shop,
        )
    )


def _scope_text(shop: str, scopes: tuple[str, ...]) -> LazyGettext:
    if not scopes:
        return _lt(
            "Shopify does not let the app of “%(shop)s” do this. Give it the missing "
            "access scopes in Shopify, then press Test connection: it lists them.",
            shop=shop,
        )
    return _lt(
        "The app of “%(shop)s” lacks the access scope %(scopes)s. Give it this scope "
        "in Shopify, enter the new token if there is one, and press Test connection.",
        shop=shop,
        scopes=" / ".join(scopes),
    )


# The shop


def shop_unknown(shop: str, address: str) -> errors.ShopifyUnknownShopError:
    return errors.ShopifyUnknownShopError(
        _lt(
            "There is no shop at %(address)s. Open Configuration → Shops → %(shop)s "
            "and correct the shop key.",
            shop=shop,
            address=address,
        )
    )


def shop_frozen(shop: str) -> errors.ShopifyFrozenShopError:
    return errors.ShopifyFrozenShopError(
        _lt(
            "Shopify has frozen “%(shop)s”, most often because of an unpaid bill. Its "
            "owner has to open it again in Shopify; then retry the run.",
            shop=shop,
        )
    )


def shop_locked(shop: str) -> errors.ShopifyLockedShopError:
    return errors.ShopifyLockedShopError(
        _lt(
            "Shopify has locked the API of “%(shop)s”. Ask Shopify's support to "
            "unlock it, then retry the run.",
            shop=shop,
        )
    )


def security_rejection(shop: str) -> errors.ShopifySecurityError:
    return errors.ShopifySecurityError(
        _lt(
            "Shopify rejects the requests for “%(shop)s” as a security risk. Tell "
            "Shopify's support the address of this server, then retry the run.",
            shop=shop,
        )
    )


def other_version(shop: str, asked: str, served: str) -> errors.ShopifyVersionError:
    return errors.ShopifyVersionError(
        _lt(
            "“%(shop)s” answers with version %(served)s of Shopify's API instead of "
            "%(asked)s. Update this addon to one made for a version that Shopify "
            "still supports.",
            shop=shop,
            asked=asked,
            served=served,
        )
    )


# The question


def request_refused(
    shop: str, operation: str, reason: str
) -> errors.ShopifyRequestError:
    return errors.ShopifyRequestError(
        _lt(
            "Shopify does not accept the request %(operation)s for “%(shop)s”: "
            "%(reason)s. This is a defect of the addon; report it with this message.",
            shop=shop,
            operation=operation,
            reason=reason,
        )
    )


def too_costly(shop: str, operation: str, reason: str) -> errors.ShopifyTooCostlyError:
    return errors.ShopifyTooCostlyError(*request_refused(shop, operation, reason).args)


def over_bucket(
    shop: str, operation: str, cost: float, size: float
) -> errors.ShopifyTooCostlyError:
    return errors.ShopifyTooCostlyError(
        _lt(
            "The request %(operation)s asks for %(cost)d points, but Shopify grants "
            "“%(shop)s” no more than %(size)d. This is a defect of the addon; report "
            "it with this message.",
            shop=shop,
            operation=operation,
            cost=cost,
            size=size,
        )
    )


def too_large(shop: str, megabytes: int) -> errors.ShopifyTooLargeError:
    return errors.ShopifyTooLargeError(
        _lt(
            "An answer of “%(shop)s” has more than %(megabytes)s MB and was not read "
            "to its end, so that this server does not run out of memory. Shorten the "
            "texts of the record in Shopify, then press Retry.",
            shop=shop,
            megabytes=megabytes,
        )
    )


def data_refused(shop: str, operation: str, reason: str) -> errors.ShopifyDataError:
    return errors.ShopifyDataError(
        _lt(
            "“%(shop)s” refuses %(operation)s: %(reason)s. Correct the record and "
            "retry.",
            shop=shop,
            operation=operation,
            reason=reason,
        )
    )


# What goes away by itself


def no_proxy(shop: str) -> errors.ShopifyConfigurationError:
    return errors.ShopifyConfigurationError(
        _lt(
            "“%(shop)s” cannot be asked: the proxy that this server's environment "
            "names (HTTPS_PROXY, HTTP_PROXY or ALL_PROXY) is no address. Correct it, "
            "then start Odoo again.",
            shop=shop,
        )
    )


def no_connection(shop: str, address: str) -> errors.ShopifyNetworkError:
    return errors.ShopifyNetworkError(
        _lt(
            "No connection to “%(shop)s” at %(address)s. Check this server's network; "
            "a run goes on when it is back.",
            shop=shop,
            address=address,
        )
    )


def answer_lost(shop: str, address: str) -> errors.ShopifyAnswerLostError:
    return errors.ShopifyAnswerLostError(
        _lt(
            "“%(shop)s” at %(address)s did not answer, or not in time. A run tries "
            "again; if this stays, check this server's network and Shopify's status "
            "page.",
            shop=shop,
            address=address,
        )
    )


def unavailable(shop: str, reason: str) -> errors.ShopifyUnavailableError:
    return errors.ShopifyUnavailableError(
        _lt(
            "Shopify has trouble of its own with “%(shop)s” (%(reason)s). A run "
            "tries again; if this stays, look at Shopify's status page.",
            shop=shop,
            reason=reason,
        )
    )


def answer_cut(shop: str) -> errors.ShopifyCutAnswerError:
    return errors.ShopifyCutAnswerError(
        _lt(
            "The answer of “%(shop)s” came incomplete or damaged, nothing of it was "
            "used. A run tries again; if this stays, check this server's network and "
            "any proxy between it and Shopify.",
            shop=shop,
        )
    )


def not_json(shop: str, address: str) -> errors.ShopifyNotJsonError:
    return errors.ShopifyNotJsonError(
        _lt(
            "No data came from “%(shop)s” at %(address)s, but something else, such as "
            "a web page. A run tries again; if this stays, check the address and any "
            "proxy between this server and Shopify.",
            shop=shop,
            address=address,
        )
    )


def unreadable(shop: str, places: str) -> errors.ShopifyUnreadableAnswerError:
    return errors.ShopifyUnreadableAnswerError(
        _lt(
            "The answer of “%(shop)s” lacks what Shopify promises (%(places)s), "
            "nothing of it was used. A run tries again; if this stays, update this "
            "addon.",
            shop=shop,
            places=places,
        )
    )


def throttled(
    shop: str, retry_after: float | None = None
) -> errors.ShopifyThrottledError:
    error = errors.ShopifyThrottledError(
        _lt(
            "“%(shop)s” asks for fewer requests. A run goes on when Shopify has "
            "points again; if this stays, see what else uses the same app.",
            shop=shop,
        )
    )
    error.retry_after = retry_after
    return error
