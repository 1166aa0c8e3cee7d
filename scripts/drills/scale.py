"""How large a drill is, and the dice that it throws."""

import random
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Scale:
    """Quick for every change, full for a release."""

    quick: bool
    dice: random.Random

    def __call__(self, quick: int, full: int) -> int:
        """Return the number for this scale."""
        return quick if self.quick else full
