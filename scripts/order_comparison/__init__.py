"""Recorded calls of a real shop, done again with the local Shopify and compared."""
