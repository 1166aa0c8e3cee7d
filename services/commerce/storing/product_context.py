"""How imports write products."""

CONTEXT = {
    "tracking_disable": True,
    # Odoo is to make no variant, value or combination of its own accord.
    "create_product_product": False,
    "update_product_template_attribute_values": False,
}
