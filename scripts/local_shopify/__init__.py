"""A local Shopify to run against: the official schema over a small store, by HTTP."""
