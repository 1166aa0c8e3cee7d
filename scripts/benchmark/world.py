"""A database and a shop for each subject, of which none knows the others."""

import json
import tempfile
from pathlib import Path
from typing import Any

from ..drills.stage import Stage
from . import catalogue
from .cases import Case

MEASURE = """
from odoo.addons.commerce_sync.scripts.benchmark.measure import measure
measure(env, {subject!r}, {results!r}, {profile})
"""
TIMEOUT = 3_600  # seconds
BUCKET = {"maximum_available": 1_000_000, "restore_rate": 1_000_000, "currency": "USD"}


def fill(stage: Stage, case: Case, records: int) -> None:
    """Let the stage's shop sell the case's products."""
    if case.is_rich:
        stage.shopify.reset(records, variants=case.variants, images=1, **BUCKET)
        return
    with tempfile.NamedTemporaryFile(suffix=".json") as file:
        catalogue.write(Path(file.name), records, case.variants)
        stage.shopify.reset(file.name, **BUCKET)


def measured(stage: Stage, subject: str, profile: bool = False) -> dict[str, Any]:
    """Let a subject import in a process of its own; what it measured."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "results.json"
        code = MEASURE.format(subject=subject, results=str(file), profile=profile)
        printed = stage.shell(code, TIMEOUT)
        return {**json.loads(file.read_text()), "printed": printed}
