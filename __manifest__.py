{
    "name": "Commerce Sync: Shopify",
    "summary": "Keep Odoo and Shopify in step: exact, resumable, easy to watch",
    "version": "19.0.1.0.0",
    "category": "Sales/Sales",
    "author": "commerce_sync",
    "license": "LGPL-3",
    "application": True,
    "depends": ["sale_management", "sale_stock", "delivery", "phone_validation"],
    "external_dependencies": {"python": ["httpx", "pydantic", "tenacity"]},
    "data": [
        "security/groups.xml",
        "security/ir.model.access.csv",
        "security/rules.xml",
        "security/product_rules.xml",
        "data/ir_cron.xml",
    ],
}
