"""Databases: templates that take a minute to make, and copies that take a second."""

import contextlib
import os
import shutil
from pathlib import Path

import psycopg2
from psycopg2 import sql

from . import cache
from .console import SetupError, run, say
from .environment import ADDON, Environment

DEPENDS = "sale_management,sale_stock,delivery,phone_validation"
PREFIX = "commerce_sync"
KEPT = 12
INSTALLED_FROM = ("models", "wizard", "views", "security", "data", "report", "i18n")
ADVICE = "the log's last lines say why"


def base_template(environment: Environment) -> str:
    """Return a database with what the addon depends on, and without the addon."""
    release = (environment.source / "odoo" / "release.py").read_bytes()
    name = f"{PREFIX}_base_{cache.digest(str(environment.source), release, DEPENDS)}"
    with cache.lock("database template"):
        if not exists(name):
            say("Odoo's database template")
            _make(environment, name, DEPENDS, "template0")
    return name


def addon_template(environment: Environment) -> str:
    """Return a database with the addon as it is in the checkout."""
    base = base_template(environment)
    name = f"{PREFIX}_addon_{cache.digest(base, *_installed_files())}"
    with cache.lock("database template"):
        if not exists(name):
            say("The database template with the addon")
            _make(environment, name, ADDON, base)
            _prune(environment, name)
    return name


def create(environment: Environment, name: str, template: str) -> None:
    """Copy a database with its files; fails where the name is taken."""
    _execute("CREATE DATABASE {} TEMPLATE {}", name, template)
    source, target = (environment.data / "filestore" / n for n in (template, name))
    if source.is_dir():
        # Files are named by their content and never change: a link is a copy.
        shutil.copytree(source, target, copy_function=os.link, dirs_exist_ok=True)


def drop(environment: Environment, name: str) -> None:
    """Remove a database and its files, whoever is connected to it."""
    _execute("DROP DATABASE IF EXISTS {} WITH (FORCE)", name)
    shutil.rmtree(environment.data / "filestore" / name, ignore_errors=True)


def drop_orphans(environment: Environment, prefix: str) -> None:
    """Remove what killed commands left: databases named after their process."""
    for name in names(prefix):
        owner = name.removeprefix(prefix).split("_")[0]
        if not Path("/proc", owner).exists():
            drop(environment, name)


def exists(name: str) -> bool:
    """Tell whether there is a database of that name."""
    return name in names()


def names(prefix: str = "") -> list[str]:
    """Return the names of the databases that begin so, oldest first."""
    with contextlib.closing(_connect()) as connection, connection.cursor() as cursor:
        cursor.execute(
            "SELECT datname FROM pg_database WHERE starts_with(datname, %s)"
            " ORDER BY oid",
            [prefix],
        )
        return [name for (name,) in cursor]


def _make(environment: Environment, name: str, modules: str, template: str) -> None:
    unfinished = f"{name}_unfinished"
    drop(environment, unfinished)
    create(environment, unfinished, template)
    run(
        f"installing {modules.replace(',', ', ')}",
        environment.odoo(
            *("server", "-d", unfinished, "-i", modules, "--stop-after-init"),
            *("--no-http", "--max-cron-threads=0", "--log-level=warn"),
        ),
        cache.LOGS / f"{name}.log",
        advice=ADVICE,
    )
    if not _is_installed(unfinished, modules.split(",")[0]):
        raise SetupError(f"Odoo did not install {modules}: see {cache.LOGS / name}.log")
    _rename(environment, unfinished, name)


def _is_installed(name: str, module: str) -> bool:
    with (
        contextlib.closing(_connect(name)) as connection,
        connection.cursor() as cursor,
    ):
        cursor.execute(
            "SELECT 1 FROM ir_module_module WHERE name = %s AND state = 'installed'",
            [module],
        )
        return bool(cursor.fetchone())


def _rename(environment: Environment, old: str, new: str) -> None:
    files = environment.data / "filestore"
    shutil.rmtree(files / new, ignore_errors=True)
    if (files / old).is_dir():
        (files / old).rename(files / new)
    _execute("ALTER DATABASE {} RENAME TO {}", old, new)


def _prune(environment: Environment, newest: str) -> None:
    """Drop templates of earlier states, except the last few: they may be in use."""
    old = [name for name in names(f"{PREFIX}_addon_") if name != newest]
    for name in old[: -KEPT + 1]:
        drop(environment, name)


def _installed_files() -> list[bytes]:
    """Return the contents of what an installation puts into the database."""
    files: list[Path] = [cache.CHECKOUT / "__manifest__.py"]
    for folder in INSTALLED_FROM:
        found = (cache.CHECKOUT / folder).rglob("*")
        files += [f for f in found if f.is_file() and f.suffix != ".pyc"]
    return [
        part
        for file in sorted(files)
        for part in (str(file.relative_to(cache.CHECKOUT)).encode(), file.read_bytes())
    ]


def _execute(statement: str, *identifiers: str) -> None:
    connection = _connect()
    connection.autocommit = True  # databases are made and dropped outside transactions
    query = sql.SQL(statement).format(*map(sql.Identifier, identifiers))
    with contextlib.closing(connection), connection.cursor() as cursor:
        cursor.execute(query)


def _connect(name: str = "postgres"):
    return psycopg2.connect(dbname=name)
