"""Asking again, as the table of decisions says."""

from collections.abc import Callable
from typing import TypeVar

from tenacity import RetryCallState, Retrying, retry_if_exception

from ..errors import ShopifyApiError
from . import messages
from .decisions import decide
from .pace import Pace
from .redact import get_logger
from .usage import Usage

Answer = TypeVar("Answer")

_logger = get_logger(__name__)


def ask_again(
    ask: Callable[[], Answer],
    *,
    pace: Pace,
    usage: Usage,
    repeatable: bool,
    max_attempts: int,
) -> Answer:
    """Call `ask` until it answers, or raise its last error.

    :param repeatable: doing it twice is harmless
    """

    def sleep(seconds: float) -> None:
        pace.sleep(seconds, messages.ANSWER)
        usage.waited(seconds)

    def gives_up(state: RetryCallState) -> bool:
        too_often = state.attempt_number >= _attempts(state, max_attempts)
        return too_often or not pace.has_time_for(state.upcoming_sleep)

    retrying = Retrying(
        retry=retry_if_exception(lambda error: repeatable or _surely_not_run(error)),
        stop=gives_up,
        wait=_wait,
        sleep=sleep,
        before_sleep=_tell,
        reraise=True,
    )
    return retrying(ask)


def _surely_not_run(error: BaseException) -> bool:
    return isinstance(error, ShopifyApiError) and not error.may_have_run


def _attempts(state: RetryCallState, most: int) -> int:
    return min(decide(_error(state)).attempts, most)


def _wait(state: RetryCallState) -> float:
    """Seconds by the decision, or what Shopify asks for if that is longer."""
    error = _error(state)
    wished = getattr(error, "retry_after", None) or 0.0
    return max(decide(error).wait(state), wished)


def _tell(state: RetryCallState) -> None:
    _logger.info(
        "%s; asking again in %.1f s (%s)",
        type(_error(state)).__name__,
        state.upcoming_sleep,
        state.attempt_number,
    )


def _error(state: RetryCallState) -> BaseException:
    return state.outcome.exception()
