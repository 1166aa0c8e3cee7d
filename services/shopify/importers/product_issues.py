"""What a shop's owner reads when a product, or a part of it, stays out."""

from collections.abc import Iterable, Mapping

from odoo.api import Environment

from ...commerce.run.listed import listed
from ..gql.fragments import ProductFields, VariantFields
from .result import RecordIssue


class ProductIssues:
    """Makes the issues of products, in the language of the environment."""

    def __init__(self, env: Environment) -> None:
        self.env = env

    def missing_sku(
        self, product: ProductFields, variants: Iterable[VariantFields]
    ) -> RecordIssue:
        if product.has_only_default_variant:
            text = self.env._(
                "“%(product)s” was not imported: it has no SKU in Shopify. Give it one "
                "there, or allow products without SKU in the settings of the shop; "
                "then press Retry.",
                product=product.title,
            )
        else:
            text = self.env._(
                "“%(product)s” was not imported: Shopify has no SKU for %(variants)s. "
                "Give every variant one there, or allow products without SKU in the "
                "settings of the shop; then press Retry.",
                product=product.title,
                variants=listed(variant.title for variant in variants),
            )
        return issue(product, "missing_sku", text)

    def lost_sku(
        self, product: ProductFields, variants: Iterable[VariantFields]
    ) -> RecordIssue:
        text = self.env._(
            "Shopify has no SKU any more for %(variants)s of “%(product)s”. Its ID "
            "tells what is meant, so all other news come in, and Odoo keeps its own "
            "SKU. Enter one in Shopify, then press Retry.",
            product=product.title,
            variants=listed(variant.title for variant in variants),
        )
        return issue(product, "missing_sku", text)

    def doubled_sku(
        self, product: ProductFields, holders: Mapping[str, str]
    ) -> RecordIssue:
        """Report SKUs that are taken, by the other product that has each, if any."""
        skus, others = listed(holders), set(holders.values()) - {""}
        if others:
            text = self.env._(
                "“%(product)s” and %(others)s have the same SKU %(skus)s, so nobody "
                "can tell them apart by it. What was imported first keeps it. Give "
                "each variant a SKU of its own in Shopify, then press Retry.",
                product=product.title,
                others=listed(sorted(others)),
                skus=skus,
            )
        else:
            text = self.env._(
                "Several variants of “%(product)s” have the same SKU %(skus)s, so "
                "nobody can tell them apart by it. Give each variant a SKU of its own "
                "in Shopify, then press Retry.",
                product=product.title,
                skus=skus,
            )
        return issue(product, "doubled_sku", text)

    def doubled_sku_in_odoo(
        self, product: ProductFields, skus: Iterable[str]
    ) -> RecordIssue:
        text = self.env._(
            "“%(product)s” cannot be matched: several products in Odoo have the "
            "internal reference %(skus)s. Change or archive all but one of them, "
            "then press Retry.",
            product=product.title,
            skus=listed(skus),
        )
        return issue(product, "doubled_sku_in_odoo", text)

    def sku_elsewhere(self, product: ProductFields, skus: Iterable[str]) -> RecordIssue:
        text = self.env._(
            "The SKU %(skus)s of “%(product)s” belongs to another product in Odoo. "
            "Change it on one of the two sides, then press Retry.",
            product=product.title,
            skus=listed(skus),
        )
        return issue(product, "sku_elsewhere", text)

    def several_products(
        self, product: ProductFields, names: Iterable[str]
    ) -> RecordIssue:
        text = self.env._(
            "“%(product)s” is one product in Shopify, but its variants belong to "
            "several products in Odoo: %(names)s. Make them variants of one product "
            "in Odoo, or products of their own in Shopify; then press Retry.",
            product=product.title,
            names=listed(names),
        )
        return issue(product, "several_products", text)

    def linked_elsewhere(self, product: ProductFields, name: str) -> RecordIssue:
        text = self.env._(
            "“%(product)s” has SKUs of “%(name)s” in Odoo, which is already linked to "
            "another product of this shop. Keep all variants of one Odoo product in "
            "one Shopify product, or give these a SKU of their own; then press Retry.",
            product=product.title,
            name=name,
        )
        return issue(product, "linked_elsewhere", text)

    def structure_differs(
        self, product: ProductFields, variants: Iterable[VariantFields]
    ) -> RecordIssue:
        text = self.env._(
            "“%(product)s” was in Odoo before and lacks what Shopify has: "
            "%(variants)s. All else is linked; a product that was here before is never "
            "rebuilt. Add what is missing in Odoo with the SKU that it has in Shopify, "
            "or remove it there; then press Retry.",
            product=product.title,
            variants=listed(variant.title for variant in variants),
        )
        return issue(product, "structure_differs", text)

    def combination_taken(
        self, product: ProductFields, variants: Iterable[str]
    ) -> RecordIssue:
        text = self.env._(
            "The options that Shopify gives to %(variants)s of “%(product)s” belong to "
            "another SKU in Odoo. Nothing was added for them, or the old options stay. "
            "Give both sides the same SKU, or archive what has these options in Odoo; "
            "then press Retry.",
            product=product.title,
            variants=listed(variants),
        )
        return issue(product, "combination_taken", text)

    def gone_in_stock(
        self, product: ProductFields, stay: Iterable[str], archived: Iterable[str]
    ) -> RecordIssue:
        texts = []
        if variants := listed(stay):
            text = self.env._(
                "Shopify no longer has %(variants)s of “%(product)s”, but there is "
                "stock of it in Odoo, where it stays. Sell or move the stock and "
                "archive it, or add it again in Shopify; then press Retry.",
                product=product.title,
                variants=variants,
            )
            texts.append(text)
        if variants := listed(archived):
            text = self.env._(
                "What Shopify no longer has of “%(product)s” was archived with stock: "
                "%(variants)s; nothing was deleted. Find it in Odoo with the filter "
                "“Archived” and move or correct the stock until none is left, or add "
                "it again in Shopify; then press Retry.",
                product=product.title,
                variants=variants,
            )
            texts.append(text)
        return issue(product, "gone_in_stock", " ".join(texts))

    def gone_in_one_shop(
        self, product: ProductFields, variants: Iterable[str]
    ) -> RecordIssue:
        text = self.env._(
            "This shop no longer has %(variants)s of “%(product)s”, but another shop "
            "still sells it, so it stays in Odoo. If that is meant, press Ignore. If "
            "not, add it again in this shop and press Retry, or delete it in the other "
            "one and archive it in Odoo.",
            product=product.title,
            variants=listed(variants),
        )
        return issue(product, "gone_in_one_shop", text)

    def tracking_kept(self, product: ProductFields, tracked: bool) -> RecordIssue:
        if tracked:
            text = self.env._(
                "Shopify counts the stock of “%(product)s” now. Odoo does not, and has "
                "moved it already, so its count would begin with a wrong number. "
                "Switch “Track Inventory” on in Odoo and count the stock, or switch "
                "tracking off in Shopify; then press Retry.",
                product=product.title,
            )
        else:
            text = self.env._(
                "Shopify does not count the stock of “%(product)s” any more. Odoo "
                "does, and has stock or moves of it, whose value would be lost. Clear "
                "the stock and switch “Track Inventory” off in Odoo, or switch "
                "tracking on again in Shopify; then press Retry.",
                product=product.title,
            )
        return issue(product, "tracking_kept", text)

    def images_processing(self, product: ProductFields) -> RecordIssue:
        text = self.env._(
            "“%(product)s” waits: Shopify still works on its images. It is looked at "
            "again by itself. To import such products without these images, change "
            "“While Shopify Processes Images” in the settings of the shop.",
            product=product.title,
        )
        return issue(product, "images_processing", text)

    def doubled_barcode(
        self, product: ProductFields, barcodes: Iterable[str]
    ) -> RecordIssue:
        text = self.env._(
            "“%(product)s” came in without the barcode %(barcodes)s: another product "
            "or packaging has it. Correct the barcode in Shopify or remove the other "
            "in Odoo, then press Retry.",
            product=product.title,
            barcodes=listed(barcodes),
        )
        return issue(product, "doubled_barcode", text)


def issue(product: ProductFields, code: str, message: str) -> RecordIssue:
    """Set a product aside, with what Shopify said of it."""
    return RecordIssue.of(product, product.title, code, message)
