"""Every mode has its work, and none gets what is another's."""

from unittest.mock import patch

from odoo.tests import TransactionCase

from ...models.runs.kinds.customers import CHANGED
from ...models.runs.kinds.import_work import (
    ImportsAll,
    ImportsBatch,
    ImportsChanged,
    ImportsOne,
)
from ...models.runs.kinds.kind import (
    COMPANY,
    KINDS,
    PRODUCTS,
    RESOURCES,
    kind_of_link,
)
from ...models.runs.kinds.table import WORKS, import_of
from ...models.runs.kinds.work import Work
from ...models.runs.mode import SyncMode
from ...services.commerce.run.page_result import PageResult
from ..engine_case import EngineCase


class TestTable(TransactionCase):
    def test_every_mode_has_its_work_in_the_order_of_the_guides_names(self):
        modes = [mode.value for mode in SyncMode]
        self.assertEqual(list(WORKS), modes)
        self.assertEqual([work.mode for work in WORKS.values()], modes)
        self.assertEqual(len(set(WORKS.values())), len(modes))

    def test_every_work_says_what_it_is(self):
        labels = dict(self.env["shopify.sync"]._modes())
        for mode, work in WORKS.items():
            with self.subTest(mode):
                self.assertIn(work.kind, KINDS)
                self.assertTrue(labels[mode])
                self.assertTrue(self.env._(work.hint).endswith("."))
                self.assertIn(work.covered_by, ["", *WORKS])
                self.assertFalse(work.__abstractmethods__)

    def test_what_a_work_and_a_kind_name_is_there(self):
        shop = self.env["commerce.channel"].create({"name": "N"})
        for work in WORKS.values():
            with self.subTest(work.mode):
                self.assertIn(work.interval_field, ["", *shop._fields])
        for kind in KINDS:
            with self.subTest(kind.lane):
                field = self.env[kind.link]._fields[kind.record_field]
                self.assertEqual(field.comodel_name, kind.record)
                of_shop = [kind.begun_field, kind.notice_field, kind.held_field]
                self.assertLessEqual({it for it in of_shop if it}, {*shop._fields})
                path = [("path", "=", kind.path), ("res_model", "=", kind.link)]
                self.assertTrue(self.env["ir.actions.act_window"].search(path))
                self.assertEqual(kind_of_link(kind.link), kind)
                external_id = f"gid://shopify/{kind.resource}/1"
                self.assertEqual(shop._resource_of(external_id), kind)

    def test_every_kind_is_imported_in_each_way(self):
        for kind in KINDS:
            for how in (ImportsAll, ImportsChanged, ImportsOne, ImportsBatch):
                with self.subTest(kind=kind.lane, how=how.__name__):
                    self.assertEqual(import_of(kind, how).kind, kind)

    def test_no_run_is_about_another_kind_of_record(self):
        shop = self.env["commerce.channel"].create({"name": "N"})
        self.assertEqual(shop._resource_of("gid://shopify/Company/1"), COMPANY)
        others = ["gid://shopify/Company/1", "gid://shopify/Metaobject/1", "nothing"]
        self.assertFalse(self.env["shopify.sync"]._import_chosen(shop, others))

    def test_what_changes_by_itself_has_a_mark_of_its_own(self):
        marked = [it for it in RESOURCES.values() if it.watermark]
        self.assertEqual(len({it.watermark for it in marked}), len(marked))
        self.assertEqual({*marked}, {*KINDS, *CHANGED})

    def test_runs_of_a_kind_follow_each_other(self):
        shop = self.env["commerce.channel"].create({"name": "N"})
        runs = self.env["shopify.sync"]
        for mode, work in WORKS.items():
            with self.subTest(mode):
                lane = runs._lane_of({"mode": mode, "channel_id": shop.id})
                self.assertEqual(lane, f"shop {shop.id} {work.kind.lane}")


class Sending:
    """A task that sends two titles, and asks Shopify for nothing."""

    def __init__(self, service, sent):
        self.usage = service.usage
        self._service = service
        self._sent = sent

    def begin(self):
        return {"total": 2}

    def pages(self, window, position):
        yield ["A"]
        yield ["B"]

    def position_after(self, records, position):
        return {"sent": records[-1]}

    def counts(self):
        return True

    def shared(self):
        return ()

    def store(self, records):
        self._sent.extend(records)
        return PageResult(updated=len(records))

    def key_of(self, record):
        return record

    def finish(self, window):
        self._sent.append("end")

    def close(self):
        self._service.close()


class ExportTitles(Work):
    """A mode of another direction, as a test alone knows it."""

    mode = "export_titles"
    kind = PRODUCTS
    label = "Export titles"
    hint = "Sends titles."
    sent: list = []

    def task(self, introduce):
        introduce()
        return Sending(self.service, self.sent)


class TestAnotherMode(EngineCase):
    def setUp(self):
        super().setUp()
        # A product that is gone, one that changed, and an image that waits.
        gone, _kept = self.add("Gone", "Kept")
        self.sync()
        self.shopify.delete_product(gone["id"])
        self.add("New")
        self.shopify.clear_log()

    def export(self):
        with patch.dict(WORKS, {ExportTitles.mode: ExportTitles}):
            return self.queue(ExportTitles.mode)

    def test_a_new_mode_does_its_own_work_and_no_import(self):
        ExportTitles.sent.clear()
        with patch.dict(WORKS, {ExportTitles.mode: ExportTitles}):
            run = self.sync(ExportTitles.mode)
            self.assertIn(("export_titles", "Export titles"), run._modes())
        self.assertEqual(ExportTitles.sent, ["A", "B", "end"])
        self.assertRecordValues(
            run, [{"state": "success", "updated_count": 2, "gone_count": 0}]
        )
        asked = {it["operation"] for it in self.shopify.log()}
        self.assertLessEqual(asked, {"GetShop"})
        self.assertEqual(self.titles(), ["Gone", "Kept"])
        links = self.env["commerce.product"].search([("channel_id", "=", self.shop.id)])
        self.assertEqual(set(links.mapped("state")), {"bound"})

    def test_a_mode_that_is_no_more_fails_loudly(self):
        run = self.export()
        self.assertIn("There is no mode “export_titles”", self.fails(run))
        self.assertEqual(run.state, "failed")
        self.assertEqual((run.notice, run.held_count), (False, 0), "its page opens")
        self.assertEqual(self.titles(), ["Gone", "Kept"])
