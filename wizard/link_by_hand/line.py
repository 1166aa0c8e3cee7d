"""One variant in the dialog that links by hand, and what tells it from others."""

import re
from collections.abc import Iterable

from odoo import fields, models

from ...services.commerce.products.mapping import ProductSettings
from ...services.commerce.products.sku_field import sku_and_bin
from ...services.commerce.records.product import Product, Variant
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


def line_values(product: Product, variant: Variant, settings: ProductSettings) -> dict:
    """Return the values of the line for a variant of Shopify."""
    return {
        "external_id": variant.external_id,
        "title": product.title if product.is_lone else variant.title,
        "sku": sku_and_bin(variant.sku, settings)[0],
        "barcode": variant.barcode,
        "options": [list(pair) for pair in variant.options],
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
