"""Bulk queries: their rules, and their results as JSON lines.

Source: https://shopify.dev/docs/api/usage/bulk-operations/queries
"""
