"""Faults on demand: what goes wrong, for which calls, how often."""

import random
from dataclasses import dataclass, field, fields
from typing import Any

KINDS = {
    "latency": "waits `seconds`, then answers",
    "status": "answers with `status` and a text, does nothing",
    "throttle": "answers THROTTLED, as if the bucket held a point too little",
    "http429": "answers 429 with Retry-After",
    "cut": "does it, then sends half of the answer and closes",
    "html": "answers an HTML page with status 200, does nothing",
    "errors_beside_data": "does it, then puts null and an error in place of one field",
    "null_nodes": "does it, then puts null in place of every second node",
    "hang": "does nothing and is silent for `seconds`",
    "close_before": "does nothing and closes",
    "close_after": "does it and closes: the answer is lost",
}


# Downloads of images and of results, and uploads, are calls of these operations; a
# fault must name them.
IMAGE, RESULT, UPLOAD = "Image", "Result", "Upload"


@dataclass(slots=True)
class Fault:
    """One rule. It meets calls of `operation` (all if None) after the first `skip`.

    With `mutations` it meets mutations alone. It acts `count` times (for ever if None),
    each time with `probability`.
    """

    kind: str
    operation: str | None = None
    mutations: bool = False
    skip: int = 0
    count: int | None = None
    probability: float = 1.0
    seed: int = 1
    status: int = 500
    seconds: float = 1.0
    retry_after: float | None = None
    chance: random.Random = field(init=False, repr=False)

    def __post_init__(self) -> None:
        self.chance = random.Random(self.seed)

    @classmethod
    def of(cls, values: dict[str, Any]) -> "Fault":
        """Read a rule.

        :raises ValueError: it is none
        """
        known = {each.name for each in fields(cls) if each.init}
        unknown = set(values) - known
        if unknown or values.get("kind") not in KINDS:
            raise ValueError(
                f"a fault has a kind ({', '.join(KINDS)}) and {', '.join(known)}"
            )
        return cls(**values)

    def strikes(self, operation: str | None, is_mutation: bool = False) -> bool:
        """Whether it acts on this call; counts the call."""
        if self.operation not in (None, operation) or self.count == 0:
            return False
        if self.mutations and not is_mutation:
            return False
        if self.skip > 0:
            self.skip -= 1
            return False
        if self.chance.random() >= self.probability:
            return False
        if self.count is not None:
            self.count -= 1
        return True


class Faults:
    """The rules in force; the first that strikes is the one that acts."""

    def __init__(self) -> None:
        self.rules: list[Fault] = []

    def set(self, rules: list[dict[str, Any]]) -> None:
        self.rules = [Fault.of(rule) for rule in rules]

    def next(self, operation: str | None, is_mutation: bool) -> Fault | None:
        rules = self.rules
        return next((it for it in rules if it.strikes(operation, is_mutation)), None)

    def of_files(self, operation: str) -> Fault | None:
        rules = [rule for rule in self.rules if rule.operation == operation]
        return next((rule for rule in rules if rule.strikes(operation)), None)


def spoil(kind: str, body: dict[str, Any]) -> dict[str, Any]:
    """An answer's body, spoiled in the way of a fault's kind."""
    if kind == "null_nodes":
        return {**body, "data": _null_nodes(body.get("data"))}
    if kind == "errors_beside_data":
        return _errors_beside_data(body)
    return body


def _null_nodes(value: Any) -> Any:
    if isinstance(value, list):
        return [_null_nodes(part) for part in value]
    if not isinstance(value, dict):
        return value
    spoiled = {key: _null_nodes(part) for key, part in value.items()}
    if isinstance(spoiled.get("nodes"), list):
        nodes = spoiled["nodes"]
        spoiled["nodes"] = [n if place % 2 else None for place, n in enumerate(nodes)]
    return spoiled


def _errors_beside_data(body: dict[str, Any]) -> dict[str, Any]:
    """The last root field becomes null; any before it keep what they have."""
    data = dict(body.get("data") or {})
    if not data:
        return body
    name = list(data)[-1]
    error = {
        "message": "Internal error. Looks like something went wrong on our end.",
        "path": [name],
        "extensions": {"code": "INTERNAL_SERVER_ERROR"},
    }
    return {**body, "data": data | {name: None}, "errors": [error]}
