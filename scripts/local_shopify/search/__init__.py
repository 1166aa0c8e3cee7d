"""Shopify's search syntax.

Source: https://shopify.dev/docs/api/usage/search-syntax
"""
