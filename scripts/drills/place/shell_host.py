"""The process that shells are forked from."""

import gc
import os
import signal
import socket
import sys
import traceback

from odoo import sql_db
from odoo.cli.shell import Shell
from odoo.modules.registry import Registry
from odoo.tools import config

OPTIONS = ("--no-http", "--log-level=warn", "--max-cron-threads=0")


def main(database: str, asked: socket.socket) -> None:
    """Import what a database's addons import, and start a shell for each message."""
    if os.fork():
        os._exit(0)  # Odoo's tests end the children of their process
    Shell().init(["-d", database, *OPTIONS])
    Registry(database)
    Registry.delete(database)
    sql_db.close_all()  # a connection belongs to one process
    gc.freeze()
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    while True:
        message, files, _flags, _address = socket.recv_fds(asked, 1024, 4)
        if not message:
            return
        if not os.fork():
            asked.close()
            _become_shell(message.decode(), files)
        for file in files:
            os.close(file)


def _become_shell(database: str, files: list[int]) -> None:
    """Run a shell to its end, and end the process."""
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    for standard, file in enumerate(files[:3]):
        os.dup2(file, standard)
    starter = socket.socket(fileno=files[3])
    starter.send(b"%d" % os.getpid())
    config["db_name"] = [database]
    code = _exit_code(database)
    sys.stdout.flush()
    sys.stderr.flush()
    starter.send(b"%d" % code)
    os._exit(code)


def _exit_code(database: str) -> int:
    try:
        Shell().shell(database)
    except SystemExit as error:
        return int(error.code or 0)
    except BaseException:
        traceback.print_exc()
        return 1
    return 0


if __name__ == "__main__":
    main(sys.argv[1], socket.socket(fileno=int(sys.argv[2])))
