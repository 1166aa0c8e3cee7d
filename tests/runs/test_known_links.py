"""Every reason to read a record in full, though its time is known."""

from collections.abc import Callable
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from unittest.mock import patch

from odoo.tests import tagged

from ...models.runs.kinds.import_work import ImportsAll
from ...models.runs.kinds.kind import CUSTOMERS, ORDERS, PRODUCTS
from ...models.runs.kinds.table import import_of
from ...services.commerce.customers import plan
from ...services.commerce.orders import settings
from ...services.commerce.products import mapping
from ...services.shopify.service import ShopifyService
from ..import_case import ShopCase

TOLD = datetime(2026, 11, 1, 12, tzinfo=timezone.utc)


@dataclass(frozen=True)
class Timed:
    """What Shopify tells of a record first."""

    id: str
    updated_at: datetime = TOLD


def writes(**values) -> Callable:
    return lambda link: link.write(values)


def sets(**values) -> Callable:
    return lambda link: link.channel_id.write(values)


def has_issue(suffix="", **values) -> Callable:
    """Let a record have an issue, or a part of it that a suffix names."""

    def create(link):
        given = {"code": "not_stored", "name": "A record", "reason": "Odoo was busy."}
        shop = link.channel_id
        given |= {"external_id": f"{link.external_id}{suffix}", "channel_id": shop.id}
        link.env["commerce.issue"].create(given | values)

    return create


def has_issue_elsewhere(link):
    issue = has_issue(channel_id=link.channel_id.copy({"name": "South Shop"}).id)
    issue(link)


def maps_a_metafield(link):
    field = link.env["ir.model.fields"]._get("product.template", "description_sale")
    link.env["commerce.metafield.mapping"].create(
        {"channel_id": link.channel_id.id, "key": "care", "field_id": field.id}
    )


def has_image(state) -> Callable:
    def create(link):
        link.env["commerce.media"].create(
            {
                "channel_id": link.channel_id.id,
                "commerce_product_id": link.id,
                "external_id": "gid://shopify/MediaImage/1",
                "media_type": "image",
                "state": state,
            }
        )

    return create


def has_a_rule(link):
    link.env["commerce.order.rule"].create(
        {"channel_id": link.channel_id.id, "action": "confirm", "risk": "high"}
    )


def read_before(**ago) -> Callable:
    return lambda link: link.write({"read_at": link.env.cr.now() - timedelta(**ago)})


def nothing(link):
    """Leave all as it is."""


OF_ALL = {
    "it was never read in full": writes(read_with=False, read_as_of=False),
    "it was read a day ago": read_before(hours=24, minutes=1),
    "its time was another one then": writes(read_as_of="2026-11-01 11:59:59"),
    "the app may read more": sets(shopify_scopes="read_products, read_orders"),
    "it is marked as gone": writes(state="gone"),
    "it was deleted in Odoo": writes(state="tombstone"),
    "another look was asked for": writes(checksum=False),
    "it has an issue": has_issue(),
    "it has an issue whose look is due": has_issue(retry_at="2026-11-01"),
    "it has an issue whose look is not due": has_issue(retry_at="2099-01-01"),
}
REASONS = {
    PRODUCTS: {
        **OF_ALL,
        "Odoo has no product of it": writes(product_tmpl_id=False),
        "a setting is another": sets(category_policy="none"),
        "a metafield is mapped": maps_a_metafield,
        "Shopify works on an image": has_image("processing"),
    },
    CUSTOMERS: {
        **OF_ALL,
        "Odoo has no contact of it": writes(partner_id=False),
        "a setting is another": sets(customer_tags=False),
        "its data was withheld": writes(is_withheld=True),
    },
    ORDERS: {
        **OF_ALL,
        "Odoo has no order of it": writes(sale_order_id=False),
        "a setting is another": sets(order_prefix="N"),
        "a rule is another": has_a_rule,
        "it waits, or was told of": writes(told_at="2026-11-01"),
    },
}
NO_REASONS = {
    "nothing is new": nothing,
    "it was read within a day": read_before(hours=23),
    "what was wrong with it is settled": has_issue(state="settled"),
    "a person ignores what is wrong with it": has_issue(state="ignored"),
    "its images alone have an issue": has_issue("#images"),
    "the same id of another shop has an issue": has_issue_elsewhere,
}
VERSIONS = {PRODUCTS: mapping, CUSTOMERS: plan, ORDERS: settings}


@tagged("post_install", "-at_install")
class TestReasons(ShopCase):
    @classmethod
    def a_shop(cls, *named, **given):
        return super().a_shop(*named, shopify_api_token="shpat_x", **given)

    def setUp(self):
        super().setUp()
        self.registry_enter_test_mode()

    def test_what_is_told_to_be_read_in_full(self):
        for kind, reasons in REASONS.items():
            for why, change in reasons.items():
                with self.subTest(kind=kind.lane, why=why), self.a_link(kind) as link:
                    change(link)
                    self.assertFalse(self.known(kind, link))

    def test_what_is_no_reason(self):
        for kind in REASONS:
            for why, change in NO_REASONS.items():
                with self.subTest(kind=kind.lane, why=why), self.a_link(kind) as link:
                    change(link)
                    self.assertEqual(self.known(kind, link), {link.external_id})

    def test_an_image_that_is_there_is_none(self):
        with self.a_link(PRODUCTS) as link:
            has_image("stored")(link)
            self.assertTrue(self.known(PRODUCTS, link))

    def test_another_version_of_what_reads_is_one(self):
        for kind, module in VERSIONS.items():
            with self.subTest(kind=kind.lane), self.a_link(kind) as link:
                with patch.object(module, "READING_VERSION", 99):
                    self.assertFalse(self.known(kind, link))
                with patch.object(ShopifyService, "API_VERSION", "2099-01"):
                    self.assertFalse(self.known(kind, link))
                self.assertTrue(self.known(kind, link))

    def test_another_time_is_one(self):
        for kind in REASONS:
            for seconds in (-1, 1):
                later = TOLD + timedelta(seconds=seconds)
                with self.subTest(kind=kind.lane), self.a_link(kind) as link:
                    self.assertFalse(self.known(kind, link, later))

    def test_the_link_of_another_shop_tells_nothing(self):
        for kind in REASONS:
            with self.subTest(kind=kind.lane), self.a_link(kind) as link:
                other = self.a_shop("south-shop", "South Shop")
                links = self.links(kind, other)
                self.assertFalse(links.any())
                self.assertFalse(links.among([Timed(link.external_id)]))

    @contextmanager
    def a_link(self, kind):
        """Yield the link of a record that is known as it is; forget it afterwards."""
        savepoint = self.env.cr.savepoint()
        with closing(savepoint):
            record = self.env[kind.record].create(self.values(kind))
            link = self.env[kind.link].create(
                {
                    "channel_id": self.shop.id,
                    "external_id": f"gid://shopify/{kind.resource}/7",
                    kind.record_field: record.id,
                    "checksum": "as it is",
                }
            )
            self.env.flush_all()
            self.links(kind, self.shop).note([Timed(link.external_id)])
            link.invalidate_recordset()
            yield link
            savepoint.rollback()
            self.env.invalidate_all()

    def values(self, kind):
        if kind is ORDERS:
            partner = self.env["res.partner"].create({"name": "A customer"})
            return {"partner_id": partner.id}
        return {"name": "A record"}

    def known(self, kind, link, told=TOLD):
        """Ask as an import does that begins now."""
        self.env.flush_all()
        links = self.links(kind, link.channel_id)
        return links.among([Timed(link.external_id, told)])

    def links(self, kind, shop):
        shop = self.world(shop)
        work = import_of(kind, ImportsAll)
        run = self.env["shopify.sync"].create(
            {"mode": work.mode, "channel_id": shop.id}
        )
        with closing(shop._service()) as service:
            begun = work(run, shop, service)
            return begun.known_links(begun.importer())
