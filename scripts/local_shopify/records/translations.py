"""Texts of products in other languages.

Source: https://shopify.dev/docs/apps/build/markets/manage-translated-content
"""

import hashlib
from typing import Any

from ..base.errors import user_error
from ..base.store import Record, Store

Errors = list[dict[str, Any]]
Given = dict[str, Any]
MOST = 100
NAMES = {"de": "German", "en": "English", "es": "Spanish", "fr": "French"}
# What can be translated of a kind of record: key, field, type.
CONTENT = {
    "Product": (
        ("title", "title", "SINGLE_LINE_TEXT_FIELD"),
        ("body_html", "descriptionHtml", "HTML"),
        ("handle", "handle", "URI"),
        ("product_type", "productType", "SINGLE_LINE_TEXT_FIELD"),
        ("meta_title", "seo.title", "SINGLE_LINE_TEXT_FIELD"),
        ("meta_description", "seo.description", "SINGLE_LINE_TEXT_FIELD"),
    ),
    "Collection": (
        ("title", "title", "SINGLE_LINE_TEXT_FIELD"),
        ("body_html", "descriptionHtml", "HTML"),
        ("handle", "handle", "URI"),
    ),
    "Metafield": (("value", "value", "SINGLE_LINE_TEXT_FIELD"),),
}
# Nobody has seen these words.
NO_RESOURCE = "Resource does not exist"
TOO_MANY = f"Too many translation keys for the resource (maximum is {MOST})"
NO_LOCALE = "Locale is not one of the shop's"
IS_PRIMARY = "Locale is the shop's primary one"
NO_KEY = "Key is not a valid translatable field"
STALE = "Translatable content hash is invalid"


def content_of(record: Record, locale: str) -> list[Record]:
    """What can be translated of a record, in the shop's own language."""
    found = []
    for key, field, kind in CONTENT.get(record["__typename"], ()):
        value = _value(record, field)
        found.append(
            {
                "key": key,
                "value": value,
                "digest": digest_of(value) if value else None,
                "locale": locale,
                "type": kind,
            }
        )
    return found


def digest_of(value: str) -> str:
    return hashlib.sha256(value.encode()).hexdigest()


def check_translations(
    record: Record | None, given: list[Given], locales: tuple[str, ...]
) -> Errors:
    """Check texts against what the record says now."""
    if record is None or record["__typename"] not in CONTENT:
        return [user_error(["resourceId"], NO_RESOURCE, "RESOURCE_NOT_FOUND")]
    if len(given) > MOST:
        code = "TOO_MANY_KEYS_FOR_RESOURCE"
        return [user_error(["translations"], TOO_MANY, code)]
    digests = {it["key"]: it["digest"] for it in content_of(record, locales[0])}
    errors: Errors = []
    for place, entry in enumerate(given):
        path = ["translations", str(place)]
        errors += _check(entry, path, digests, locales)
    return errors


def _check(
    entry: Given,
    path: list[str],
    digests: dict[str, str | None],
    locales: tuple[str, ...],
) -> Errors:
    if entry["locale"] not in locales[1:]:
        message = IS_PRIMARY if entry["locale"] == locales[0] else NO_LOCALE
        code = "INVALID_LOCALE_FOR_SHOP"
        return [user_error([*path, "locale"], message, code)]
    if entry["key"] not in digests:
        return [user_error([*path, "key"], NO_KEY, "INVALID_KEY_FOR_MODEL")]
    if entry["translatableContentDigest"] != digests[entry["key"]]:
        field = [*path, "translatableContentDigest"]
        return [user_error(field, STALE, "INVALID_TRANSLATABLE_CONTENT")]
    return []


def register(store: Store, record: Record, entry: Given) -> Record:
    """Keep one text; one that was there is replaced."""
    translation = {
        "key": entry["key"],
        "locale": entry["locale"],
        "value": entry["value"],
        "digest": entry["translatableContentDigest"],
        "market": None,
        "updatedAt": store.clock.stamp(),
    }
    place = f"{record['id']} {entry['locale']} {entry['key']}"
    store.translations[place] = translation
    return translation


def translations_of(store: Store, record: Record, locale: str) -> list[Record]:
    """A record's texts in a language, each with whether its source has changed."""
    found = []
    for each in content_of(record, ""):
        held = store.translations.get(f"{record['id']} {locale} {each['key']}")
        if held:
            found.append(held | {"outdated": held["digest"] != each["digest"]})
    return found


def remove(store: Store, record: Record, locale: str, key: str) -> Record | None:
    return store.translations.pop(f"{record['id']} {locale} {key}", None)


def _value(record: Record, field: str) -> str | None:
    value: Any = record
    for name in field.split("."):
        value = value[name]
    return value
