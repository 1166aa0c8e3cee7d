"""Sizes that the importers and exporters share."""

SHOPIFY_PAGE_SIZE = 250
COMMIT_SIZE = SHOPIFY_PAGE_SIZE // 10
