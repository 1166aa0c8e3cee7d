"""Translations, and the languages of the shop."""

from typing import Any

from graphql import GraphQLResolveInfo

from ...base.errors import not_kept
from ...base.store import Record
from ...records.translations import (
    CONTENT,
    NAMES,
    check_translations,
    content_of,
    register,
    remove,
    translations_of,
)
from ..registry import resolves
from .nodes import find_node

Given = dict[str, Any]
Payload = dict[str, Any]


@resolves("QueryRoot", "shopLocales")
def shop_locales(
    _root: Any, info: GraphQLResolveInfo, published: bool = False
) -> list[Payload]:
    first, *_others = locales = info.context.settings.locales
    return [
        {
            "locale": locale,
            "name": NAMES.get(locale, locale),
            "primary": locale == first,
            "published": True,
        }
        for locale in locales
    ]


@resolves("QueryRoot", "translatableResource")
def translatable_resource(
    _root: Any, info: GraphQLResolveInfo, resourceId: str
) -> Payload | None:
    record = find_node(info.context.store, resourceId)
    if record is None or record["__typename"] not in CONTENT:
        return None
    return {"resourceId": resourceId, "record": record}


@resolves("TranslatableResource", "translatableContent")
def translatable_content(
    resource: Payload, info: GraphQLResolveInfo, marketId: str | None = None
) -> list[Record]:
    return content_of(resource["record"], info.context.settings.locales[0])


@resolves("TranslatableResource", "translations")
def translations(
    resource: Payload,
    info: GraphQLResolveInfo,
    locale: str,
    marketId: str | None = None,
    outdated: bool | None = None,
) -> list[Record]:
    found = translations_of(info.context.store, resource["record"], locale)
    return [each for each in found if outdated in (None, each["outdated"])]


@resolves("Product", "translations")
@resolves("Collection", "translations")
def translations_of_record(
    record: Record,
    info: GraphQLResolveInfo,
    locale: str,
    marketId: str | None = None,
) -> list[Record]:
    return translations_of(info.context.store, record, locale)


@resolves("Mutation", "translationsRegister")
def translations_register(
    _root: Any, info: GraphQLResolveInfo, resourceId: str, translations: list[Given]
) -> Payload:
    context = info.context
    record = find_node(context.store, resourceId)
    if any(entry.get("marketId") for entry in translations):
        raise not_kept("TranslationInput", "marketId")
    errors = check_translations(record, translations, context.settings.locales)
    if errors:
        return {"translations": None, "userErrors": errors}
    done = [register(context.store, record, entry) for entry in translations]
    found = [each | {"outdated": False} for each in done]
    return {"translations": found, "userErrors": []}


@resolves("Mutation", "translationsRemove")
def translations_remove(
    _root: Any,
    info: GraphQLResolveInfo,
    resourceId: str,
    translationKeys: list[str],
    locales: list[str],
    marketIds: list[str] | None = None,
) -> Payload:
    store = info.context.store
    record = find_node(store, resourceId)
    errors = check_translations(record, [], info.context.settings.locales)
    if errors:
        return {"translations": None, "userErrors": errors}
    gone = [
        remove(store, record, locale, key)
        for locale in locales
        for key in translationKeys
    ]
    found = [each | {"outdated": False} for each in gone if each]
    return {"translations": found, "userErrors": []}
