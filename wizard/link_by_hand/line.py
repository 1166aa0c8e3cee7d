"""One variant in the dialog that links by hand, and what tells it from others."""

import re
from collections.abc import Iterable

from odoo import fields, models

from ...services.commerce.products.mapping import ProductSettings
from ...services.shopify.gql.fragments import ProductFields, VariantFields
from ...services.shopify.products.reading.options import combination
from ...services.shopify.products.reading.sku_field import sku_and_bin
from .suggestion import Features


class CommerceLinkByHandLine(models.TransientModel):
    """One variant of Shopify and what it is in Odoo."""

    _name = "commerce.link.by.hand.line"
    _description = "Variant to Link by Hand"

    wizard_id = fields.Many2one(
        "commerce.link.by.hand", required=True, ondelete="cascade"
    )
    external_id = fields.Char(required=True, readonly=True)
    title = fields.Char("Variant in Shopify", readonly=True)
    sku = fields.Char("SKU", readonly=True)
    barcode = fields.Char(readonly=True)
    options = fields.Json(readonly=True)
    product_id = fields.Many2one("product.product", "Variant in Odoo")

    def _features(self) -> Features:
        return Features(
            self.external_id,
            self.sku or "",
            self.barcode or "",
            _options(self.options or []),
        )


def line_values(
    product: ProductFields, variant: VariantFields, settings: ProductSettings
) -> dict:
    """Return the values of the line for a variant of Shopify."""
    return {
        "external_id": variant.id,
        "title": product.title if product.has_only_default_variant else variant.title,
        "sku": sku_and_bin(variant.sku, settings)[0],
        "barcode": (variant.barcode or "").strip(),
        "options": [list(pair) for pair in combination(product, variant)],
    }


def features(record: models.BaseModel) -> Features:
    """Return what tells a variant of Odoo from others."""
    values = record.product_template_attribute_value_ids
    options = [(value.attribute_id.name, value.name) for value in values]
    return Features(
        record.id, record.default_code or "", record.barcode or "", _options(options)
    )


def _options(pairs: Iterable[tuple[str, str]]) -> frozenset:
    return frozenset((_plain(name), _plain(value)) for name, value in pairs)


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip().lower()
