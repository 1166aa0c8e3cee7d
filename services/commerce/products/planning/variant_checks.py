"""What keeps a variant, or a value of it, from coming in; and the reports of it."""

from ...records.facts import Action
from ...run.in_words import listed
from ..plan import ProductPlan, VariantPlan
from .issues import ProductIssues
from .known import Known
from .matching import Matcher, Reserved


class VariantChecks:
    """Leaves a value as it was where the new one cannot be, and remembers it."""

    def __init__(
        self, known: Known, matcher: Matcher, issues: ProductIssues, bin_field: str
    ) -> None:
        self._known = known
        self._skus = matcher.skus
        self._barcodes = Reserved(known.barcodes.granted)
        self._issues = issues
        self._bin_field = bin_field

    def check_cost(self, variant: VariantPlan) -> None:
        """Leave the cost to Odoo where it follows from what was bought.

        Where a variant is linked by its SKU, one that is there stays, too: it values
        the stock, and an edit of anything else in the shop makes that side the newer.
        """
        record = variant.record
        was_first = variant.action is Action.LINK and record.standard_price
        if "standard_price" in variant.values and (
            was_first or record.cost_method != "standard"
        ):
            del variant.values["standard_price"]

    def check_sku(self, plan: ProductPlan, variant: VariantPlan) -> None:
        """Keep the SKU where there is none now, or another variant has the new one."""
        sku = variant.values.get("default_code", "")
        if sku is False and not self._known.needs_no_sku:
            self._keep_sku(variant)
        if not sku:
            return
        others = self._known.owners(sku) - variant.record
        if (
            others
            or not self._known.skus.has_after(variant.record.id, sku)
            or not self._skus.take(sku, variant.source, plan.source)
        ):
            taker = self._skus.taker(sku, plan.source)
            plan.doubled_skus[sku] = others[:1].display_name or taker
            self._keep_sku(variant)

    def _keep_sku(self, variant: VariantPlan) -> None:
        variant.facts["sku"] = variant.baseline.get("sku", "")
        for name in ("default_code", self._bin_field):
            variant.values.pop(name, None)

    def check_barcode(self, plan: ProductPlan, variant: VariantPlan) -> None:
        """Leave the barcode as it was where another variant has the new one."""
        barcode = variant.values.get("barcode")
        if not barcode:
            return
        if (
            self._known.has_barcode(barcode, variant.record)
            or not self._known.barcodes.has_after(variant.record.id, barcode)
            or not self._barcodes.take(barcode, variant.source, plan.source)
        ):
            plan.doubled_barcodes.append(barcode)
            variant.facts["barcode"] = variant.baseline.get("barcode", "")
            del variant.values["barcode"]

    def report(self, plan: ProductPlan) -> None:
        """Add what was noticed to the issues of the product."""
        issues, product = self._issues, plan.source
        if names := listed(plan.combinations_taken):
            plan.issues.append(issues.of(product, "combination_taken", variants=names))
        stay = (plan.structure and plan.structure.in_stock) or ()
        if stay or plan.archived_in_stock:
            names = [[it.display_name for it in stay]]
            names.append([it.display_name for it in plan.archived_in_stock])
            plan.issues.append(issues.gone_in_stock(product, *names))
        if plan.structure and (kept := plan.structure.elsewhere):
            names = listed(kept.mapped("display_name"))
            plan.issues.append(issues.of(product, "gone_in_one_shop", variants=names))
        if plan.doubled_skus:
            plan.issues.append(issues.doubled_sku(product, plan.doubled_skus))
        if skus := listed(plan.skus_elsewhere):
            plan.issues.append(issues.of(product, "sku_elsewhere", skus=skus))
        if codes := listed(plan.doubled_barcodes):
            plan.issues.append(issues.of(product, "doubled_barcode", barcodes=codes))
