"""Where a drill takes place: its own database, local Shopify and Odoo servers."""

import itertools
import json
import os
import time
from collections.abc import Sequence
from contextlib import ExitStack
from typing import Any

from ...environment import cache, databases, local_shopify
from ...environment.environment import Environment
from ...local_shopify.control.remote import Control
from .processes import Server, Shell, new_shell, query, shell, wait_until
from .proxy import Proxy

PREFIX = "commerce_sync_drill_"
EMPTY = 15  # points: no page costs less, and none is behind a cheaper answer
CLOSED = ("success", "failed", "cancelled")
_numbers = itertools.count(1)

# Prices are compared in one currency; Odoo's other crons would only make noise.
PREPARE = """
env["commerce.channel"].create({
    "name": "North Shop", "shopify_shop_url_key": "north-shop",
    "shopify_api_token": "shpat_local",
    "test_store": True, "shopify_api_url": "http://127.0.0.1:9", "products_interval": 0,
})
env["ir.cron"].search([("model_id.model", "!=", "sync.run")]).active = False
env.cr.commit()
"""
START = """
run = env["shopify.sync"].create({{"mode": {mode!r}, "channel_id": {shop}}})
run.run_async()
env.cr.commit()
print("run", run.id)
"""


def prepared_database(environment: Environment, template: str) -> str:
    """Return a new database with a connected shop, to copy stages from."""
    name = f"{PREFIX}{os.getpid()}_base"
    databases.create(environment, name, template)
    shell(name, PREPARE)
    return name


class Stage:
    """One drill's own world; leaving it ends all its processes and its database."""

    def __init__(self, environment: Environment, base: str) -> None:
        self._environment = environment
        self._base = base
        self._exit = ExitStack()
        self.database = f"{PREFIX}{os.getpid()}_{next(_numbers)}"
        self.logs = cache.LOGS / "drills" / self.database
        self.files = environment.data / "filestore" / self.database

    def __enter__(self) -> "Stage":
        databases.create(self._environment, self.database, self._base)
        self._exit.callback(databases.drop, self._environment, self.database)
        self.shopify = self.open_shop()
        self.connect(1, self.shopify)
        return self

    def __exit__(self, *_error: Any) -> None:
        self._keep("calls", self.shopify.log())
        self._keep("runs", self.query("SELECT to_jsonb(run) FROM shopify_sync AS run"))
        self._exit.close()

    def _keep(self, name: str, rows: list) -> None:
        """Leave beside the logs what a person will want to see of a failed drill."""
        lines = "".join(f"{json.dumps(row, default=str)}\n" for row in rows)
        (self.logs / f"{name}.jsonl").write_text(lines)

    def open_shop(self, *options: str) -> Control:
        """Start a local Shopify."""
        log = self.logs / f"shopify-{next(_numbers)}.log"
        process, address = local_shopify.start(
            ["--port", "0", "--catalogue", "empty", *options], log
        )
        self._exit.callback(process.wait)
        self._exit.callback(process.terminate)
        return self._exit.enter_context(Control(address))

    def drop_at_end(self, database: str) -> None:
        """Remove another database of this drill with it."""
        self._exit.callback(databases.drop, self._environment, database)

    def connect(self, channel_id: int, shopify: Control | Proxy) -> None:
        """Let one of Odoo's shops speak to a local Shopify."""
        statement = "UPDATE commerce_channel SET shopify_api_url = %s WHERE id = %s"
        self.query(statement, shopify.base_url, channel_id)

    def fill(self, products: int, **settings: Any) -> None:
        """Let the shop sell so many products, in Odoo's currency."""
        self.shopify.reset(products, **{"currency": "USD", **settings})
        # They have the ids and times of those before.
        self.read_anew()

    def read_anew(self) -> None:
        """Let the next import read products in full that have not changed."""
        self.query("UPDATE commerce_product SET read_with = NULL")

    def server(
        self, cron_threads: int = 2, *options: str, within: Sequence[str] = ()
    ) -> Server:
        """Start an Odoo server."""
        server = Server(self.database, cron_threads, *options, within=within)
        server.log = self.logs / f"odoo-{next(_numbers)}.log"
        return self._exit.enter_context(server)

    def shell(self, code: str, timeout: float = 120) -> str:
        return shell(self.database, code, timeout)

    def new_shell(self, code: str, timeout: float) -> str:
        """Run code in a process that was never another's, as where it is measured."""
        return new_shell(self.database, code, timeout)

    def open_shell(self, code: str) -> Shell:
        """Start a shell without waiting for it."""
        return Shell(self.database, code)

    def query(self, statement: str, *parameters: Any) -> list[tuple]:
        return query(self.database, statement, *parameters)

    def value(self, statement: str, *parameters: Any) -> Any:
        """Return the one value that a statement gives."""
        ((value,),) = self.query(statement, *parameters)
        return value

    def start(self, mode: str = "import_all_products", shop: int = 1) -> int:
        """Queue a run from a shell that commits, and return its id."""
        return int(self.shell(START.format(mode=mode, shop=shop)).split()[-1])

    def run(self, run_id: int) -> dict[str, Any]:
        """Return all columns of a run."""
        statement = "SELECT to_jsonb(run) FROM shopify_sync AS run WHERE id = %s"
        return self.value(statement, run_id)

    def ended(self, run_id: int, timeout: float = 300) -> dict[str, Any]:
        """Wait for a run's end and return it."""
        wait_until(lambda: self.run(run_id)["state"] in CLOSED, timeout)
        return self.run(run_id)

    def worker(self) -> int | None:
        """Return the process that holds a lane, by the name of its connection."""
        rows = self.query(
            """
            SELECT substring(activity.application_name FROM 'odoo-([0-9]+)')::int
              FROM pg_locks AS held JOIN pg_stat_activity AS activity USING (pid)
             WHERE held.locktype = 'advisory' AND held.granted AND held.database = (
                   SELECT oid FROM pg_database WHERE datname = current_database())
             ORDER BY held.objid LIMIT 1
            """
        )
        return rows[0][0] if rows else None

    def reads(self) -> int:
        """Return how often Shopify was asked for a page, and there was one."""
        calls = self.shopify.log("GetProducts")
        return sum(call["actual"] is None or call["actual"] > EMPTY for call in calls)

    def looks(self) -> int:
        """Return how often Shopify was asked for a page, or for its times alone."""
        return self.reads() + len(self.shopify.log("GetProductTimes"))

    @staticmethod
    def now() -> float:
        return time.monotonic()
