"""Media of the local Shopify's products and variants, and collections' jobs.

The refusals are those of real shops.
"""

import pytest

from .uploads import png, upload

SET = """mutation M($id: ID, $files: [FileSetInput!]) {
  productSet(input: {id: $id, title: "Cup", files: $files}) {
    product { id media(first: 9) { nodes { id alt } } } userErrors { message }
  }
}"""
UPDATE = """mutation M($id: ID!, $media: [CreateMediaInput!]) {
  productUpdate(product: {id: $id}, media: $media) {
    product { media(first: 9) { nodes { id alt } } } userErrors { message }
  }
}"""
MOVE = """mutation M($id: ID!, $moves: [MoveInput!]!) {
  productReorderMedia(id: $id, moves: $moves) {
    job { id done } mediaUserErrors { field message code }
  }
}"""
APPEND = """mutation M($id: ID!, $pairs: [ProductVariantAppendMediaInput!]!) {
  productVariantAppendMedia(productId: $id, variantMedia: $pairs) {
    product { id } productVariants { id media(first: 9) { nodes { id } } }
    userErrors { field message code }
  }
}"""
DETACH = """mutation M($id: ID!, $pairs: [ProductVariantDetachMediaInput!]!) {
  productVariantDetachMedia(productId: $id, variantMedia: $pairs) {
    productVariants { media(first: 9) { nodes { id } } }
    userErrors { field message code }
  }
}"""
JOB = "query Q($id: ID!) { job(id: $id) { done } }"
SOURCES = [{"originalSource": f"https://x.example/{n}.png"} for n in range(3)]


def cup(shop, count=2):
    """A cup with images, its only variant, and the images' ids."""
    product = shop.add_product("Cup", files=SOURCES[:count])
    ids = [media["id"] for media in shop.media(product["id"])]
    return product, product["variants"][0]["id"], ids


def pair(variant, *media):
    return {"variantId": variant, "mediaIds": list(media)}


def errors(shop, mutation, product, *pairs):
    [payload] = shop.data(mutation, id=product["id"], pairs=list(pairs)).values()
    found = [(it["field"], it["message"], it["code"]) for it in payload["userErrors"]]
    assert not found or payload["productVariants"] is None
    return found


def test_the_same_address_is_a_new_image_each_time(shop):
    product = shop.data(SET, files=SOURCES[:1])["productSet"]["product"]
    [first] = product["media"]["nodes"]
    product = shop.data(SET, id=product["id"], files=SOURCES[:1])["productSet"]
    [again] = product["product"]["media"]["nodes"]
    assert again["id"] != first["id"]
    assert len(shop.files()) == 2


def test_an_update_adds_images_and_a_set_keeps_those_that_it_names(shop):
    product, _variant, [first, _second] = cup(shop)
    media = [{"mediaContentType": "IMAGE", **SOURCES[2], "alt": "Third"}]
    answer = shop.data(UPDATE, id=product["id"], media=media)["productUpdate"]
    *_held, third = answer["product"]["media"]["nodes"]
    assert (len(_held), third["alt"]) == (2, "Third")
    files = [{"id": third["id"]}, {"id": first, "alt": "First"}]
    answer = shop.data(SET, id=product["id"], files=files)["productSet"]
    assert answer["product"]["media"]["nodes"] == [third, {"id": first, "alt": "First"}]
    assert len(shop.files()) == 3


def test_images_are_moved_one_after_another_in_a_job(shop):
    product, _variant, [first, second, third] = cup(shop, 3)
    moves = [
        {"id": third, "newPosition": "0"},
        {"id": first, "newPosition": "99"},
    ]
    answer = shop.data(MOVE, id=product["id"], moves=moves)["productReorderMedia"]
    assert answer["job"]["done"] is False
    assert shop.data(JOB, id=answer["job"]["id"]) == {"job": {"done": True}}
    ids = [media["id"] for media in shop.media(product["id"])]
    assert ids == [third, second, first]
    wrong = [{"id": "gid://shopify/MediaImage/1", "newPosition": "0"}]
    answer = shop.data(MOVE, id=product["id"], moves=wrong)["productReorderMedia"]
    assert answer["mediaUserErrors"][0]["code"] == "MEDIA_DOES_NOT_EXIST"


def test_a_variant_takes_one_image_and_gives_it_back(shop):
    product, variant, [first, second] = cup(shop)
    field = ["variantMedia", "0", "variantId"]
    assert errors(shop, APPEND, product, pair(variant, first)) == []
    text = "The given variant already has attached media."
    error = (field, text, "PRODUCT_VARIANT_ALREADY_HAS_MEDIA")
    assert errors(shop, APPEND, product, pair(variant, second)) == [error]
    text = "The specified media is not attached to the specified variant."
    error = (field, text, "MEDIA_IS_NOT_ATTACHED_TO_VARIANT")
    assert errors(shop, DETACH, product, pair(variant, second)) == [error]
    assert errors(shop, DETACH, product, pair(variant, first)) == []
    assert errors(shop, APPEND, product, pair(variant, second)) == []


def wrong_pairs(shop, variant, first, second):
    other = shop.add_product("Mug", files=SOURCES[:1])
    [foreign] = [media["id"] for media in shop.media(other["id"])]
    return {
        "many": [pair(variant, first)] * 101,
        "two": [pair(variant, first, second)],
        "twice": [pair(variant, first), pair(variant, second)],
        "video": [pair(variant, "gid://shopify/ExternalVideo/1")],
        "variant": [pair(other["variants"][0]["id"], first)],
        "media": [pair(variant, foreign)],
    }


@pytest.mark.parametrize(
    ("name", "place", "message", "code"),
    [
        (
            "many",
            [],
            "Exceeded 100 variant-media pairs per mutation.",
            "MAXIMUM_VARIANT_MEDIA_PAIRS_EXCEEDED",
        ),
        (
            "two",
            ["0", "mediaIds"],
            "Only one mediaId is allowed per media input.",
            "TOO_MANY_MEDIA_PER_INPUT_PAIR",
        ),
        (
            "twice",
            ["0", "variantId"],
            "Variant was specified in more than one media input.",
            "PRODUCT_VARIANT_SPECIFIED_MULTIPLE_TIMES",
        ),
        (
            "video",
            ["0", "mediaIds"],
            "Non-image media cannot be attached to variants.",
            "INVALID_MEDIA_TYPE",
        ),
        (
            "variant",
            ["0", "variantId"],
            "Variant does not exist on the specified product.",
            "PRODUCT_VARIANT_DOES_NOT_EXIST_ON_PRODUCT",
        ),
        (
            "media",
            ["0", "mediaIds"],
            "Media does not exist on the specified product.",
            "MEDIA_DOES_NOT_EXIST_ON_PRODUCT",
        ),
    ],
)
def test_pairs_that_are_refused(shop, name, place, message, code):
    product, variant, [first, second] = cup(shop)
    pairs = wrong_pairs(shop, variant, first, second)[name]
    error = (["variantMedia", *place], message, code)
    assert errors(shop, APPEND, product, *pairs) == [error]


def test_an_image_on_its_way_is_no_variant_s(shop):
    product = shop.add_product("Cup")
    shop.plan_files(looks=1)
    media = [{"mediaContentType": "IMAGE", "originalSource": upload(shop, png())}]
    shop.data(UPDATE, id=product["id"], media=media)
    [image] = [it["id"] for it in shop.media(product["id"])]
    variant = product["variants"][0]["id"]
    text = "Non-ready media cannot be attached to variants."
    error = (["variantMedia", "0", "mediaIds"], text, "NON_READY_MEDIA")
    assert errors(shop, APPEND, product, pair(variant, image)) == [error]
    looks = [shop.data(LOOK, id=image)["node"]["status"] for _look in range(2)]
    assert looks == ["UPLOADED", "READY"]
    assert errors(shop, APPEND, product, pair(variant, image)) == []


LOOK = "query Q($id: ID!) { node(id: $id) { ... on MediaImage { status } } }"
JOIN = """mutation M($id: ID!, $products: [ID!]!) {
  collectionAddProductsV2(id: $id, productIds: $products) {
    job { id } userErrors { field message }
  }
}"""
LEAVE = """mutation M($id: ID!, $products: [ID!]!) {
  collectionRemoveProducts(id: $id, productIds: $products) {
    job { id } userErrors { field message }
  }
}"""


def test_a_collection_takes_products_and_gives_them_back(shop):
    product = shop.add_product("Cup", collectionTitles=["Sale"])
    gifts = shop.add_collection("Gifts")
    asked = {"id": gifts["id"], "products": [product["id"], "gid://shopify/Product/1"]}
    assert shop.data(JOIN, **asked)["collectionAddProductsV2"]["job"]["id"]
    read = """query Q($id: ID!) { product(id: $id) {
      collections(first: 9) { nodes { title } }
    } }"""

    def titles():
        found = shop.data(read, id=product["id"])["product"]["collections"]["nodes"]
        return [it["title"] for it in found]

    assert titles() == ["Sale", "Gifts"]
    assert shop.data(LEAVE, **asked)["collectionRemoveProducts"]["userErrors"] == []
    assert titles() == ["Sale"]
