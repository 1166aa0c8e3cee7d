"""Shirts with options in the local Shopify, and what their variants are."""


def named(**values):
    """The values of a variant's options."""
    return [{"optionName": name, "name": value} for name, value in values.items()]


def options(**values):
    return [
        {"name": name, "values": [{"name": value} for value in chosen]}
        for name, chosen in values.items()
    ]


def shirt(shop, *variants, **values):
    """A shirt with options and variants; a variant names one value of each option."""
    return shop.add_product(
        "Shirt",
        productOptions=options(**values),
        variants=[
            {"optionValues": named(**dict(zip(values, chosen, strict=True)))}
            for chosen in variants
        ],
    )


def titles(shop, product):
    """The titles of a product's variants, in their order."""
    variants = shop.product(product["id"])["variants"]
    return [variant["title"] for variant in variants]
