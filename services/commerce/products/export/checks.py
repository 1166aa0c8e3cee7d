"""What keeps a product of Odoo from going out; and the reports of it."""

from collections.abc import Iterable

from odoo.models import BaseModel

from ...issues.sentences import Sentences
from ...records.facts import Action
from ...records.product import ListedOption
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

    def tell_nameless(self, plan: ExportPlan, variants: BaseModel) -> None:
        """Tell which new variants stay here, as the shop would not know them again."""
        self._tell(plan, "missing_sku_in_odoo", "variants", variants=_names(variants))

    def tell_unclear(self, plan: ExportPlan, variants: BaseModel) -> None:
        """Tell which new variants stay here, as they lack an option of the shop's."""
        self._tell(plan, "options_unclear", variants=_names(variants))

    def tell_options(self, plan: ExportPlan, options: Iterable[ListedOption]) -> None:
        """Tell that a product's attributes are more than the shop takes."""
        names = listed(dict.fromkeys(it.name for it in options))
        self._tell(plan, "too_many_options", options=names)

    def _tell(self, plan: ExportPlan, code: str, case: str = "", **values: str) -> None:
        """Report what stays here of a product that goes out otherwise."""
        told = self._sentences.of(code, case, product=plan.name, **values)
        plan.issues.append(RecordIssue(plan.issue_key, plan.name, code, told))

    def _refuse(self, plan: ExportPlan, code: str, **values: str) -> None:
        plan.action = Action.SET_ASIDE
        told = self._sentences.of(code, product=plan.name, **values)
        plan.issues.append(RecordIssue(plan.issue_key, plan.name, code, told))


def _names(variants: BaseModel) -> str:
    return listed(variants.mapped("display_name"))
