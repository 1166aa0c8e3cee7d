"""Decides what an import does with the details of a product; changes nothing."""

from odoo.api import Environment
from odoo.fields import Command
from odoo.models import BaseModel

from ...records.facts import Facts
from ..form_values import OdooForm
from ..mapping import ONCE, ProductSettings
from ..plan import ProductPlan
from ..template_values import category_path, template_values
from .issues import ProductIssues
from .known import Known
from .verdict import Verdict

FLAGS = ("is_published",)


class DetailsPlanner:
    """Plans the values of templates, and reports those that cannot be."""

    def __init__(
        self,
        env: Environment,
        known: Known,
        settings: ProductSettings,
        issues: ProductIssues,
    ) -> None:
        self._env = env
        self._known = known
        self._settings = settings
        self._issues = issues
        self._form = OdooForm(env)

    def plan_new(self, plan: ProductPlan) -> None:
        """Plan all values of a product that is not in Odoo, and its category."""
        values = self._form.of(template_values(plan.facts))
        plan.values = {
            name: value for name, value in values.items() if value or name in FLAGS
        }
        plan.category = category_path(plan.source, self._settings)

    def plan_existing(
        self, plan: ProductPlan, verdict: Verdict, baseline: Facts, *, overwrite: bool
    ) -> None:
        """Plan the values whose facts left the baseline."""
        changed = self._without_once(plan, verdict.news, baseline)
        values = self._form.of(template_values(changed))
        plan.values = verdict.values(
            values,
            self._form.current(plan.record, values),
            self._form.of(template_values(_also_in(baseline, changed))),
            overwrite=overwrite,
        )
        self._keep_shown(plan)
        if plan.link.is_origin:
            self._plan_taxes(plan, changed, baseline)
            self._plan_tracking(plan, changed, baseline)

    def _keep_shown(self, plan: ProductPlan) -> None:
        """Leave a product published that is no more in this shop, but in another."""
        is_hidden = plan.values.get("is_published") is False
        if is_hidden and self._known.is_shown_elsewhere(plan.record):
            del plan.values["is_published"]

    def _without_once(
        self, plan: ProductPlan, changed: Facts, baseline: Facts
    ) -> Facts:
        """Leave out what is Odoo's own once it was there, or was never the shop's."""
        is_late = plan.link.is_origin and not any(name in baseline for name in ONCE)
        if is_late:
            return changed
        return {name: fact for name, fact in changed.items() if name not in ONCE}

    def _plan_taxes(self, plan: ProductPlan, changed: Facts, baseline: Facts) -> None:
        """Take the company's sales taxes off what is not taxed now, or put them on."""
        if "taxable" not in changed or "taxable" not in baseline:
            return
        taxes = plan.record.taxes_id
        own = taxes._filter_taxes_by_company(self._env.company)
        if changed["taxable"] == "none":
            after = taxes - own
        else:
            after = taxes if own else taxes | self._default_taxes()
        if after != taxes:
            plan.values["taxes_id"] = [Command.set(after.ids)]

    def _default_taxes(self) -> BaseModel:
        company = self._env.company
        return company.account_sale_tax_id or company.root_id.sudo().account_sale_tax_id

    def _plan_tracking(
        self, plan: ProductPlan, changed: Facts, baseline: Facts
    ) -> None:
        """Follow whether stock is tracked, unless Odoo's stock tells another story."""
        if "tracked" not in changed or "tracked" not in baseline:
            return
        wanted = changed["tracked"]
        if plan.record.type != "consu" or plan.record.is_storable == wanted:
            return
        if self._known.has_stock_history(plan.record):
            plan.facts["tracked"] = baseline["tracked"]
            told = self._issues.of(
                plan.source, "tracking_kept", "" if wanted else "stopped"
            )
            plan.issues.append(told)
        else:
            plan.values["is_storable"] = wanted


def _also_in(baseline: Facts, changed: Facts) -> Facts:
    return {name: fact for name, fact in baseline.items() if name in changed}
