from decimal import Decimal

from odoo.tests import BaseCase

from ...services.commerce.records.product import (
    Category,
    Collection,
    Cost,
    Media,
    Metafield,
    Option,
    Weight,
)
from ...services.shopify.products.reading.product import read_product
from .product_objects import (
    a_collection,
    a_product,
    a_variant,
    an_image,
    an_inventory_item,
    changed,
    listed,
    metafields,
    raw_variants,
    sized,
)


def read(*args, **given):
    return read_product(a_product(*args, **given))


def read_variant(*args, **given):
    (variant,) = read(variants=[a_variant(*args, **given)]).variants
    return variant


def read_item(**item):
    return read_variant(inventoryItem=an_inventory_item(1, **item))


class TestProductReading(BaseCase):
    def test_only_an_active_product_that_is_shown_counts_as_published(self):
        for status, shown_since, is_published in [
            ("ACTIVE", "2026-11-01T10:00:00Z", True),
            ("ACTIVE", None, False),
            ("DRAFT", "2026-11-01T10:00:00Z", False),
            ("ARCHIVED", "2026-11-01T10:00:00Z", False),
            ("UNLISTED", "2026-11-01T10:00:00Z", False),
        ]:
            with self.subTest(status=status, shown_since=shown_since):
                product = read(status=status, publishedAt=shown_since)
                self.assertEqual(product.status, status.lower())
                self.assertEqual(product.is_published, is_published)

    def test_texts_come_without_spaces_around_them(self):
        product = read(
            " Tee ",
            vendor=" Acme ",
            productType=" Tees ",
            descriptionHtml=" <p>Soft</p> ",
            tags=[" new ", "", "best"],
        )
        self.assertEqual(
            (product.title, product.vendor, product.product_type, product.tags),
            ("Tee", "Acme", "Tees", ("best", "new")),
        )
        self.assertEqual(product.description_html, "<p>Soft</p>")

    def test_what_a_product_belongs_to(self):
        category = {"id": "gid://shopify/TaxonomyCategory/a", "fullName": "A > B"}
        product = read(
            category=category, collections=listed(a_collection("New Things", number=7))
        )
        self.assertEqual(product.category, Category(category["id"], "A > B"))
        self.assertEqual(
            product.collections,
            (Collection("gid://shopify/Collection/7", "New Things", "new-things"),),
        )
        self.assertIsNone(read().category)

    def test_what_was_received_is_there_for_who_asks(self):
        node = a_product("Mug", descriptionHtml=" <p>Soft</p> ")
        payload = read_product(node).payload()
        self.assertEqual(payload["descriptionHtml"], " <p>Soft</p> ")
        self.assertEqual(read_product(type(node).model_validate(payload)).title, "Mug")

    def test_metafields_are_called_by_their_whole_name(self):
        told = metafields(("custom.fabric", "single_line_text_field", "Linen"))
        expected = (Metafield("custom.fabric", "single_line_text_field", "Linen"),)
        self.assertEqual(read(metafields=told).metafields, expected)
        self.assertEqual(read_variant(metafields=told).metafields, expected)
        self.assertEqual(read().metafields, ())


class TestVariantReading(BaseCase):
    def test_texts_come_without_spaces_around_them(self):
        for field, sku in [(" AB-12 - R3 ", "AB-12 - R3"), (None, ""), ("  ", "")]:
            with self.subTest(field=field):
                variant = read_variant(field, barcode=field)
                self.assertEqual((variant.sku, variant.barcode), (sku, sku))

    def test_no_compare_at_price_and_one_of_zero_are_the_same(self):
        for written, read_as in [
            (None, None),
            ("0.00", None),
            ("25.00", Decimal("25.00")),
        ]:
            with self.subTest(written=written):
                variant = read_variant(compareAtPrice=written)
                self.assertEqual(variant.compare_at_price, read_as)

    def test_a_weight_keeps_its_digits_and_unit_and_one_of_zero_is_unsaid(self):
        for value, unit, weight, fact in [
            (0.1, "POUNDS", Weight(Decimal("0.1"), "POUNDS"), "0.1 POUNDS"),
            (250, "GRAMS", Weight(Decimal(250), "GRAMS"), "250 GRAMS"),
            (0, "KILOGRAMS", None, None),
        ]:
            with self.subTest(value=value, unit=unit):
                variant = read_item(weight=value, unit=unit)
                self.assertEqual(variant.weight, weight)
                self.assertEqual(variant.facts["weight"], fact)

    def test_a_cost_keeps_its_currency_and_none_is_unsaid(self):
        for cost, read_as, fact in [
            ("7.50", Cost(Decimal("7.50"), "USD"), "7.5 USD"),
            ("0.00", Cost(Decimal(0), "USD"), "0 USD"),
            (None, None, None),
        ]:
            with self.subTest(cost=cost):
                variant = read_item(cost=cost)
                self.assertEqual(variant.unit_cost, read_as)
                self.assertEqual(variant.facts["unitCost"], fact)

    def test_a_country_that_is_none_is_unsaid(self):
        for code, read_as in [("PT", "PT"), ("ZZ", ""), (None, "")]:
            with self.subTest(code=code):
                variant = read_item(countryCodeOfOrigin=code)
                self.assertEqual(variant.country_code, read_as)

    def test_what_is_kept_on_the_stock_item(self):
        variant = read_item(tracked=False, harmonizedSystemCode="6109")
        self.assertEqual(
            (variant.stock_external_id, variant.tracked, variant.hs_code),
            ("gid://shopify/InventoryItem/1", False, "6109"),
        )


class TestOptionsReading(BaseCase):
    def test_a_lone_default_variant_has_no_options(self):
        product = read()
        self.assertTrue(product.is_lone)
        self.assertEqual(product.options, ())
        self.assertEqual(product.variants[0].options, ())

    def test_an_option_that_is_really_called_title_is_one(self):
        product = read(variants=[a_variant("A", options=[("Title", "Book")])])
        self.assertEqual(product.options, (Option("Title", ("Book",)),))
        self.assertEqual(product.variants[0].options, (("Title", "Book"),))

    def test_values_come_in_shopifys_order_and_unused_ones_stay_out(self):
        node = a_product(variants=sized("M", "S"))
        values = node.options[0].option_values
        values.sort(key=lambda value: value.name, reverse=True)
        values.append(values[0].model_copy(update={"name": "XXL"}))
        self.assertEqual(read_product(node).options, (Option("Size", ("S", "M")),))


class TestMediaReading(BaseCase):
    def test_each_state_in_which_media_begin(self):
        video = {"__typename": "Video", "mediaContentType": "VIDEO"}
        for image, state, is_under_way in [
            (an_image(), "waiting", False),
            (an_image(status="PROCESSING"), "processing", True),
            (an_image(status="UPLOADED"), "processing", True),
            (an_image(status="FAILED"), "failed", False),
            (an_image(image=None), "processing", False),
            (an_image() | video, "listed", False),
            (an_image(status="PROCESSING") | video, "listed", True),
        ]:
            with self.subTest(state=state, status=image["status"]):
                (media,) = read(media=listed(image)).media
                self.assertEqual(media.state, state)
                self.assertEqual(media.is_under_way, is_under_way)

    def test_an_image_of_a_variant_is_told_in_its_place(self):
        red, blue = an_image(" Red ", number=1), an_image(number=2)
        product = read(
            variants=[
                a_variant(
                    "A", options=[("No", "1")], media={"nodes": [blue]}, number=8
                ),
                a_variant("B", options=[("No", "2")]),
            ],
            media=listed(red, blue),
        )
        self.assertEqual(
            product.media,
            (
                Media(red["id"], 1, alt="Red", url=red["image"]["url"]),
                Media(
                    blue["id"],
                    2,
                    url=blue["image"]["url"],
                    variant_external_ids=("gid://shopify/ProductVariant/8",),
                ),
            ),
        )


class TestChecksum(BaseCase):
    def setUp(self):
        super().setUp()
        self.product = a_product(variants=sized("S", "M"))
        self.before = read_product(self.product).checksum

    def assertNoticed(self, is_noticed, **fields):
        after = read_product(changed(self.product, **fields)).checksum
        self.assertEqual(after != self.before, is_noticed)

    def test_all_that_is_read_is_noticed(self):
        category = {"id": "gid://shopify/TaxonomyCategory/a", "fullName": "A"}
        for field, value in [
            ("title", "Tee"),
            ("status", "DRAFT"),
            ("publishedAt", None),
            ("vendor", "Acme"),
            ("productType", "Tees"),
            ("tags", ["new"]),
            ("handle", "tee"),
            ("descriptionHtml", "<p>New</p>"),
            ("seo", {"title": "New", "description": None}),
            ("category", category),
            ("collections", listed(a_collection("New"))),
            ("media", listed(an_image())),
            ("isGiftCard", True),
            ("onlineStoreUrl", "https://north.example/tee"),
            ("metafields", metafields(("custom.a", "single_line_text_field", "b"))),
        ]:
            with self.subTest(field=field):
                self.assertNoticed(True, **{field: value})

    def test_all_that_is_read_of_a_variant_is_noticed(self):
        for field, value in [
            ("sku", "X"),
            ("barcode", "4006381333931"),
            ("price", "21.00"),
            ("compareAtPrice", "30.00"),
            ("position", 7),
            ("taxable", False),
            ("metafields", metafields(("custom.a", "single_line_text_field", "b"))),
        ]:
            with self.subTest(field=field):
                variants = raw_variants(self.product)
                variants[1][field] = value
                self.assertNoticed(True, variants=variants)

    def test_all_that_is_read_of_a_stock_item_is_noticed(self):
        for field, value in [
            ("id", "gid://shopify/InventoryItem/9"),
            ("tracked", False),
            ("unitCost", {"amount": "3.00", "currencyCode": "EUR"}),
            ("measurement", {"weight": {"unit": "GRAMS", "value": 3}}),
            ("harmonizedSystemCode", "610910"),
            ("countryCodeOfOrigin", "PT"),
        ]:
            with self.subTest(field=field):
                variants = raw_variants(self.product)
                variants[0]["inventoryItem"][field] = value
                self.assertNoticed(True, variants=variants)

    def test_what_is_not_read_is_not_noticed(self):
        moment = "2026-11-20T10:00:00Z"
        variants = raw_variants(self.product)
        variants[0] |= {"updatedAt": moment, "price": "20.0"}
        self.assertNoticed(False, variants=variants, updatedAt=moment)
