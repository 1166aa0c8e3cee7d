"""Which transactions move money, and which way."""

RECEIVED = ("sale", "capture")
# Change is cash that goes back over the counter.
GIVEN_BACK = ("refund", "change")


def moved_money(kind: str, status: str) -> bool:
    """Tell whether a transaction took money from one side to the other."""
    return kind in RECEIVED + GIVEN_BACK and status == "success"


def comes_in(kind: str, amount: float) -> bool:
    """Tell whether the shop gets the money; an amount below zero goes the other way."""
    return (kind in RECEIVED) == (amount > 0)
