"""What of Shopify's products is in a form of Shopify's own."""

from ...commerce.products.mapping import ProductForms
from .metafields.texts import metafield_text
from .metafields.value_types import label_of
from .metafields.values import odoo_value

SHOPIFY_FORMS = ProductForms(
    bin_field="shopify_bin",
    metafield=odoo_value,
    metafield_text=metafield_text,
    type_label=label_of,
)
