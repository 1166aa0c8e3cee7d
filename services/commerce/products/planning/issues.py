"""Issues of products, of their metafields and of what they wait for."""

from collections.abc import Iterable, Mapping
from typing import Any

from odoo.api import Environment
from odoo.models import BaseModel

from ...issues.sentences import Sentences
from ...records.product import Product, Variant
from ...run.in_words import listed
from ...run.page_result import RecordIssue
from ..mapping import Misfit, ProductForms

# More of a value says nothing more to a reader.
VALUE_SHOWN = 80


class ProductIssues:
    """Makes the issues of products, each with what the shop said of its product."""

    def __init__(self, env: Environment, shop: BaseModel, forms: ProductForms) -> None:
        self._sentences = Sentences(env, shop)
        self._label_of = forms.type_label

    def of(
        self, product: Product, code: str, case: str = "", /, **values: Any
    ) -> RecordIssue:
        """Report a product by code and values."""
        text = self.text(product, code, case, **values)
        return RecordIssue.of(product, product.title, code, text)

    def text(
        self, product: Product, code: str, case: str = "", /, **values: Any
    ) -> str:
        """Return a sentence, which may name the product."""
        return self._sentences.of(code, case, product=product.title, **values)

    def missing_sku(self, product: Product, variants: Iterable[Variant]) -> RecordIssue:
        """Report a product that stays out; where it is its only variant, as itself."""
        if product.is_lone:
            return self.of(product, "missing_sku")
        return self.of(product, "missing_sku", "variants", variants=titles(variants))

    def doubled_sku(self, product: Product, holders: Mapping[str, str]) -> RecordIssue:
        """Report SKUs that are taken, by the other product that has each, if any."""
        skus, others = listed(holders), set(holders.values()) - {""}
        if not others:
            return self.of(product, "doubled_sku", "own", skus=skus)
        names = listed(sorted(others))
        return self.of(product, "doubled_sku", skus=skus, others=names)

    def gone_in_stock(
        self, product: Product, stay: Iterable[str], archived: Iterable[str]
    ) -> RecordIssue:
        """Report variants that the shop has no more, where there is stock of them."""
        text = " ".join(
            self.text(product, "gone_in_stock", case, variants=listed(names))
            for case, names in (("", stay), ("archived", archived))
            if names
        )
        return RecordIssue.of(product, product.title, "gone_in_stock", text)

    def of_metafields(
        self, product: Product, misfits: Iterable[Misfit]
    ) -> list[RecordIssue]:
        """Report what of a product's metafields has no place: an issue per code."""
        codes: dict[str, dict[str, None]] = {}
        for misfit in misfits:
            is_type = misfit.reason == "type"
            code = "metafield_type" if is_type else "metafield_value"
            codes.setdefault(code, {})[self._misfit(code, misfit)] = None
        return [
            self.of(product, code, misfits=" ".join(told))
            for code, told in codes.items()
        ]

    def _misfit(self, code: str, misfit: Misfit) -> str:
        rule, reason = misfit.rule, misfit.reason
        values = {"name": rule.name, "field": rule.field, "value": _short(misfit.value)}
        if reason == "type":
            values |= {"found": self._label_of(misfit.value)}
            values |= {"told": self._label_of(rule.type)}
        elif reason == "choice":
            values["choices"] = listed(label for _value, label in rule.choices)
        elif reason == "currency":
            values |= {"found": misfit.value, "told": rule.currency}
        return self._sentences.of(code, reason, **values)


def titles(variants: Iterable[Variant]) -> str:
    """Name variants."""
    return listed(variant.title for variant in variants)


def _short(text: str) -> str:
    return text if len(text) <= VALUE_SHOWN else text[: VALUE_SHOWN - 1] + "…"
