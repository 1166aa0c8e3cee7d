"""What a drill measured, each number beside the limit it is held to."""

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Line:
    """One number; without a limit it is only told."""

    what: str
    measured: str
    limit: str = ""
    passed: bool = True


@dataclass
class Report:
    """The lines of one drill."""

    name: str
    lines: list[Line] = field(default_factory=list)
    seconds: float = 0.0

    @property
    def passed(self) -> bool:
        return bool(self.lines) and all(line.passed for line in self.lines)

    def tell(self, what: str, measured: Any) -> None:
        """Note a number that is held to nothing."""
        self.lines.append(Line(what, shown(measured)))

    def exactly(self, what: str, measured: Any, wanted: Any) -> None:
        self._judge(what, measured, f"= {shown(wanted)}", measured == wanted)

    def at_most(self, what: str, measured: float, limit: float) -> None:
        self._judge(what, measured, f"≤ {shown(limit)}", measured <= limit)

    def at_least(self, what: str, measured: float, limit: float) -> None:
        self._judge(what, measured, f"≥ {shown(limit)}", measured >= limit)

    def fails(self, reason: str) -> None:
        """Note what kept the drill from its end."""
        self._judge("came to its end", reason, "yes", False)

    def _judge(self, what: str, measured: Any, limit: str, passed: bool) -> None:
        self.lines.append(Line(what, shown(measured), limit, passed))


def shown(value: Any) -> str:
    """Write a number; of a small one so much that it is seen beside its limit."""
    if not isinstance(value, float):
        return str(value)
    return f"{value:,.1f}" if abs(value) >= 10 else f"{value:.3g}"
