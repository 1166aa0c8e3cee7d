"""A product of as many variants as a shop takes goes out in parts."""

from dataclasses import replace

from odoo.tests import BaseCase

from ....services.commerce.records.product import ListedOption, ListedValue
from ....services.shopify.products.writing.changes import changes
from ..product_records import a_product, a_variant

MOST = 2048


class TestManyVariants(BaseCase):
    def test_new_ones_are_parts_below_a_requests_points(self):
        first = a_variant("V-0", options=(("Size", "0"),))
        size = ListedOption("gid:size", "Size", (ListedValue("gid:0", "0"),))
        there = replace(a_product(), variants=(first,), listed=(size,))
        new = [
            replace(
                a_variant(f"V-{place}", options=(("Size", str(place)),)),
                external_id=f"product.product/{place}",
            )
            for place in range(1, MOST)
        ]
        calls = changes(there, replace(there, variants=(first, *new)))
        self.assertEqual({it.operation for it in calls}, {"CreateVariants"})
        sent = [it for call in calls for it in call.variables["variants"]]
        self.assertEqual(len(sent), MOST - 1)
        self.assertLess(max(call.points for call in calls), 1000)
        self.assertEqual(
            sent[0]["optionValues"], [{"optionId": "gid:size", "name": "1"}]
        )
