"""What is imported, by whom, and what each is held to."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Case:
    """One catalogue, imported by several subjects.

    :param sql: statements per record that the import may use
    :param batch_sql: those that the batch beside it must not exceed either
    :param after: the case whose import goes before, in the same database
    """

    name: str
    variants: int
    sql: float | None
    batch_sql: float | None = None
    subjects: tuple[str, ...] = ("ours", "batch", "one-by-one")
    rich: bool = False
    after: str = ""


CASES = [
    Case("products-1-variant-first", 1, 4, 3.5),
    Case("products-10-variants-first", 10, 18, 17),
    Case("products-rich-first", 1, None, rich=True),
    Case(
        "products-unchanged",
        1,
        0.05,
        subjects=("ours",),
        after="products-1-variant-first",
    ),
]
POINTS = 2.3  # actual API points per record
SPEED = 0.8  # of the batch's, with the network included
MEMORY = (1_000, 20_000)  # records between which memory is flat
GROWTH = 10  # MiB
