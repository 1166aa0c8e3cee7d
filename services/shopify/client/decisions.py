"""What is done about each error: the one table of retries."""

from dataclasses import dataclass
from enum import Enum

from tenacity import wait_exponential_jitter
from tenacity.wait import wait_base

from .. import errors
from .throttle import MAX_SLEEP_TIME, MIN_SLEEP_TIME

MAX_RETRY_ATTEMPTS = 10


class Then(Enum):
    """What follows when the service itself gives up."""

    PARK = "park"  # the run waits and goes on by itself
    STOP = "stop"  # the run ends: a person must act
    ISSUE = "issue"  # the record is set aside, the run goes on


@dataclass(frozen=True)
class Decision:
    """How often the service asks, how long it waits between, and what follows."""

    then: Then
    attempts: int = 1
    wait: wait_base = wait_exponential_jitter(
        initial=MIN_SLEEP_TIME, max=MAX_SLEEP_TIME, jitter=1.0
    )


STOP = Decision(Then.STOP)
ISSUE = Decision(Then.ISSUE)
PARK = Decision(Then.PARK)
RETRY = Decision(Then.PARK, MAX_RETRY_ATTEMPTS)
# What is broken between us and Shopify seldom heals within seconds.
RETRY_BRIEFLY = Decision(Then.PARK, 3)

DECISIONS: dict[type[Exception], Decision] = {
    errors.OdooDataError: ISSUE,
    errors.OdooMissingSkuError: ISSUE,
    errors.ShopifyApiError: STOP,
    errors.ShopifyDataError: ISSUE,
    errors.ShopifyMissingSkuFieldError: ISSUE,
    errors.ShopifyRequestError: STOP,
    errors.ShopifyTooCostlyError: STOP,  # a page is asked again in a smaller size
    errors.ShopifyTooLargeError: STOP,  # likewise; a single record is set aside
    errors.ShopifyVersionError: STOP,
    errors.ShopifyConfigurationError: STOP,
    errors.ShopifyAccessError: STOP,
    errors.ShopifyTokenError: STOP,
    errors.ShopifyGrantError: STOP,
    errors.ShopifyScopeError: STOP,
    errors.ShopifyProtectedDataError: STOP,
    errors.ShopifyShopError: STOP,
    errors.ShopifyUnknownShopError: STOP,
    errors.ShopifyFrozenShopError: STOP,
    errors.ShopifyLockedShopError: STOP,
    errors.ShopifySecurityError: STOP,
    errors.ShopifyTransientError: RETRY,
    errors.ShopifyNetworkError: RETRY_BRIEFLY,
    errors.ShopifyAnswerLostError: RETRY_BRIEFLY,
    errors.ShopifyUnavailableError: RETRY,
    errors.ShopifyCutAnswerError: RETRY,
    errors.ShopifyNotJsonError: RETRY_BRIEFLY,
    # Of a page; a single record is set aside.
    errors.ShopifyUnreadableAnswerError: PARK,
    errors.ShopifyThrottledError: RETRY,
    errors.ShopifySyncRunFailed: STOP,
    errors.ShopifyStaleRunTimeout: PARK,
}


def decide(error: BaseException) -> Decision:
    """Return what is done about an error; an unknown one stops the run."""
    for kind in type(error).__mro__:
        if kind in DECISIONS:
            return DECISIONS[kind]
    return STOP
