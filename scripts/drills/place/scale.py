"""How large a drill is, and the dice that it throws."""

import random
from dataclasses import dataclass
from typing import TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Scale:
    """Quick for every change, full for a release."""

    quick: bool
    dice: random.Random

    def __call__(self, quick: T, full: T) -> T:
        """Return what is for this scale."""
        return quick if self.quick else full
