"""What is to be sent of images: tables of what Odoo has and what the shop has."""

from odoo.tests import BaseCase, tagged

from ...services.commerce.images.export.comparison import (
    ImageChanges,
    compare,
    moves,
    reordered,
)
from ...services.commerce.images.export.offered import (
    ImageOffer,
    Known,
    Offered,
    OfVariant,
    Place,
)


def image(checksum, image_id=0, name="Scarf"):
    return Offered(checksum, name, Place("product.template", "image", 1), image_id)


def offer(main=None, *extras, variants=None, has_extras=True):
    """An offer of checksums; extra images have the ids 1, 2 …"""
    return ImageOffer(
        main=main and image(main),
        extras=tuple(image(it, place) for place, it in enumerate(extras, start=1)),
        variants=variants or {},
        has_extras=has_extras,
    )


def known(*checksums, **given):
    """What the shop has: A as the product's image, others as extra images."""
    return [
        Known(
            external_id=it.upper(),
            position=place,
            checksum=it,
            shown_as="main" if place == 1 else "extra",
            image_id=place - 1,
            name="Scarf",
            **given,
        )
        for place, it in enumerate(checksums, start=1)
    ]


# Odoo's images, the shop's: contents that are new, the order, what goes off.
CASES = [
    ("nothing anywhere", (), (), "", (), ""),
    ("the same", ("a", "b"), ("a", "b"), "", (), ""),
    ("a first image", ("a",), (), "a", (), ""),
    ("all new", ("a", "b", "c"), (), "abc", (), ""),
    ("one more at the end", ("a", "b"), ("a",), "b", (), ""),
    ("one more in between", ("a", "c", "b"), ("a", "b"), "c", ("A", "c", "B"), ""),
    ("another order", ("a", "c", "b"), ("a", "b", "c"), "", ("A", "C", "B"), ""),
    ("another first one", ("b", "a"), ("a", "b"), "", ("B", "A"), ""),
    ("a new first one", ("c", "b"), ("a", "b"), "c", ("c", "B", "A"), "A"),
    ("a replaced one", ("a", "c"), ("a", "b"), "c", (), "B"),
    ("one less", ("a",), ("a", "b"), "", (), "B"),
    ("no first one", (None, "b"), ("a", "b"), "", (), "A"),
    ("one content twice", ("a", "a"), (), "a", (), ""),
]


@tagged("post_install", "-at_install")
class TestImageComparison(BaseCase):
    def test_contents_order_and_what_is_gone(self):
        for title, odoo, shop, new, order, gone in CASES:
            with self.subTest(title):
                found = compare(offer(*odoo), known(*shop), follows=True)
                self.assertEqual("".join(it.checksum for it in found.new), new)
                self.assertEqual(found.order, order)
                self.assertEqual("".join(found.gone), gone)

    def test_what_came_from_the_shop_stays_there_unless_it_follows(self):
        changes = compare(offer("a"), known("a", "b"))
        self.assertFalse(changes)
        changes = compare(offer("a"), known("a", "b", is_ours=True))
        self.assertEqual(changes.gone, ("B",))

    def test_what_odoo_never_showed_is_never_taken_off(self):
        hand = Known("H", 2)
        kept = Known("K", 3, "k", "kept")
        self.assertFalse(compare(offer("a"), [*known("a"), hand, kept], follows=True))

    def test_without_a_place_for_extra_images_none_is_taken_off(self):
        there = known("a", "b", is_ours=True)
        self.assertFalse(compare(offer("a", has_extras=False), there, follows=True))

    def test_a_name_that_a_person_changed_is_sent_alone(self):
        odoo = ImageOffer(image("a"), (image("b", 1, "Side"),), has_extras=True)
        changes = compare(odoo, known("a", "b"))
        self.assertEqual(changes.texts, {"B": "Side"})
        self.assertFalse(changes.new or changes.order or changes.gone)

    def test_an_extra_image_whose_content_is_unknown_is_taken_to_be_the_same(self):
        there = [*known("a"), Known("B", 2, "", "extra", 1, "Scarf")]
        self.assertFalse(compare(offer("a", "b"), there, follows=True))

    def test_variants_are_compared_with_what_both_sides_had(self):
        variants = {
            "same": OfVariant(image("b"), "b"),
            "new": OfVariant(image("c"), ""),
            "known": OfVariant(image("b"), "x"),
            "gone": OfVariant(None, "b"),
            "none": OfVariant(None, ""),
        }
        changes = compare(offer("a", variants=variants), known("a", "b"), follows=True)
        self.assertEqual(changes.variants, {"new": "c", "known": "B", "gone": ""})
        self.assertEqual([it.checksum for it in changes.new], ["c"])
        self.assertFalse(changes.gone)

    def test_nothing_to_send_is_false(self):
        self.assertFalse(ImageChanges(main="A", shown={"A": image("a")}))

    def test_an_order_leaves_others_in_their_places(self):
        for there, wanted, after in (
            ("abc", "cba", "cba"),
            ("axb", "ba", "bxa"),
            ("xab", "b", "xab"),
            ("ab", "cba", "ba"),
        ):
            with self.subTest(f"{there} {wanted}"):
                self.assertEqual("".join(reordered(there, wanted)), after)

    def test_moves_lead_from_one_order_to_the_other(self):
        for there, wanted, many in (
            ("abc", "abc", 0),
            ("abc", "cab", 1),
            ("abcd", "dcba", 3),
        ):
            with self.subTest(f"{there} {wanted}"):
                now, steps = list(there), moves(there, wanted)
                for it, place in steps:
                    now.remove(it)
                    now.insert(place, it)
                self.assertEqual("".join(now), wanted)
                self.assertEqual(len(steps), many)
