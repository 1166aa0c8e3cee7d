"""The generated client: made in a folder of its own, then put in its place."""

import contextlib
import io
import os
import shutil
import tempfile
from pathlib import Path

from ariadne_codegen.main import client as generate_client

from .places import CLIENT, QUERIES, ROOT, SCHEMA

SCALARS = {
    "DateTime": "datetime.datetime",
    "Decimal": "decimal.Decimal",
    "HTML": "str",
    "Money": "decimal.Decimal",
    "UnsignedInt64": "int",
    "URL": "str",
}


def settings(folder: Path) -> dict:
    """Settings of ariadne-codegen.

    Its paths are relative, because it writes them into the files' headers.

    Source: https://ariadnegraphql.org/client/configuration
    """
    return {
        "schema_path": SCHEMA.relative_to(ROOT).as_posix(),
        "queries_path": QUERIES.relative_to(ROOT).as_posix(),
        "target_package_name": CLIENT.name,
        "target_package_path": folder.as_posix(),
        "async_client": False,
        "convert_to_snake_case": True,
        "include_all_inputs": False,
        "include_all_enums": False,
        "show_deprecation_warnings": False,
        "scalars": {name: {"type": type_} for name, type_ in SCALARS.items()},
    }


def generate(folder: Path) -> dict[str, str]:
    """Generate the client under `folder` and return its texts by file name."""
    config = {"tool": {"ariadne-codegen": settings(folder)}}
    os.chdir(ROOT)
    with contextlib.redirect_stdout(io.StringIO()):
        generate_client(config)
    return texts(folder / CLIENT.name)


def texts(package: Path) -> dict[str, str]:
    return {path.name: path.read_text() for path in sorted(package.glob("*.py"))}


def fresh() -> dict[str, str]:
    """Texts of a client generated from the pinned schema, by file name."""
    with tempfile.TemporaryDirectory() as folder:
        return generate(Path(folder))


def write(files: dict[str, str]) -> None:
    """Replace the committed client; a file no longer generated goes."""
    shutil.rmtree(CLIENT, ignore_errors=True)
    CLIENT.mkdir()
    for name, text in files.items():
        (CLIENT / name).write_text(text)


def differing() -> list[str]:
    """Names of the committed files that a fresh generation would change."""
    committed, new = texts(CLIENT), fresh()
    names = committed.keys() | new.keys()
    return sorted(name for name in names if committed.get(name) != new.get(name))
