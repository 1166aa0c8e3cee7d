"""Disks that are full while records and images are stored."""

import hashlib
import os
import subprocess
from pathlib import Path

from ...local_shopify.base.images import image_path
from ..place.processes import Server, wait_until
from ..place.report import Report
from ..place.scale import Scale
from ..place.stage import Stage
from ..place.truth import check_ended, check_stored
from ..records.images import check_contents

# A disk of its own for the server, which is gone with it; any user may have one.
OWN_MOUNTS = ("unshare", "--mount", *(() if not os.geteuid() else ("--map-root-user",)))
SMALL_DISK = """
cp -a "$1" "$1.copy" && mount -t tmpfs -o size=16m none "$1" || exit 1
cp -a "$1.copy/." "$1" && rm -r "$1.copy"
left=$(df --output=avail -k "$1" | tail -n 1)
head -c "$((left - $2))k" /dev/zero > "$1/ballast"
shift 2 && exec "$@"
"""
# As PostgreSQL says it.
FULL_DATABASE = """
CREATE FUNCTION drill_full() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    RAISE EXCEPTION 'could not extend file: No space left on device'
        USING ERRCODE = 'disk_full';
END $$;
CREATE TRIGGER drill_full BEFORE INSERT ON commerce_product
    FOR EACH ROW EXECUTE FUNCTION drill_full();
"""
ROOM_AGAIN = "DROP TRIGGER drill_full ON commerce_product"
ROOM = 150  # kB: one image, and no second
SIDE = 200  # pixels of an image


def disk(stage: Stage, report: Report, scale: Scale) -> None:
    """Disks full under the database and the images: the run waits, all comes in."""
    may_mount = _may_mount(stage.files)
    _fill(stage, scale(8, 60))
    stage.query(FULL_DATABASE)
    server = _server(stage) if may_mount else stage.server()
    run_id = stage.start()
    _wait_for(stage, run_id, "database is full")
    stage.query(ROOM_AGAIN)
    if may_mount:
        _wait_for(stage, run_id, "files is full")
        report.at_least("files written in half", _halves(server, stage.files), 1)
        _seen(server, stage.files / "ballast").unlink()
    else:
        report.tell("full under the images", "not shown: no disk may be mounted here")
    run = check_ended(stage, report, run_id)
    report.exactly("records set aside", run["issue_count"], 0)
    check_contents(stage, report)
    check_stored(stage, report)
    if may_mount:
        left = _halves(server, stage.files)
        report.exactly("files in half at the end", left, 0)


def _wait_for(stage: Stage, run_id: int, reason: str) -> None:
    wait_until(lambda: reason in (stage.run(run_id)["wait_reason"] or ""), 120)


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
