"""Of a run a person decides what is done; all else is the engine's own."""

from datetime import datetime, timedelta

import psycopg2

from odoo.exceptions import AccessError, ValidationError
from odoo.sql_db import connection_info_for
from odoo.tests import new_test_user

from ...models.engine.slices.fence import end_backend, mark
from .test_queue import QueueCase

FAR = datetime(2099, 1, 1)
OF_THE_ENGINE = {
    "window": {"since": "2098-01-01T00:00:00Z", "until": "2099-01-01T00:00:00Z"},
    "position": {"id": 9},
    "run_token": "x",
    "backend": "1 1",
    "start_time": FAR,
    "end_time": FAR,
    "last_activity": FAR,
    "last_progress": FAR,
    "retry_at": FAR,
    "paused": True,
    "priority": -1,
    "lane": "shop 1 orders",
    "parameters_key": "x",
    "attempt": 9,
    "retry_attempts": 9,
    "hard_throttle_count": 9,
    "in_hand": "gid://shopify/Product/1",
    "in_hand_count": 9,
    "done_count": 9,
    "error_message": "x",
}
FORGED = {**OF_THE_ENGINE, "parameters": {"since": "2099", "external_ids": [{"a": 1}]}}
STATES = ("running", "success", "failed", "cancelled")


class DecidedCase(QueueCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        groups = "commerce_sync.group_user,base.group_allow_export"
        cls.user = new_test_user(cls.env, "uma", groups=groups)
        cls.manager = new_test_user(
            cls.env, "mia", groups="commerce_sync.group_manager"
        )
        cls.people = cls.user | cls.manager
        cls.values = {"mode": "import_changed_products", "channel_id": cls.shop.id}

    def as_(self, person, **context):
        return self.Sync.with_user(person).with_context(**context)


class TestCreating(DecidedCase):
    def test_no_person_gives_a_column_that_is_the_engines(self):
        own = [*OF_THE_ENGINE.items(), *(("state", state) for state in STATES)]
        for person in self.people:
            for name, value in own:
                with self.subTest(person.login, field=name, value=value):
                    with self.assertRaises(AccessError) as refused:
                        self.as_(person).create({**self.values, name: value})
                    label = self.Sync._fields[name].get_description(self.env)["string"]
                    self.assertIn(label, str(refused.exception))
        self.assertFalse(self.Sync.search([("channel_id", "=", self.shop.id)]))

    def test_every_stored_column_is_a_persons_or_refused(self):
        for name, field in self.Sync._fields.items():
            if field.store and name not in self.Sync.DECIDED and name != "id":
                with self.subTest(name), self.assertRaises(AccessError):
                    self.as_(self.manager).create({**self.values, name: False})

    def test_no_context_gives_one_either_whoever_is_asked(self):
        forged = {f"default_{name}": value for name, value in FORGED.items()}
        for sync in (
            self.as_(self.user, **forged),
            self.as_(self.user, **forged).sudo(),
        ):
            run = sync.with_context(default_state="failed").create(self.values)
            self.assertRecordValues(
                run, [{"state": "draft", "priority": 10, "parameters": False}]
            )
            for name in OF_THE_ENGINE.keys() - {"priority", "lane", "parameters_key"}:
                self.assertFalse(run[name], name)
            self.assertEqual(run.lane, f"shopify.sync shop {self.shop.id} products")
            self.assertFalse(sync.default_get([*FORGED]))

    def test_no_default_of_a_users_own_gives_one(self):
        self.env["ir.default"].with_user(self.user).set(
            "shopify.sync", "window", {"until": "2099-01-01T00:00:00Z"}, user_id=True
        )
        self.assertFalse(self.as_(self.user).create(self.values).window)

    def test_a_buttons_context_gives_none(self):
        forged = {f"default_{name}": value for name, value in FORGED.items()}
        dialog = self.env["commerce.sync.now"].with_user(self.user)
        dialog = dialog.create({**self.values, "kind": "products"})
        action = dialog.with_context(**forged, default_state="running").action_start()
        run = self.Sync.browse(action["res_id"])
        self.assertRecordValues(
            run,
            [
                {
                    "state": "queued",
                    "window": False,
                    "backend": False,
                    "parameters": False,
                }
            ],
        )

    def test_no_file_gives_one(self):
        columns = ["mode", "channel_id/.id", "end_time"]
        row = ["import_changed_products", str(self.shop.id), "2099-01-01 00:00:00"]
        told = self.as_(self.user).load(columns, [row])
        self.assertFalse(told["ids"])
        self.assertIn("Ended", told["messages"][0]["message"])
        self.assertTrue(self.as_(self.user).load(columns[:2], [row[:2]])["ids"])

    def test_no_copy_gives_one(self):
        run = self.queue()
        with self.assertRaises(AccessError):
            run.with_user(self.manager).copy({"window": OF_THE_ENGINE["window"]})
        copy = run.with_user(self.manager).copy()
        self.assertRecordValues(copy, [{"state": "draft", "lane": run.lane}])

    def test_what_a_person_decides_is_taken(self):
        for person in self.people:
            for values in (
                {"mode": "import_all_products", "state": "queued"},
                {"mode": "import_one_product", "shopify_id": "7", "dry_run": True},
                {"mode": "import_one_order", "shopify_id": "#1001"},
                {
                    "mode": "import_batch_products",
                    "parameters": {"external_ids": ["7", "8"]},
                },
            ):
                with self.subTest(person.login, values=values):
                    run = self.as_(person).create(
                        {"channel_id": self.south.id, **values}
                    )
                    run.run_async()
                    self.assertEqual(run.state, "queued")
                    run.action_cancel()

    def test_parameters_tell_which_records_and_nothing_else(self):
        refused = (["x"], "x", {"since": "2099-01-01"}, {"external_ids": "7"})
        not_texts = ([{"a": 1}], [1], [None], [["7"]])
        for parameters in (
            *refused,
            *({"external_ids": external_ids} for external_ids in not_texts),
        ):
            with self.subTest(parameters), self.assertRaises(AccessError):
                self.as_(self.user).create({**self.values, "parameters": parameters})

    def test_only_those_of_the_mode_are_kept(self):
        product, order = "gid://shopify/Product/7", "gid://shopify/Order/7"
        stray = {"external_id": "7", "external_ids": ["8"], "name": "9"}
        for mode, shopify_id, kept in (
            ("import_all_customers", False, False),
            ("import_one_product", False, {"external_id": product}),
            ("import_batch_products", False, {"external_ids": [product[:-1] + "8"]}),
            ("import_batch_products", 7, {"external_ids": [product]}),
            ("import_one_order", False, {"name": "7"}),
            ("import_one_order", "#1001", {"name": "#1001"}),
            ("import_one_order", order, {"external_id": order}),
        ):
            values = {"mode": mode, "channel_id": self.south.id, "parameters": stray}
            with self.subTest(mode, shopify_id=shopify_id):
                run = self.as_(self.user).create({**values, "shopify_id": shopify_id})
                self.assertEqual(run.parameters, kept)

    def test_what_no_database_can_hold_is_cut_or_refused(self):
        named = {"mode": "import_one_order", "parameters": {"name": "\x00#1"}}
        for values in ({**named, "parameters": {}, "shopify_id": "#\x001"}, named):
            run = self.as_(self.user).create({"channel_id": self.south.id, **values})
            self.assertEqual(run.parameters, {"name": "#1"})
        with self.assertRaises(ValidationError):
            self.as_(self.user).create(
                {"mode": "import_one_product", "shopify_id": "7\x00"}
            )

    def test_no_run_of_a_person_keeps_released_orders_from_being_read(self):
        sale = self.env["sale.order"].create(
            {"partner_id": self.env["res.partner"].create({"name": "Ada"}).id}
        )
        order = self.env["commerce.order"].create(
            {
                "channel_id": self.shop.id,
                "external_id": "gid://shopify/Order/99",
                "sale_order_id": sale.id,
                "held": [["high_risk", ""]],
                "released": [["high_risk", ""]],
            }
        )
        stray = {"mode": "import_one_order", "parameters": {"external_ids": ["1"]}}
        values = {**stray, "channel_id": self.shop.id, "shopify_id": order.external_id}
        run = self.as_(self.user).create({**values, "state": "queued"})
        run.action_pause()
        self.assertTrue(sale.commerce_goes_on)


class TestWriting(DecidedCase):
    def test_no_person_changes_a_column_that_is_the_engines(self):
        run = self.queue()
        own = [*OF_THE_ENGINE.items(), *(("state", state) for state in STATES)]
        for name, value in own:
            with self.subTest(field=name, value=value), self.assertRaises(AccessError):
                run.with_user(self.manager).write({name: value})
        with self.assertRaises(AccessError):
            run.with_user(self.manager).write({"state": "queued", "backend": "1 1"})

    def test_no_person_changes_one_by_way_of_the_shop(self):
        run = self.queue()
        for command in ((1, run.id, {"end_time": FAR}), (0, 0, {"window": {"x": 1}})):
            with self.subTest(command), self.assertRaises(AccessError):
                self.shop.with_user(self.manager).write({"sync_ids": [command]})

    def test_a_manager_resets_runs_as_the_guide_does(self):
        run = self.queue()
        for state in ("failed", "running"):
            with self.subTest(state):
                run.write({"state": state, "run_token": "x", "retry_attempts": 3})
                own = run.with_user(self.manager)
                own.write({"state": "queued", "retry_attempts": 0})
                self.assertRecordValues(
                    run,
                    [{"state": "queued", "retry_attempts": 0, "run_token": False}],
                )
        run.state = "failed"
        run.with_user(self.manager).write({"state": "queued"})
        self.assertEqual(run.state, "queued")

    def test_a_manager_changes_a_draft(self):
        run = self.as_(self.manager).create(self.values)
        run.write({"mode": "import_one_product", "shopify_id": "7", "dry_run": True})
        self.assertRecordValues(run, [{"priority": 5, "dry_run": True}])
        run.mode = "import_all_products"
        self.assertRecordValues(
            run, [{"priority": 10, "parameters": {"dry_run": True}}]
        )

    def test_what_a_draft_is_told_last_counts(self):
        run = self.as_(self.manager).create(
            {**self.values, "mode": "import_one_order", "shopify_id": "#1001"}
        )
        for text in ("gid://shopify/Order/7", "#1002"):
            run.shopify_id = text
            self.assertEqual(run.shopify_id, text)


class TestWhatCannotBe(DecidedCase):
    """Whoever wrote it: the schedule of all shops goes on."""

    def setUp(self):
        super().setUp()
        (self.shop | self.south).write({"automatic": True, "products_interval": 60})

    def waiting(self, shop):
        return self.Sync.search_count(
            [("channel_id", "=", shop.id), ("state", "=", "queued")]
        )

    def test_a_failed_run_without_an_end_or_of_the_future_stops_nothing(self):
        self.shop.product_form = "product.template"  # an app came
        for end in (False, FAR):
            with self.subTest(end=end):
                run = self.queue("import_all_products")
                run.write({"state": "failed", "end_time": end})
                self.env.cr.execute(
                    "UPDATE shopify_sync SET write_date = %s WHERE id = %s",
                    [datetime.now() - timedelta(hours=2), run.id],
                )
                run.invalidate_recordset()
                self.Sync._cron_health()
                self.assertTrue(self.waiting(self.shop) and self.waiting(self.south))
                self.Sync.search([]).action_cancel()

    def test_a_run_started_in_the_future_keeps_no_other_away(self):
        run = self.queue()
        run.write({"state": "success", "start_time": FAR})
        self.Sync._cron_health()
        self.assertTrue(self.waiting(self.shop))


class TestWatermark(DecidedCase):
    """Up to where everything is read is never in the future."""

    def setUp(self):
        super().setUp()
        self.marks = self.env["commerce.watermark"]
        self.now = self.env.cr.now().replace(microsecond=0)

    def until(self, moment):
        self.marks._advance(self.shop, "product", f"{moment.isoformat()}Z")
        return self.marks.search([("channel_id", "=", self.shop.id)]).until

    def test_a_clock_half_a_day_ahead_moves_it_to_now(self):
        far = self.until(self.now + timedelta(hours=13))
        self.assertLess(abs(far - datetime.now()), timedelta(minutes=1))
        self.assertEqual(self.until(self.now - timedelta(hours=1)), far)

    def test_a_window_that_cannot_be_does_not_move_it(self):
        self.assertFalse(self.until(FAR))
        before = self.until(self.now - timedelta(hours=3))
        self.assertEqual(self.until(FAR), before)

    def test_one_that_cannot_be_is_none_and_is_put_right(self):
        self.marks.create({"channel_id": self.shop.id, "kind": "product", "until": FAR})
        self.assertIsNone(self.marks._since(self.shop, "product"))
        ended = self.now - timedelta(minutes=2)
        self.assertEqual(self.until(ended), ended)

    def test_one_past_a_clock_that_was_put_back_is_kept(self):
        ahead = self.now + timedelta(hours=5)
        self.marks.create(
            {"channel_id": self.shop.id, "kind": "product", "until": ahead}
        )
        self.assertLess(self.marks._since(self.shop, "product"), ahead)

    def test_no_person_moves_one(self):
        mark = self.marks.create(
            {"channel_id": self.shop.id, "kind": "product", "until": self.now}
        )
        own = mark.with_user(self.manager)
        for change in (
            lambda: own.write({"until": FAR}),
            lambda: own.create(
                {"channel_id": self.south.id, "kind": "x", "until": FAR}
            ),
            own.unlink,
        ):
            with self.assertRaises(AccessError):
                change()


class TestBackend(DecidedCase):
    """A takeover ends the connection of the run's own worker, and nobody else's."""

    def setUp(self):
        super().setUp()
        _name, info = connection_info_for(self.env.cr.dbname)
        self.other = psycopg2.connect(**info)
        self.addCleanup(self.other.close)
        self.other.autocommit = True

    def ask(self, query, *values):
        with self.other.cursor() as cr:
            cr.execute(query, values)
            return cr.fetchone()[0]

    def name(self):
        return self.ask(
            "SELECT pid || ' ' || EXTRACT(EPOCH FROM backend_start)"
            " FROM pg_stat_activity WHERE pid = pg_backend_pid()"
        )

    def end(self, run):
        # A transaction knows connections as it saw them first.
        self.env.cr.execute("SELECT pg_stat_clear_snapshot()")
        end_backend(self.env.cr, run)

    def is_alive(self):
        try:
            return bool(self.ask("SELECT 1"))
        except psycopg2.OperationalError:
            return False

    def test_a_connection_that_does_no_work_on_the_run_stays(self):
        run, other = self.queue(), self.queue("import_all_products")
        run.backend = self.name()
        self.end(run)
        self.assertTrue(self.is_alive())
        self.ask("SELECT set_config('application_name', %s, false)", mark(other))
        self.end(run)
        self.assertTrue(self.is_alive())

    def test_that_of_the_runs_worker_is_ended(self):
        run = self.queue()
        run.backend = self.name()
        self.ask("SELECT set_config('application_name', %s, false)", mark(run))
        self.end(run)
        self.assertFalse(self.is_alive())

    def test_the_worker_that_claims_a_run_says_so(self):
        run = self.queue()
        self.env.cr.execute(run._claim_sql("x"))
        self.env.cr.execute("SHOW application_name")
        self.assertEqual(self.env.cr.fetchone()[0], mark(run))
