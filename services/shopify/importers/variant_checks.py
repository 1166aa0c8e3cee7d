"""What keeps a variant, or a value of it, from coming in; and the reports of it."""

from .product_issues import ProductIssues
from .product_known import Known
from .product_match import Matcher, Reserved
from .product_plan import ProductPlan, VariantPlan


class VariantChecks:
    """Leaves a value as it was where the new one cannot be, and remembers it."""

    def __init__(self, known: Known, matcher: Matcher, issues: ProductIssues) -> None:
        self._known = known
        self._skus = matcher.skus
        self._barcodes = Reserved(known.barcodes.granted)
        self._issues = issues

    def check_cost(self, variant: VariantPlan) -> None:
        """Leave the cost to Odoo where it follows from what was bought."""
        if "standard_price" in variant.values and (
            variant.record.cost_method != "standard"
        ):
            del variant.values["standard_price"]

    def check_sku(self, plan: ProductPlan, variant: VariantPlan) -> None:
        """Leave the SKU as it was where another variant has the new one."""
        sku = variant.values.get("default_code")
        if not sku:
            return
        others = self._known.owners(sku) - variant.record
        if (
            others
            or not self._known.skus.has_after(variant.record.id, sku)
            or not self._skus.take(sku, variant.source, plan.source)
        ):
            plan.doubled_skus[sku] = others[:1].display_name or self._skus.taker(sku)
            variant.facts["sku"] = variant.baseline.get("sku", "")
            for name in ("default_code", "shopify_bin"):
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
        if titles := plan.combinations_taken:
            plan.issues.append(issues.combination_taken(product, titles))
        if plan.structure and (gone := plan.structure.in_stock):
            names = gone.mapped("display_name")
            plan.issues.append(issues.gone_in_stock(product, names))
        if plan.doubled_skus:
            plan.issues.append(issues.doubled_sku(product, plan.doubled_skus))
        if plan.skus_elsewhere:
            plan.issues.append(issues.sku_elsewhere(product, plan.skus_elsewhere))
        if plan.doubled_barcodes:
            plan.issues.append(issues.doubled_barcode(product, plan.doubled_barcodes))
