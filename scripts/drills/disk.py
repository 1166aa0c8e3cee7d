"""A disk that is full while images are stored."""

import hashlib
import os
import subprocess
from pathlib import Path

from ..local_shopify.images import image_path
from .images import check_contents
from .processes import Server, wait_until
from .report import Report
from .scale import Scale
from .stage import Stage
from .truth import check_ended, check_stored

# A disk of its own for the server, which is gone with it; any user may have one.
OWN_MOUNTS = ("unshare", "--mount", *(() if not os.geteuid() else ("--map-root-user",)))
SMALL_DISK = """
cp -a "$1" "$1.copy" && mount -t tmpfs -o size=16m none "$1" || exit 1
cp -a "$1.copy/." "$1" && rm -r "$1.copy"
left=$(df --output=avail -k "$1" | tail -n 1)
head -c "$((left - $2))k" /dev/zero > "$1/ballast"
shift 2 && exec "$@"
"""
ROOM = 150  # kB: one image, and no second
SIDE = 200  # pixels of an image


def disk(stage: Stage, report: Report, scale: Scale) -> None:
    """A disk full while images are stored: the run waits, and each image is there."""
    if not _may_mount(stage.files):
        report.tell("not shown here", "this account may not mount a disk")
        return
    _fill(stage, scale(8, 60))
    server = _server(stage)
    run_id = stage.start()
    wait_until(lambda: "full" in (stage.run(run_id)["wait_reason"] or ""), 120)
    report.at_least("files written in half", _halves(server, stage.files), 1)
    _seen(server, stage.files / "ballast").unlink()
    run = check_ended(stage, report, run_id)
    report.exactly("records set aside", run["issue_count"], 0)
    check_contents(stage, report)
    check_stored(stage, report)
    report.exactly("files in half at the end", _halves(server, stage.files), 0)


def _may_mount(folder: Path) -> bool:
    folder.mkdir(parents=True, exist_ok=True)
    tried = [*OWN_MOUNTS, "mount", "-t", "tmpfs", "none", str(folder)]
    return subprocess.run(tried, capture_output=True).returncode == 0


def _fill(stage: Stage, many: int) -> None:
    stage.shopify.reset("empty", currency="USD")
    for number in range(1, many + 1):
        path = image_path(f"noise-{number}", SIDE, SIDE)
        files = [{"originalSource": path, "contentType": "IMAGE"}]
        stage.shopify.add_product(f"Lamp {number}", sku=f"L-{number}", files=files)


def _server(stage: Stage) -> Server:
    small = ("sh", "-c", SMALL_DISK, "disk", str(stage.files), str(ROOM))
    return stage.server(within=(*OWN_MOUNTS, *small))


def _seen(server: Server, path: Path) -> Path:
    """Return a path as the server sees it."""
    return Path(f"/proc/{server.pid}/root{path}")


def _halves(server: Server, files: Path) -> int:
    """Count files whose content is not what they are named by."""
    stored = _seen(server, files).glob("??/*")
    return sum(hashlib.sha1(it.read_bytes()).hexdigest() != it.name for it in stored)
