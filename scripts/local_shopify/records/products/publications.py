"""Where products and collections are published.

Source: https://shopify.dev/docs/apps/build/sales-channels/channel-config-extension
"""

from ...base.gid import gid
from ...base.store import Record, Store

FIRST = 268_000_000_001
NAMES = ("Online Store", "Point of Sale", "Shop")
ONLINE_STORE = gid("Publication", FIRST)
SHOWN = ("ACTIVE", "UNLISTED")


def add_publications(store: Store) -> None:
    """Give a new shop the publications that every shop has."""
    for number, name in enumerate(NAMES, FIRST):
        store.publications[number] = {
            "__typename": "Publication",
            "id": gid("Publication", number),
            "name": name,
            "autoPublish": False,
            "supportsFuturePublishing": number == FIRST,
            "catalog": {
                "__typename": "AppCatalog",
                "id": gid("AppCatalog", number),
                "title": name,
                "status": "ACTIVE",
            },
        }


def publication_named(store: Store, name: str) -> Record:
    """The publication of a name.

    :raises ValueError: the shop has none such
    """
    found = (each for each in store.publications.values() if each["name"] == name)
    publication = next(found, None)
    if publication is None:
        raise ValueError(f"the shop has no publication {name!r}")
    return publication


def publish(record: Record, publication_id: str, date: str) -> bool:
    """Publish a record, now or at a later date; whether that changed anything.

    What is published stays so since when it was.
    """
    held = record["publications"].get(publication_id)
    if held is not None and held <= date:
        return False
    record["publications"][publication_id] = date
    return True


def unpublish(record: Record, publication_id: str) -> bool:
    return record["publications"].pop(publication_id, None) is not None


def is_published(record: Record, publication_id: str, now: str) -> bool:
    """Whether its date has come, and a product's status lets it be seen."""
    date = record["publications"].get(publication_id)
    seen = record.get("status", "ACTIVE") in SHOWN
    return date is not None and date <= now and seen


def shown_since(product: Record) -> str | None:
    """A product's `publishedAt`: since when the online store may show it."""
    if product["status"] not in SHOWN:
        return None
    return product["publications"].get(ONLINE_STORE)


def placed(store: Store, record: Record, only_published: bool) -> list[Record]:
    """A record's publications, each with its date, in the shop's order."""
    now = store.clock.stamp()
    return [
        {
            "id": publication["id"],
            "publication": publication,
            "publishable": record,
            "publishDate": record["publications"][publication["id"]],
            "isPublished": is_published(record, publication["id"], now),
            "product": record,
        }
        for publication in store.publications.values()
        if publication["id"] in record["publications"]
        and (not only_published or record["publications"][publication["id"]] <= now)
    ]


def of_publication(
    store: Store, publication: Record, records: list[Record]
) -> list[Record]:
    """Those of the records that are published there now."""
    now = store.clock.stamp()
    return [each for each in records if is_published(each, publication["id"], now)]
