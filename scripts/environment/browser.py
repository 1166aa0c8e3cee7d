"""A Chromium for Odoo's tours: the machine's, else Debian's package, unpacked."""

import shutil
from pathlib import Path

from . import cache, debian
from .console import SetupError, say, succeeds

NAMES = ("chromium", "google-chrome", "google-chrome-stable", "chromium-browser")
PACKAGES = ["chromium", "fonts-dejavu-core"]
# It speaks to nobody but the Odoo under test, and writes nothing into the home folder.
WRAPPER = """\
#!/bin/sh
export HOME='{home}' XDG_CONFIG_HOME='{home}' XDG_CACHE_HOME='{home}'
{libraries}exec '{program}' --no-sandbox --disable-quic --disable-sync \\
  --disable-background-networking --disable-component-update "$@"
"""


def folder() -> Path:
    """Return a folder to put first on PATH; it holds a program `chromium`."""
    place = cache.FOLDER / "browser"
    with cache.lock("set-up of the browser"):
        wrapper = place / "bin" / "chromium"
        if not _works(wrapper):
            _write(wrapper, *_program(place))
        if not _works(wrapper):
            raise SetupError(
                "Chromium does not start, and the tours need it; install the package "
                "chromium on this machine"
            )
    return wrapper.parent


def _works(program: Path) -> bool:
    return succeeds([program, "--version"])


def _program(place: Path) -> tuple[str, str]:
    """Return the path of a browser and the shell lines that let it find its parts."""
    for name in NAMES:
        if found := shutil.which(name):
            return found, ""
    say("Chromium from Debian's packages, for the tours")
    parts = cache.fill(place / "parts", "1", _unpack)
    libraries = sorted({str(file.parent) for file in parts.rglob("*.so*")})
    search = f"export LD_LIBRARY_PATH='{':'.join(libraries)}'\n"
    fonts = f"export FONTCONFIG_PATH='{parts / 'etc' / 'fonts'}'\n"
    return str(parts / "usr/lib/chromium/chromium"), search + fonts


def _unpack(target: Path) -> None:
    debian.unpack_with_dependencies(debian.codename(), PACKAGES, target)


def _write(wrapper: Path, program: str, libraries: str) -> None:
    home = wrapper.parents[1] / "home"
    for path in (home, wrapper.parent):
        path.mkdir(parents=True, exist_ok=True)
    wrapper.write_text(WRAPPER.format(home=home, program=program, libraries=libraries))
    wrapper.chmod(0o755)
