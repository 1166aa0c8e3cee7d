"""What is imported, by whom, and what each is held to."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Case:
    """One catalogue, imported by several subjects.

    :param records: products in the long form; what a run costs once is part of all
    :param quick: products in the short form
    :param sql: statements per record that the import may use
    :param batch_sql: those that the batch beside it must not exceed either
    :param after: the case whose import goes before, in the same database
    :param is_rich: cost, tags, texts and an image each; told by a profile, not held
    """

    name: str
    variants: int
    records: int
    quick: int
    sql: float | None = None
    batch_sql: float | None = None
    subjects: tuple[str, ...] = ("ours", "batch", "one-by-one")
    is_rich: bool = False
    after: str = ""


ONE = Case("products-1-variant-first", 1, 3_000, 3_000, 4, 3.5)
TEN = Case("products-10-variants-first", 10, 1_000, 500, 18, 17)
RICH = Case("products-rich-first", 1, 1_000, 100, is_rich=True)
UNCHANGED = Case(
    "products-unchanged", 1, 3_000, 3_000, 0.05, subjects=("ours",), after=ONE.name
)
CASES = [ONE, TEN, RICH, UNCHANGED]
POINTS = 2.3  # actual API points per record
SPEED = 0.8  # of the batch's, with the network included
FEW, MANY = 1_000, 20_000  # records between which memory is flat
GROWTH = 10  # MiB
