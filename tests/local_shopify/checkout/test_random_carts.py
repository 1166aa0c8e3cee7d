"""Random carts of the local Shopify's checkout add up, whatever is in them."""

from decimal import Decimal
from random import Random

from ....scripts.local_shopify.checkout import bills, currencies, random_cart
from ....scripts.local_shopify.checkout.bill import bill_of
from ....scripts.local_shopify.orders.derive import derived
from ...seeds import a_seed
from .checkout_objects import held

CARTS = 2_000


def shop_amount(bag):
    return Decimal(bag["shopMoney"]["amount"])


def presented(bag):
    return Decimal(bag["presentmentMoney"]["amount"])


def random_carts():
    """Carts with their seeds, to say which one failed."""
    first = a_seed()
    for seed in range(first, first + CARTS):
        yield seed, random_cart(Random(seed))


def test_random_carts_add_up_to_the_cent_in_both_currencies():
    for seed, cart in random_carts():
        shown = derived(held(cart))
        for bill, read in zip(bills(cart), (shop_amount, presented), strict=True):
            expected = {
                "subtotalPriceSet": bill.subtotal,
                "totalDiscountsSet": bill.discounts,
                "totalTaxSet": bill.tax,
                "totalTipReceivedSet": bill.tip,
                "totalPriceSet": bill.total,
            }
            found = {name: read(shown[name]) for name in expected}
            assert found == expected, f"seed {seed}"


def test_random_carts_share_out_every_cent_and_take_no_more_than_there_is():
    for seed, cart in random_carts():
        for bill in bills(cart):
            for line in (*bill.lines, *bill.shipping):
                assert line.net >= 0, f"seed {seed}"
                assert all(tax >= 0 for tax in line.taxes), f"seed {seed}"


def test_a_random_discount_on_the_order_is_shared_out_whole():
    for seed, cart in random_carts():
        cart.discounts = cart.discounts[:1]
        for discount in cart.discounts:
            discount.method, discount.selection = "ACROSS", "ALL"
            discount.lines, discount.target = None, "LINE_ITEM"
            for currency in currencies(cart):
                bill = bill_of(cart, currency)
                assert bill.discounts == whole(cart, bill, currency), f"seed {seed}"


def whole(cart, bill, currency):
    """What the only discount takes off the order."""
    (discount,) = cart.discounts
    pairs = zip(bill.lines, cart.lines, strict=True)
    goods = sum((b.total for b, line in pairs if not line.gift_card), Decimal(0))
    if discount.percentage:
        return currency.round(goods * discount.value / 100)
    return min(currency.convert(discount.value), goods)


def test_random_carts_show_each_kind():
    seen = set()
    for _seed, cart in random_carts():
        seen |= {(each.method, each.percentage) for each in cart.discounts}
        seen |= {each.kind for each in (*cart.discounts, *cart.payments)}
        seen |= {each.target for each in cart.discounts}
        seen |= {f"{len(cart.taxes)} taxes", cart.currency}
        seen |= {"tip"} if cart.tip else {"fee"} if cart.fees else set()
    kinds = {"Code", "Automatic", "Manual", "Script", "SALE", "AUTHORIZATION"}
    methods = {(m, p) for m in ("ACROSS", "EACH", "ONE") for p in (True, False)}
    taxes = {f"{number} taxes" for number in range(4)}
    assert kinds | methods | taxes | {"JPY", "KWD", "EUR", "tip", "fee"} <= seen


def test_the_same_seed_gives_the_same_cart():
    assert random_cart(Random(7)) == random_cart(Random(7))
