"""The facts of products whose owner a shop may choose. One table, named once."""

from typing import NamedTuple

from .owner import Owner

METAFIELDS = "metafields"


class OwnedFact(NamedTuple):
    """A fact that both sides may change.

    :param owner: whose value counts where a shop chose nothing
    """

    key: str  # of `Product.facts`, `Variant.facts`, or METAFIELDS for all of these
    label: str
    owner: Owner = Owner.NEWER


FACTS = (
    OwnedFact("title", "Title"),
    OwnedFact("descriptionHtml", "Description"),
    OwnedFact("published", "Published"),
    OwnedFact("tags", "Tags"),
    OwnedFact("seoTitle", "Title for Search Engines"),
    OwnedFact("seoDescription", "Text for Search Engines"),
    OwnedFact("sku", "SKU"),
    OwnedFact("barcode", "Barcode"),
    OwnedFact("price", "Price"),
    OwnedFact("compareAtPrice", "Compare-at Price"),
    # Of a shop whose costs come into Odoo it is the newer: see `Policies`.
    OwnedFact("unitCost", "Cost", Owner.ODOO),
    OwnedFact("weight", "Weight"),
    OwnedFact("taxable", "Taxed"),
    OwnedFact("tracked", "Stock Tracked"),
    OwnedFact("harmonizedSystemCode", "HS Code"),
    OwnedFact("countryCodeOfOrigin", "Country of Origin"),
    OwnedFact(METAFIELDS, "Metafields"),
)
BY_KEY = {it.key: it for it in FACTS}
LABELS = [(it.key, it.label) for it in FACTS]


def policy_key(fact: str) -> str:
    """Return the key under which a fact's owner is chosen; of metafields, that of all.

    :param fact: as a link's baseline calls it
    """
    return METAFIELDS if fact.startswith("metafield ") else fact
