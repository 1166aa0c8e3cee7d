"""How a caller keeps control while the service waits."""

import time
from typing import Protocol

from odoo.tools.translate import LazyGettext


class Pace(Protocol):
    """Whatever its methods raise reaches the service's caller untouched."""

    def before_request(self) -> None:
        """Be told that a request is about to block for some seconds."""

    def has_time_for(self, seconds: float) -> bool:
        """Tell whether so long a wait before asking again is worth it."""

    def sleep(self, seconds: float, reason: LazyGettext) -> None:
        """Let that time pass, or raise to stop waiting."""


class PlainPace:
    """Wait in place, however long it takes."""

    def before_request(self) -> None:
        """Nothing has to be kept alive here."""

    def has_time_for(self, seconds: float) -> bool:
        return True

    def sleep(self, seconds: float, reason: LazyGettext) -> None:
        time.sleep(seconds)
