"""Of a run a person decides what is done; all else is the engine's own."""

from odoo.exceptions import AccessError, ValidationError

from .queue_case import FAR, DecidedCase

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
