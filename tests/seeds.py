"""Seeds of random tests: printed, and given back to see a failure again."""

import os
from random import SystemRandom


def a_seed() -> int:
    """Return another seed each time; that of `COMMERCE_SYNC_SEED`, if it is given."""
    seed = int(os.environ.get("COMMERCE_SYNC_SEED") or SystemRandom().randrange(10**6))
    print(f"COMMERCE_SYNC_SEED={seed}")
    return seed
