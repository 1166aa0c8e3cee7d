"""Translations in the local Shopify, and the categories that it knows."""

READ = """query Q($id: ID!, $locale: String!) { translatableResource(resourceId: $id) {
  translatableContent { key value digest locale }
  translations(locale: $locale) { key value outdated }
} }"""
REGISTER = """mutation M($id: ID!, $translations: [TranslationInput!]!) {
  translationsRegister(resourceId: $id, translations: $translations) {
    translations { key value } userErrors { field code }
  }
}"""
REMOVE = """mutation M($id: ID!, $keys: [String!]!, $locales: [String!]!) {
  translationsRemove(
    resourceId: $id, translationKeys: $keys, locales: $locales
  ) { translations { key } userErrors { code } }
}"""


def read(shop, product, locale="de"):
    return shop.data(READ, id=product["id"], locale=locale)["translatableResource"]


def digest(shop, product, key):
    content = read(shop, product)["translatableContent"]
    return next(it["digest"] for it in content if it["key"] == key)


def register(shop, product, **fields):
    given = {"key": "title", "locale": "de", "value": "Tasse"} | fields
    answer = shop.data(REGISTER, id=product["id"], translations=[given])
    return answer["translationsRegister"]


def test_a_text_is_translated_as_it_was_read(shop):
    cup = shop.add_product("Cup")
    source = digest(shop, cup, "title")
    answer = register(shop, cup, translatableContentDigest=source)
    assert answer["translations"] == [{"key": "title", "value": "Tasse"}]
    text = {"key": "title", "value": "Tasse", "outdated": False}
    assert read(shop, cup)["translations"] == [text]
    assert read(shop, cup, "fr")["translations"] == []
    shop.change_product(cup["id"], title="Mug")
    assert read(shop, cup)["translations"] == [text | {"outdated": True}]
    late = register(shop, cup, translatableContentDigest=source)
    assert late["userErrors"][0]["code"] == "INVALID_TRANSLATABLE_CONTENT"
    shop.data(REMOVE, id=cup["id"], keys=["title"], locales=["de"])
    assert read(shop, cup)["translations"] == []


def test_languages_are_the_shop_s_and_keys_the_product_s(shop):
    cup = shop.add_product("Cup")
    source = {"translatableContentDigest": digest(shop, cup, "title")}
    for fields, code in (
        ({"locale": "xx"}, "INVALID_LOCALE_FOR_SHOP"),
        ({"locale": "en"}, "INVALID_LOCALE_FOR_SHOP"),
        ({"key": "colour"}, "INVALID_KEY_FOR_MODEL"),
    ):
        [error] = register(shop, cup, **source, **fields)["userErrors"]
        assert error["code"] == code
    asked = "{ shopLocales { locale primary } }"
    first = shop.data(asked)["shopLocales"][0]
    assert first == {"locale": "en", "primary": True}


def test_categories_are_found_by_their_names(shop):
    asked = """{ taxonomy { categories(first: 5, search: "t-shirts") {
      nodes { id fullName isLeaf }
    } } }"""
    [found] = shop.data(asked)["taxonomy"]["categories"]["nodes"]
    assert found["id"] == "gid://shopify/TaxonomyCategory/aa-1-13-8"
