"""What is imported, by whom, and what each is held to."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Case:
    """Records of one kind, imported by several subjects.

    :param kind: `products`, `customers` or `orders`
    :param records: how many in the long form; what a run costs once is part of all
    :param quick: how many in the short form
    :param sql: statements per record that the import may use
    :param batch_sql: those that the batch beside it must not exceed either
    :param points: actual API points per record
    :param points_once: those of the run itself, whatever it imports
    :param speed: share of the batch's speed, with the network included
    :param rate: records a second, where there is no batch to compare with
    :param after: the case whose import goes before, in the same database
    :param beside: the case that is no faster, whose database is smaller
    :param partners: how many the database has before
    :param confirm: orders are confirmed, too
    :param has_images: cost, tags, texts and an image each
    """

    name: str
    records: int
    quick: int
    kind: str = "products"
    variants: int = 1
    sql: float | None = None
    batch_sql: float | None = None
    points: float = 2.3
    points_once: float = 0
    speed: float = 0.8
    rate: float | None = None
    subjects: tuple[str, ...] = ("ours", "batch", "one-by-one")
    has_images: bool = False
    after: str = ""
    beside: str = ""
    partners: int = 0
    confirm: bool = False


ONE = Case("products-1-variant-first", 3_000, 3_000, sql=4, batch_sql=3.5)
TEN = Case("products-10-variants-first", 1_000, 500, variants=10, sql=18, batch_sql=17)
RICH = Case("products-rich-first", 1_000, 100, sql=3.5, batch_sql=8.5, has_images=True)
UNCHANGED = Case(
    "products-unchanged",
    3_000,
    3_000,
    sql=0.03,
    points=0.06,
    points_once=25,
    rate=5_000,
    subjects=("ours",),
    after=ONE.name,
)
PRODUCTS = [ONE, TEN, RICH, UNCHANGED]

MANY_PARTNERS = 200_000
CUSTOMERS_FIRST = Case(
    "customers-first", 10_000, 2_500, "customers", sql=0.3, batch_sql=0.2, points=0.2
)
CUSTOMERS_UNCHANGED = Case(
    "customers-unchanged",
    10_000,
    2_500,
    "customers",
    sql=0.03,
    points=0.06,
    points_once=25,
    rate=5_000,
    subjects=("ours",),
    after=CUSTOMERS_FIRST.name,
)
CUSTOMERS_AMONG_MANY = Case(
    "customers-among-200,000",
    10_000,
    2_500,
    "customers",
    sql=0.3,
    points=0.2,
    subjects=("ours",),
    beside=CUSTOMERS_FIRST.name,
    partners=MANY_PARTNERS,
)
CUSTOMERS = [CUSTOMERS_FIRST, CUSTOMERS_UNCHANGED, CUSTOMERS_AMONG_MANY]

# Six full pages: what a run costs once, some 26 statements, weighs little then.
QUICK_ORDERS = 1_500
ORDERS_FIRST = Case(
    "orders-3-lines-first",
    2_000,
    QUICK_ORDERS,
    "orders",
    sql=0.6,
    batch_sql=0.4,
    points=6,
    speed=0.7,
)
# Of few orders, what a run costs once is part of it: 0.031 of 1,500.
ORDERS_UNCHANGED = Case(
    "orders-unchanged",
    2_000,
    QUICK_ORDERS,
    "orders",
    sql=0.035,
    points=0.06,
    points_once=25,
    rate=5_000,
    subjects=("ours",),
    after=ORDERS_FIRST.name,
)
ORDERS_CONFIRMED = Case(
    "orders-confirmed",
    500,
    100,
    "orders",
    sql=36.6,
    points=6,
    speed=0.7,
    subjects=("ours", "batch"),
    confirm=True,
)
ORDERS_AMONG_MANY = Case(
    "orders-among-200,000",
    2_000,
    QUICK_ORDERS,
    "orders",
    sql=0.6,
    points=6,
    subjects=("ours",),
    beside=ORDERS_FIRST.name,
    partners=MANY_PARTNERS,
)
ORDERS = [ORDERS_FIRST, ORDERS_UNCHANGED, ORDERS_CONFIRMED, ORDERS_AMONG_MANY]

CASES = {"products": PRODUCTS, "customers": CUSTOMERS, "orders": ORDERS}
EVERY_CASE = [case for cases in CASES.values() for case in cases]
SLOWER = 0.9  # of the speed beside: what counts as no slower, noise allowed for
SLOW = 10  # records that one-by-one imports: it would take all day
FEW, MANY = 1_000, 20_000  # products between which memory is flat
GROWTH = 10  # MiB
