"""Sizes of pages, which all that asks Shopify shares."""

SHOPIFY_PAGE_SIZE = 250
SMALLEST_PAGE = 10  # a page that costs too much is asked for no smaller than this
COMMIT_SIZE = SHOPIFY_PAGE_SIZE // 10
