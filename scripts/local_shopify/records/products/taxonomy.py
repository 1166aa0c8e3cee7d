"""Categories of products: a small part of Shopify's taxonomy, and what tests add.

Source: https://shopify.github.io/product-taxonomy/
"""

from ...base.store import Record, Store

PREFIX = "gid://shopify/TaxonomyCategory/"
SEPARATOR = " > "
KNOWN = {
    "Apparel & Accessories": "aa",
    "Apparel & Accessories > Clothing": "aa-1",
    "Apparel & Accessories > Clothing > Clothing Tops": "aa-1-13",
    "Apparel & Accessories > Clothing > Clothing Tops > T-Shirts": "aa-1-13-8",
    "Home & Garden": "hg",
    "Sporting Goods": "sg",
}


def category_of(store: Store, id_: str) -> Record | None:
    """The category of a global id; None if the taxonomy has none such."""
    for name, key in KNOWN.items():
        if id_ == PREFIX + key:
            return category_named(store, name)
    return store.categories.get(id_)


def categories(store: Store) -> list[Record]:
    """All categories that the shop knows."""
    for name in KNOWN:
        category_named(store, name)
    return list(store.categories.values())


def category_named(store: Store, full_name: str) -> Record:
    """The category of a path, added with those above it if it is not there."""
    names = full_name.split(SEPARATOR)
    above = [_id(store, names[:depth]) for depth in range(1, len(names))]
    id_ = _id(store, names)
    return store.categories.setdefault(
        id_,
        {
            "__typename": "TaxonomyCategory",
            "id": id_,
            "fullName": full_name,
            "name": names[-1],
            "level": len(names),
            "isRoot": not above,
            "isLeaf": True,
            "isArchived": False,
            "parentId": above[-1] if above else None,
            "ancestorIds": above[::-1],
            "childrenIds": [],
        },
    )


def _id(store: Store, names: list[str]) -> str:
    """The id of a path: the true one if it is known, else one of our own."""
    path = SEPARATOR.join(names)
    known = KNOWN.get(path)
    if known:
        return PREFIX + known
    number = store.category_numbers.setdefault(path, len(store.category_numbers) + 1)
    return f"{PREFIX}zz-{number}"
