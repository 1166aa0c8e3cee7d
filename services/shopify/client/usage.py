"""What a service has used so far; the engine reads it for its progress."""

from dataclasses import dataclass


@dataclass
class Usage:
    """Counters of one service, from its making on."""

    requests: int = 0
    points: int = 0  # actual cost, by Shopify's own account
    waits: int = 0
    wait_seconds: float = 0.0
    hard_throttles: int = 0  # answers that said THROTTLED or 429

    def waited(self, seconds: float) -> None:
        self.waits += 1
        self.wait_seconds += seconds
