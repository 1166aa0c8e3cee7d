"""The results, for a person and for a program."""

from typing import Any

from rich.console import Console
from rich.table import Table

from ..drills.place.report import Report
from .judge import Results, per, rate

console = Console(highlight=False, width=120)


def show(results: Results, report: Report) -> None:
    """Print what was measured, and each number beside its limit."""
    table = Table("case", "subject", "records", "records/s", "SQL", "points", "MiB")
    for (case, subject), result in results.items():
        table.add_row(
            case,
            subject,
            str(result["records"]),
            f"{rate(result):.1f}",
            f"{per(result, 'sql'):.3f}",
            f"{per(result, 'points'):.2f}" if result["points"] else "",
            f"{result['rss_mb']:.0f}",
        )
    console.print(table)
    _show_limits(report)


def _show_limits(report: Report) -> None:
    table = Table("", "measured", "limit", "")
    for line in report.lines:
        verdict = "" if not line.limit else "PASS" if line.passed else "FAIL"
        table.add_row(line.what, line.measured, line.limit, verdict)
    console.print(table)


def told(results: Results) -> list[dict[str, Any]]:
    """Results as `--json` writes them."""
    return [
        {
            "case": case,
            "subject": subject,
            "records": result["records"],
            "seconds": round(result["seconds"], 3),
            "sql_per_record": round(per(result, "sql"), 4),
            "api_points_per_record": round(per(result, "points"), 3),
            "rss_mb": round(result["rss_mb"], 1),
        }
        for (case, subject), result in results.items()
    ]
