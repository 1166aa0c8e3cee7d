"""Debian packages fetched and unpacked into a folder, without installing them.

Everything apt keeps for it lies in the cache folder, so that an ordinary user can do
it and the machine's own package state stays as it is. The mirror is the machine's.
"""

import re
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path

from . import cache
from .console import SetupError, run

SOURCES = Path("/etc/apt")
ADVICE = "check that this machine's apt sources and network work"


def unpack(suite: str, packages: Sequence[str], folder: Path) -> None:
    """Download packages of a suite and unpack them all into one folder."""
    place = _empty(suite)
    apt(suite, "update", f"reading the package list of {suite}")
    apt(suite, "download", _title(packages), packages)
    _unpack_all(place, folder)


def unpack_with_dependencies(suite: str, packages: Sequence[str], folder: Path) -> None:
    """Unpack packages with what they need and the machine lacks."""
    place = _empty(suite)
    apt(suite, "update", f"reading the package list of {suite}")
    options = ["--download-only", "--no-install-recommends", "--yes"]
    settings = ["-o", f"Dir::Cache::Archives={place}"]
    apt(suite, "install", _title(packages), [*options, *settings, *packages])
    _unpack_all(place, folder)


def _empty(suite: str) -> Path:
    place = cache.FOLDER / "apt" / suite / "packages"
    shutil.rmtree(place, ignore_errors=True)
    (place / "partial").mkdir(parents=True)
    return place


def _title(packages: Sequence[str]) -> str:
    title = f"downloading {' '.join(packages)}"
    return title if len(title) < 70 else f"{title[:69]}…"


def _unpack_all(place: Path, folder: Path) -> None:
    archives = sorted(place.glob("*.deb"))
    command = 'for f; do dpkg-deb -x "$f" "$0" || exit 1; done'
    run(
        f"unpacking {len(archives)} packages",
        ["sh", "-c", command, folder, *archives],
        cache.LOGS / "dpkg-deb.log",
        advice="is the disk full?",
    )
    shutil.rmtree(place)


def apt(suite: str, verb: str, title: str, arguments: Sequence[str] = ()) -> None:
    """Run apt-get on a suite with lists and archives of our own."""
    if not shutil.which("apt-get"):
        raise SetupError(
            "this is no Debian machine, so Odoo cannot be had from Debian's packages; "
            "set ODOO_PATH to an Odoo 19 checkout"
        )
    log = cache.LOGS / f"apt-{verb}-{suite}.log"
    command = ["apt-get", "-q", *_options(suite), verb, *arguments]
    folder = cache.FOLDER / "apt" / suite / "packages"
    run(title, ["env", "-C", folder, *command], log, advice=ADVICE)


def codename() -> str:
    """Return the name of the machine's own suite."""
    found = re.search(
        r"^VERSION_CODENAME=(\w+)", Path("/etc/os-release").read_text(), re.MULTILINE
    )
    return found[1] if found else "sid"


def _options(suite: str) -> list[str]:
    own = cache.FOLDER / "apt" / suite
    for folder in ("lists/partial", "cache/archives/partial"):
        (own / folder).mkdir(parents=True, exist_ok=True)
    sources = own / "sources.list"
    sources.write_text(_mirror_line(suite))
    settings = {
        "Dir::Etc::SourceList": sources,
        "Dir::Etc::SourceParts": "/dev/null",
        "Dir::State::Lists": own / "lists",
        "Dir::Cache": own / "cache",
        "APT::Sandbox::User": "",
        "Acquire::Retries": 3,
        "Acquire::Languages": "none",
        "Acquire::IndexTargets::deb::DEP-11::DefaultEnabled": "false",
        "Debug::NoLocking": 1,
    }
    return [
        part for key, value in settings.items() for part in ("-o", f"{key}={value}")
    ]


def _mirror_line(suite: str) -> str:
    for uri, suites, components, keyring in _sources():
        if codename() in suites and "main" in components:
            signed = f"[signed-by={keyring}] " if keyring else ""
            return f"deb {signed}{uri} {suite} main\n"
    raise SetupError(
        f"the apt sources in {SOURCES} name no mirror of Debian {codename()}; add one, "
        "or set ODOO_PATH to an Odoo 19 checkout"
    )


def _sources() -> Iterator[tuple[str, list[str], list[str], str]]:
    """Yield (address, suites, components, keyring) of the machine's sources."""
    parts = SOURCES / "sources.list.d"
    for file in (SOURCES / "sources.list", *sorted(parts.glob("*.list"))):
        if file.is_file():
            yield from _one_line_style(file.read_text())
    for file in sorted(parts.glob("*.sources")):
        yield from _stanza_style(file.read_text())


def _one_line_style(text: str) -> Iterator[tuple[str, list[str], list[str], str]]:
    pattern = r"^\s*deb\s+(?:\[(.*?)\]\s+)?(\S+)\s+(\S+)\s+([^#\n]+)"
    for options, uri, suite, components in re.findall(pattern, text, re.MULTILINE):
        keyring = re.search(r"signed-by=(\S+)", options)
        yield uri, [suite], components.split(), keyring[1] if keyring else ""


def _stanza_style(text: str) -> Iterator[tuple[str, list[str], list[str], str]]:
    for stanza in re.split(r"\n\s*\n", text):
        entry = dict(re.findall(r"^([\w-]+):[ \t]*(\S.*)$", stanza, re.MULTILINE))
        if "deb" in entry.get("Types", "").split() and entry.get("Enabled") != "no":
            suites, components = entry.get("Suites", ""), entry.get("Components", "")
            uri = entry.get("URIs", "").split()[:1]
            keyring = entry.get("Signed-By", "")
            yield from ((u, suites.split(), components.split(), keyring) for u in uri)
