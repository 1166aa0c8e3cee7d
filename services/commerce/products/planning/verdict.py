"""What an import takes over of one record, and what becomes its baseline."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from ...records.facts import Facts, left_baseline, taken_over
from ..metafield_values import taken_metafields
from ..ownership.conflicts import Conflict


@dataclass(slots=True)
class Verdict:
    """What of a record's facts comes in; of what is refused, the baseline may stay."""

    # Facts that the import takes over.
    news: Facts
    # Facts of which the baseline stays, until a person has chosen.
    waiting: Facts = field(default_factory=dict)
    # Fields of Odoo that get the shop's value, and those that keep Odoo's.
    decided: set[str] = field(default_factory=set)
    refused: set[str] = field(default_factory=set)
    # Odoo's value is to go out.
    sends: bool = False
    conflicts: list[Conflict] = field(default_factory=list)

    @classmethod
    def of_all(cls, facts: Facts, baseline: Mapping[str, Any] | None) -> "Verdict":
        """Take over whatever left the baseline, or all where there is none yet."""
        if baseline is None:
            return cls(dict(facts))
        return cls(left_baseline(facts, baseline))

    def values(
        self,
        values: Mapping[str, Any],
        current: Mapping[str, Any],
        filled: Mapping[str, Any],
        *,
        overwrite: bool = False,
    ) -> dict[str, Any]:
        """Return the values of Odoo's fields that the import writes."""
        return taken_over(
            self._allowed(values),
            current,
            filled,
            overwrite=overwrite,
            decided=self.decided,
        )

    def metafields(
        self,
        values: Mapping[str, Any],
        current: Mapping[str, Any],
        filled: Mapping[str, Any],
        *,
        overwrite: bool = False,
    ) -> dict[str, Any]:
        """Return the values of the fields that metafields fill."""
        return taken_metafields(
            self._allowed(values),
            current,
            filled,
            overwrite=overwrite,
            decided=self.decided,
        )

    def _allowed(self, values: Mapping[str, Any]) -> dict[str, Any]:
        return {name: it for name, it in values.items() if name not in self.refused}
