"""Pure functions from Shopify's objects to Odoo's values and back."""
