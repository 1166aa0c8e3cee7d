"""Cron threads of a threaded server that ended are started again.

A server without `--workers` loses them all where PostgreSQL restarts: each finds its
connection closed, and no other to be had. The process stays and answers people, so no
supervisor sees that nothing scheduled happens any more.
"""

import logging
import threading
import time

from odoo.service import server as odoo_server
from odoo.service.server import ThreadedServer

from .alarm import ring_in

_logger = logging.getLogger(__name__)

LOOK_SECONDS = 10
SECONDS_TO_LISTEN = 2
PREFIX = "odoo.service.cron.cron"
_databases: set[str] = set()


def watch(dbname: str) -> None:
    """Look after this process's cron threads from now on, and wake them for a database.

    Does nothing in processes whose workers Odoo itself starts again.
    """
    if isinstance(odoo_server.server, odoo_server.ThreadedServer):
        if not _databases:
            threading.Thread(target=_watch, daemon=True, name=__name__).start()
        _databases.add(dbname)


def _watch() -> None:
    seen: set[str] = set()
    while not odoo_server.server.quit_signals_received:
        if revive(odoo_server.server, seen):
            for dbname in tuple(_databases):
                ring_in(dbname, SECONDS_TO_LISTEN)
        time.sleep(LOOK_SECONDS if seen else 1)  # Odoo begins them after loading


def revive(server: ThreadedServer, seen: set[str]) -> set[str]:
    """Start again which of the threads seen before have ended, as Odoo started them."""
    names = {it.name for it in threading.enumerate() if it.name.startswith(PREFIX)}
    ended = seen - names
    seen |= names
    for name in ended:
        _logger.warning("Odoo's %s had ended, it is started again", name)
        number = int(name.removeprefix(PREFIX))
        thread = threading.Thread(
            target=server.cron_thread, args=(number,), name=name, daemon=True
        )
        thread.type = "cron"
        thread.start()
    return ended
