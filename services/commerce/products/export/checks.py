"""What keeps a product of Odoo from going out; and the reports of it."""

from odoo.models import BaseModel

from ...issues.sentences import Sentences
from ...records.facts import Action
from ...run.in_words import listed
from ...run.page_result import RecordIssue
from ..mapping import ProductSettings
from .export_plan import ExportPlan

MOST_OPTIONS = 3


class ExportChecks:
    """Sets products aside that the shop could not have as they are."""

    def __init__(self, sentences: Sentences) -> None:
        self._sentences = sentences

    def check(self, plan: ExportPlan, settings: ProductSettings) -> None:
        """Check a product that the shop does not have yet."""
        product = plan.expected
        nameless = [it for it in product.variants if not it.sku]
        if not product.variants:
            self._refuse(plan, "no_variants")
        elif nameless and not settings.import_without_sku:
            names = listed(it.title or product.title for it in nameless)
            self._refuse(plan, "missing_sku_in_odoo", variants=names)
        elif len(product.options) > MOST_OPTIONS:
            names = listed(it.name for it in product.options)
            self._refuse(plan, "too_many_options", options=names)

    def check_link(self, plan: ExportPlan, other: BaseModel) -> None:
        """Check a product that is to be linked with one that the shop has.

        :param other: what has the shop's product already, in Odoo
        """
        if other:
            self._refuse(plan, "sold_as_another", other=other.display_name)

    def _refuse(self, plan: ExportPlan, code: str, **values: str) -> None:
        plan.action = Action.SET_ASIDE
        told = self._sentences.of(code, product=plan.name, **values)
        plan.issues.append(RecordIssue(plan.issue_key, plan.name, code, told))
