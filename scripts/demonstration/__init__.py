"""The demonstration: a shop's products come into a real Odoo, before your eyes."""
