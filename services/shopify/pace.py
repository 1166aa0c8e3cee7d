"""How a caller keeps control while the service waits."""

import time
from typing import Protocol


class Pace(Protocol):
    """Whatever its methods raise reaches the service's caller untouched."""

    def before_request(self) -> None:
        """Be told that a request is about to block for some seconds."""

    def sleep(self, seconds: float) -> None:
        """Let that time pass, or raise to stop waiting."""


class PlainPace:
    """Wait in place, however long it takes."""

    def before_request(self) -> None:
        """Nothing has to be kept alive here."""

    def sleep(self, seconds: float) -> None:
        time.sleep(seconds)
