"""Records that cannot be stored."""

from ..place.report import Report
from ..place.scale import Scale
from ..place.stage import Stage
from ..place.truth import check_ended, check_stored

PAGE = 250
REFUSE = """
ALTER TABLE commerce_product
  ADD CONSTRAINT drill CHECK (title IS NULL OR title NOT LIKE 'Poison %')
"""


def poison(stage: Stage, report: Report, scale: Scale) -> None:
    """One and five records of 250 cannot be stored: the others are."""
    stage.query(REFUSE)
    stage.fill(2 * PAGE)
    products = stage.shopify.products()
    one = scale.dice.sample(products[:PAGE], 1)
    five = scale.dice.sample(products[PAGE:], 5)
    titles = [f"Poison {number}" for number in range(6)]
    for product, title in zip(one + five, titles, strict=True):
        stage.shopify.change_product(product["id"], title=title)
    with stage.server():
        run = check_ended(stage, report, stage.start())
    report.exactly("stored", run["created_count"], 249 + 245)
    report.exactly("set aside", run["issue_count"], 6)
    reasons = stage.query("SELECT reason FROM commerce_issue WHERE reason != ''")
    report.exactly("with a reason", len(reasons), 6)
    check_stored(stage, report, titles)
