"""Where the local Shopify's products are published."""

PUBLICATIONS = "{ publications(first: 9) { nodes { id name } } }"
CREATE = """mutation M($product: ProductCreateInput!) {
  productCreate(product: $product) { product { id publishedAt } }
}"""
PUBLISH = """mutation M($id: ID!, $input: [PublicationInput!]!) {
  publishablePublish(id: $id, input: $input) { userErrors { field message } }
}"""
UNPUBLISH = """mutation M($id: ID!, $input: [PublicationInput!]!) {
  publishableUnpublish(id: $id, input: $input) { userErrors { field message } }
}"""
READ = """query Q($id: ID!, $where: ID!) { product(id: $id) {
  publishedAt updatedAt publishedOnPublication(publicationId: $where)
  resourcePublicationsCount { count }
  resourcePublicationsV2(first: 9, onlyPublished: false) {
    nodes { isPublished publishDate publication { name } }
  }
} }"""


def places(shop):
    found = shop.data(PUBLICATIONS)["publications"]["nodes"]
    return {it["name"]: it["id"] for it in found}


def read(shop, product, where):
    return shop.data(READ, id=product["id"], where=where)["product"]


def done(shop, mutation, product, *ids, **fields):
    asked = [{"publicationId": id_, **fields} for id_ in ids]
    [payload] = shop.data(mutation, id=product["id"], input=asked).values()
    return payload["userErrors"]


def test_what_an_app_makes_is_published_nowhere_until_it_is_published(shop):
    shop.set_clock("2026-05-01T12:00:00Z", stop=True)
    online, shelf = (places(shop)[it] for it in ("Online Store", "Point of Sale"))
    cup = shop.data(CREATE, product={"title": "Cup"})["productCreate"]["product"]
    assert cup["publishedAt"] is None
    assert read(shop, cup, online)["resourcePublicationsV2"]["nodes"] == []
    shop.advance(60)
    assert done(shop, PUBLISH, cup, online, shelf) == []
    found = read(shop, cup, online)
    assert found["publishedAt"] == found["updatedAt"] == "2026-05-01T12:01:00Z"
    assert found["publishedOnPublication"]
    assert found["resourcePublicationsCount"] == {"count": 2}
    assert done(shop, UNPUBLISH, cup, online) == []
    found = read(shop, cup, online)
    assert (found["publishedAt"], found["publishedOnPublication"]) == (None, False)
    names = [it["publication"] for it in found["resourcePublicationsV2"]["nodes"]]
    assert names == [{"name": "Point of Sale"}]


def test_publishing_what_is_published_changes_nothing(shop):
    shop.set_clock("2026-05-01T12:00:00Z", stop=True)
    online = places(shop)["Online Store"]
    cup = shop.add_product("Cup")
    shop.advance(60)
    assert done(shop, PUBLISH, cup, online) == []
    found = read(shop, cup, online)
    assert found["publishedAt"] == found["updatedAt"] == "2026-05-01T12:00:00Z"


def test_a_draft_is_published_and_not_seen(shop):
    online = places(shop)["Online Store"]
    cup = shop.add_product("Cup", status="DRAFT")
    found = read(shop, cup, online)
    assert (found["publishedAt"], found["publishedOnPublication"]) == (None, False)
    [there] = found["resourcePublicationsV2"]["nodes"]
    assert there["isPublished"] is False


def test_a_later_date_is_one_of_the_online_store_alone(shop):
    shop.set_clock("2026-05-01T12:00:00Z", stop=True)
    online, shelf = (places(shop)[it] for it in ("Online Store", "Point of Sale"))
    cup = shop.add_product("Cup", publicationNames=[])
    later = {"publishDate": "2026-05-02T00:00:00Z"}
    [error] = done(shop, PUBLISH, cup, shelf, **later)
    assert error["field"] == ["input", "0", "publishDate"]
    assert done(shop, PUBLISH, cup, online, **later) == []
    assert not read(shop, cup, online)["publishedOnPublication"]
    shop.advance(86_400)
    assert read(shop, cup, online)["publishedOnPublication"]


def test_publishing_needs_its_scope(shop):
    cup = shop.add_product("Cup")
    asked = {"id": cup["id"], "input": [{"publicationId": places(shop)["Shop"]}]}
    shop.settings(scopes=["write_products", "read_publications"])
    assert shop.codes(PUBLISH, **asked) == ["ACCESS_DENIED"]


def test_a_publication_that_there_is_not_is_refused(shop):
    cup = shop.add_product("Cup")
    [error] = done(shop, PUBLISH, cup, "gid://shopify/Publication/1")
    assert error["field"] == ["input", "0", "publicationId"]
