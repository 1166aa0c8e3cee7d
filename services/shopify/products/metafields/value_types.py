"""Shopify's metafield types, and the kinds of Odoo field that each fits into.

Source: https://shopify.dev/docs/apps/build/metafields/list-of-data-types
"""

LIST = "list."

TEXTS = ("char", "text", "html")
NUMBERS = ("float", "monetary")
CHOICE = ("selection",)

# type: (what people call it, kinds of Odoo field)
PLAIN = {
    "single_line_text_field": ("Single line text", TEXTS + CHOICE),
    "multi_line_text_field": ("Multi-line text", TEXTS),
    "rich_text_field": ("Rich text", ("html", "text", "char")),
    "number_integer": ("Integer", ("integer", *NUMBERS, "char", *CHOICE)),
    "number_decimal": ("Decimal", (*NUMBERS, "char")),
    "boolean": ("True or false", ("boolean",)),
    "date": ("Date", ("date", "char")),
    "date_time": ("Date and time", ("datetime", "char")),
    "url": ("URL", ("char", "text")),
    "color": ("Color", ("char", *CHOICE)),
    "json": ("JSON", ("text", "char")),
    "id": ("ID", ("char", *CHOICE)),
    "link": ("Link", ("char", "text", "html")),
    "language": ("Language", ("char", *CHOICE)),
    "rating": ("Rating", ("float", "char")),
    "money": ("Money", (*NUMBERS, "char")),
    "dimension": ("Dimension", ("float", "char")),
    "weight": ("Weight", ("float", "char")),
    "volume": ("Volume", ("float", "char")),
}
REFERENCES = {
    f"{kind}_reference": (f"{label} reference", ("char", "text"))
    for kind, label in {
        "article": "Article",
        "collection": "Collection",
        "company": "Company",
        "customer": "Customer",
        "file": "File",
        "metaobject": "Metaobject",
        "mixed": "Mixed",
        "order": "Order",
        "page": "Page",
        "product": "Product",
        "product_taxonomy_value": "Product taxonomy value",
        "variant": "Variant",
    }.items()
}
SINGLE = PLAIN | REFERENCES
NO_LISTS = {"multi_line_text_field", "rich_text_field", "boolean", "json", "money"}
LISTS = {
    f"{LIST}{name}": (f"List: {label}", tuple(dict.fromkeys((*kinds, "char", "text"))))
    for name, (label, kinds) in SINGLE.items()
    if name not in NO_LISTS
}
TYPES = SINGLE | LISTS


def label_of(name: str) -> str:
    """Return what people call a type; one that is not known is called by its name."""
    return TYPES[name][0] if name in TYPES else name


def kinds_of(name: str) -> tuple[str, ...]:
    """Return the kinds of Odoo field that take a type."""
    return TYPES[name][1] if name in TYPES else ()
