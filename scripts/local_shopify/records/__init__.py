"""Making and changing the shop's records, by the rules of `productSet`.

Source: https://shopify.dev/docs/api/admin-graphql/latest/mutations/productSet
"""
