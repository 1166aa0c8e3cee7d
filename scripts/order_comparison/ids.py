"""Ids of the recorded shop and those that the local one has in their place."""

import re
from typing import Any

GID = re.compile(r"gid://shopify/(\w+)/([\w-]+)(\?[^\"\s]*)?")


class Ids:
    """Recorded ids, and the local ones for them."""

    def __init__(self) -> None:
        self.local: dict[str, str] = {}

    def learn(self, recorded: Any, local: Any) -> None:
        """Learn ids from two answers to one call."""
        if isinstance(recorded, dict) and isinstance(local, dict):
            self._learn_one(recorded.get("id"), local.get("id"))
            for name, value in recorded.items():
                self.learn(value, local.get(name))
        elif isinstance(recorded, list) and isinstance(local, list):
            for one, other in zip(recorded, local, strict=False):
                self.learn(one, other)

    def same(self, id_: str) -> None:
        """An id that both shops use for the same."""
        self.local[id_] = id_

    def translated(self, value: Any) -> Any:
        """The same value with local ids."""
        if isinstance(value, dict):
            return {name: self.translated(each) for name, each in value.items()}
        if isinstance(value, list):
            return [self.translated(each) for each in value]
        return self.local.get(value, value) if isinstance(value, str) else value

    def _learn_one(self, recorded: Any, local: Any) -> None:
        if not isinstance(recorded, str) or not isinstance(local, str):
            return
        self.local.setdefault(recorded, local)
        one, other = GID.fullmatch(recorded), GID.fullmatch(local)
        if one and other and one[1] == "CalculatedLineItem" and one[2].isdigit():
            line = "gid://shopify/LineItem/"
            self.local.setdefault(line + one[2], line + other[2])


def ids_of(value: Any) -> set[str]:
    """All global ids in a value."""
    if isinstance(value, dict):
        return {id_ for each in value.values() for id_ in ids_of(each)}
    if isinstance(value, list):
        return {id_ for each in value for id_ in ids_of(each)}
    return {value} if isinstance(value, str) and GID.fullmatch(value) else set()
