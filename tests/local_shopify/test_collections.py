"""Collections and categories of the local Shopify's products."""

READ = """query Read($id: ID!) { product(id: $id) {
    category { id fullName level isRoot parentId }
    collections(first: 5) { nodes { id title handle productsCount { count } } }
} }"""
SET = """mutation Set($id: ID!, $input: ProductSetInput!) {
    productSet(identifier: {id: $id}, input: $input, synchronous: true) {
        product { category { fullName } collections(first: 5) { nodes { title } } }
        userErrors { field code }
    } }"""
TOPS = "gid://shopify/TaxonomyCategory/aa-1-13-8"


def read(shop, product):
    return shop.data(READ, id=product["id"])["product"]


def titles(shop, product):
    return [each["title"] for each in read(shop, product)["collections"]["nodes"]]


def test_products_are_put_into_collections_and_taken_out(shop):
    mug, pan = shop.add_product("Mug"), shop.add_product("Pan")
    kitchen = shop.add_collection("Kitchen & Bath", [mug["id"], pan["id"]])
    (found,) = read(shop, mug)["collections"]["nodes"]
    assert found == {
        "id": kitchen["id"],
        "title": "Kitchen & Bath",
        "handle": "kitchen-bath",
        "productsCount": {"count": 2},
    }
    shop.change_collection(kitchen["id"], title="Kitchen", products=[pan["id"]])
    assert titles(shop, mug) == []
    assert titles(shop, pan) == ["Kitchen"]


def test_a_collection_that_is_deleted_leaves_its_products(shop):
    mug = shop.add_product("Mug", collectionTitles=["Gifts", "New"])
    (gifts,) = [it for it in shop.collections() if it["title"] == "Gifts"]
    shop.delete_collection(gifts["id"])
    assert titles(shop, mug) == ["New"]


def test_product_set_replaces_the_collections(shop):
    gifts, new = shop.add_collection("Gifts"), shop.add_collection("New")
    mug = shop.add_product("Mug", collections=[gifts["id"]])
    answer = shop.data(SET, id=mug["id"], input={"collections": [new["id"]]})
    nodes = answer["productSet"]["product"]["collections"]["nodes"]
    assert nodes == [{"title": "New"}]


def test_product_set_takes_a_category_of_the_taxonomy_and_no_other(shop):
    shirt = shop.add_product("Shirt")
    assert read(shop, shirt)["category"] is None
    answer = shop.data(SET, id=shirt["id"], input={"category": TOPS})["productSet"]
    path = "Apparel & Accessories > Clothing > Clothing Tops > T-Shirts"
    assert answer["product"]["category"] == {"fullName": path}
    unknown = {"category": "gid://shopify/TaxonomyCategory/xx-1"}
    code = "INVALID_PRODUCT_TAXONOMY_NODE_ID"
    assert shop.codes(SET, id=shirt["id"], input=unknown) == [code]
    assert read(shop, shirt)["category"]["fullName"] == path


def test_a_category_may_be_named(shop):
    mug = shop.add_product("Mug", categoryName="Home & Garden > Kitchen")
    category = read(shop, mug)["category"]
    assert category["fullName"] == "Home & Garden > Kitchen"
    assert (category["level"], category["isRoot"]) == (2, False)
    assert category["parentId"] == "gid://shopify/TaxonomyCategory/hg"


def test_generated_products_have_all_that_a_shop_keeps(shop):
    shop.reset(20, seed=3)
    first = shop.products()
    for product in first:
        assert product["category"]["fullName"]
        assert titles(shop, product)
        for variant in product["variants"]:
            item = variant["inventoryItem"]
            assert variant["sku"]
            assert variant["barcode"]
            assert float(variant["price"]) > 0
            assert item["measurement"]["weight"]["value"] > 0
            assert item["unitCost"]
            assert item["harmonizedSystemCode"]
            assert item["countryCodeOfOrigin"]
    shop.reset(20, seed=3)
    assert [it["category"] for it in shop.products()] == [
        it["category"] for it in first
    ]
