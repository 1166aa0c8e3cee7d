"""Exchange differences come to the same end, whichever news Odoo hears of."""

from random import Random

from odoo.tests import tagged

from ...seeds import a_seed
from .exchange_case import AS_ORDERED, ExchangeCase, fx_order


@tagged("post_install", "-at_install")
class TestExchangeOfRandomLives(ExchangeCase):
    def test_any_order_of_news_leads_to_the_same_end(self):
        """Each import sees some of the events; the end is that of a first import."""
        seed = a_seed()
        chance = Random(seed)
        for way in range(8):
            number = 40_000 + 100 * way
            last, stages = random_life(chance)
            for stage in stages:
                self.assertEqual(self.follow_anew(fx_order(number, **stage)), [])
            source = fx_order(number, **last)
            fresh = fx_order(number + 50, **last)
            for each in (source, source, fresh):
                self.assertEqual(self.follow_anew(each), [])
            with self.subTest(seed=seed, way=way, stages=stages, last=last):
                self.assertEqual(self.owed(source), self.owed(fresh))
                self.assertEqual(self.lost(source), self.lost(fresh))
                if last.get("status", "PAID") in ("PAID", "REFUNDED"):
                    self.assertNothingOpen(source)


def random_life(chance):
    """What Shopify tells at the end, and at some of the moments before it."""

    def at_rate(customer):
        return (f"{float(customer) * chance.uniform(1.3, 1.7):.2f}", customer)

    parts = chance.choice([["9.00"], ["4.50", "4.50"], ["3.33", "2.67", "3.00"]])
    sales = [at_rate(it) for it in parts]
    half = {"status": "PARTIALLY_PAID", "owed": ("1.00", "1.00")}
    told = [{"sales": sales[:n], **half} for n in range(1, len(sales))]
    told = [{"sales": [], "status": "PENDING", "owed": AS_ORDERED}, *told]
    told.append({"sales": sales})
    if chance.random() < 0.5:
        told.append({"sales": sales, "cap": True, **half})
        sales = [*sales, at_rate("9.00")]
        told.append({"sales": sales, "cap": True})
    if chance.random() < 0.5:
        more = {"cap": True} if told[-1].get("cap") else {}
        back = {"backs": [at_rate("9.00")], "back": True}
        status = {"status": "PARTIALLY_REFUNDED" if more else "REFUNDED"}
        ended = {} if more else {"cancelledAt": "2026-11-07T10:00:00Z"}
        told.append({"sales": sales, **more, **back, **status})
        if ended and chance.random() < 0.5:
            told.append({"sales": sales, **back, **status, **ended})
    *before, last = told
    return last, [it for it in before if chance.random() < 0.6]
