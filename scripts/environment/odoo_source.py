"""Odoo 19's source: the one ODOO_PATH names, else Debian's package, unpacked."""

import os
import re
from pathlib import Path

from . import cache, debian
from .console import SetupError, run, say

SERIES = "19.0"
# The package only links to these; without them the login page answers 500.
LINKED = [
    "fonts-montserrat",
    "fonts-ocr-b",
    "fonts-roboto-unhinted",
    "libjs-jquery",
    "libjs-jquery-form",
    "libjs-underscore",
]
# Newer ones of these lack the linked files.
LINKED_STABLE = ["fonts-font-awesome", "fonts-inconsolata"]
STABLE = "bookworm"
# Debian leaves this library out, and the tours take the browser's complaint about it
# for a failure. It blurs the background of video calls.
LEFT_OUT = "odoo/addons/mail/static/lib/selfie_segmentation/selfie_segmentation.js"
PACKAGES = "usr/lib/python3/dist-packages"


def source() -> Path:
    """Return the folder to put on PYTHONPATH so that `import odoo` is Odoo 19."""
    named = os.environ.get("ODOO_PATH")
    path = Path(named).expanduser().absolute() if named else _unpacked()
    if release(path).split("-")[0] != SERIES:
        raise SetupError(
            f"ODOO_PATH={path} holds no Odoo {SERIES}; name a folder that contains "
            "Odoo's package `odoo`, or unset it"
        )
    return path


def release(path: Path) -> str:
    """Return the series of an Odoo source, such as 19.0; empty where there is none."""
    file = path / "odoo" / "release.py"
    if not file.is_file():
        return ""
    found = re.search(
        r"^version_info = \((\d+), (\d+),", file.read_text(), re.MULTILINE
    )
    return f"{found[1]}.{found[2]}" if found else ""


def addons_folders(path: Path) -> list[Path]:
    """Return where a source keeps its addons: a checkout has two such folders."""
    packaged = path / "odoo" / "addons"
    whole = (packaged / "sale" / "__manifest__.py").is_file()
    return [packaged] if whole else [packaged, path / "addons"]


def _unpacked() -> Path:
    folder = cache.FOLDER / "odoo"
    if not cache.complete(folder, _stamp()):
        say("Odoo 19 from Debian's package (about 130 MB, unpacked 1.2 GB)")
    return cache.fill(folder, _stamp(), _unpack) / PACKAGES


def _stamp() -> str:
    return cache.digest(LEFT_OUT, *LINKED, *LINKED_STABLE)


def _unpack(folder: Path) -> None:
    debian.unpack("sid", ["odoo-19", *LINKED], folder)
    debian.unpack(STABLE, LINKED_STABLE, folder)
    run(
        "making Odoo readable",
        ["chmod", "-R", "a+rX", folder],
        cache.LOGS / "chmod.log",
        advice="is the cache folder yours?",
    )
    left_out = folder / PACKAGES / LEFT_OUT
    left_out.parent.mkdir(parents=True, exist_ok=True)
    left_out.touch()
