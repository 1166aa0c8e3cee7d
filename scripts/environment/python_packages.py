"""A Python environment with Odoo's needs, the addon's and the tests'.

Each set of requirements gets a folder of its own, named by its content: a change
never disturbs a command that is still running on the earlier one.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from . import cache, debian
from .console import SetupError, run, say, succeeds

REQUIREMENTS = ["requirements-odoo.txt", "requirements.txt", "requirements-dev.txt"]
ADDONS = "requirements-addons.txt"
VERSIONS = ((3, 10), (3, 13))  # the ones that Odoo 19 runs on
KEPT = 4
ADVICE = "check that this machine reaches its Python package index"


def environment() -> Path:
    """Return the Python of an environment that holds all requirements."""
    base = interpreter()
    texts = [(cache.CHECKOUT / name).read_bytes() for name in [*REQUIREMENTS, ADDONS]]
    stamp = cache.digest(str(base), *texts)
    folder = cache.FOLDER / "python" / stamp
    if not cache.complete(folder, stamp):
        say("Python packages")
        _install(base, folder)
        (folder / cache.STAMP).write_text(stamp)
        _prune(folder.parent)
    os.utime(folder)
    return folder / "bin" / "python"


def interpreter() -> Path:
    """Return the machine's Python that Odoo 19 runs on, this one if it does."""
    low, high = VERSIONS
    if low <= sys.version_info[:2] <= high:
        return Path(sys.executable).resolve()
    for minor in range(high[1], low[1] - 1, -1):
        if found := shutil.which(f"python3.{minor}"):
            return Path(found)
    raise SetupError("Odoo 19 needs a Python between 3.10 and 3.13; install one")


def install(python: Path, arguments: list[str | Path], title: str) -> None:
    """Install packages by uv, which is installed itself when first needed."""
    uv = _uv(python)
    index = os.environ.get("PIP_INDEX_URL") or _configured_index(python)
    run(
        title,
        [uv, "pip", "install", "--python", python, *arguments],
        cache.LOGS / "uv.log",
        advice=ADVICE,
        env={
            "UV_CACHE_DIR": str(cache.FOLDER / "uv-cache"),
            "UV_SYSTEM_CERTS": "1",
            **({"UV_DEFAULT_INDEX": index} if index else {}),
        },
    )


def _install(base: Path, folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    run(
        "making a Python environment",
        [base, "-m", "venv", "--without-pip", folder],
        cache.LOGS / "venv.log",
        advice=f"is {base} complete? On Debian it is the package python3",
    )
    files = [part for name in REQUIREMENTS for part in ("-r", cache.CHECKOUT / name)]
    python = folder / "bin" / "python"
    install(python, files, "installing the Python packages")
    addons = ["--no-deps", "-r", cache.CHECKOUT / ADDONS]
    install(python, addons, "installing other addons for the tests")


def _uv(python: Path) -> Path:
    folder = cache.FOLDER / "uv"
    arguments = ["install", "--quiet", "--disable-pip-version-check", "--no-input"]

    def work(target: Path) -> None:
        run(
            "installing uv",
            [*_pip(python), *arguments, "--target", target, "uv"],
            cache.LOGS / "pip.log",
            advice=ADVICE,
        )

    return cache.fill(folder, cache.digest("uv", str(interpreter())), work) / "bin/uv"


def _pip(python: Path) -> list[str | Path]:
    """Return a command that is pip: the machine's, Python's own, or Debian's wheel."""
    for candidate in ([interpreter(), "-m", "pip"], [python, "-m", "pip"]):
        if succeeds([*candidate, "--version"]):
            return candidate
    if succeeds([python, "-m", "ensurepip"]):
        return [python, "-m", "pip"]
    folder = cache.fill(
        cache.FOLDER / "pip",
        "1",
        lambda target: debian.unpack(debian.codename(), ["python3-pip-whl"], target),
    )
    (wheel,) = folder.glob("usr/share/python-wheels/pip-*.whl")
    return [python, wheel / "pip"]


def _configured_index(python: Path) -> str:
    """Return the package index of pip's configuration, which uv does not read."""
    done = subprocess.run(
        [*_pip(python), "config", "get", "global.index-url"],
        capture_output=True,
        text=True,
    )
    return done.stdout.strip()


def _prune(folder: Path) -> None:
    used = sorted(folder.iterdir(), key=lambda path: path.stat().st_mtime)
    for path in used[:-KEPT]:
        shutil.rmtree(path, ignore_errors=True)
