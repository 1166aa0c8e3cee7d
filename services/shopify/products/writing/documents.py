"""Mutations of the queries' folder, several of which fit into one request. Pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

QUERIES = Path(__file__).parents[2] / "queries" / "products" / "writing"
OPERATION = re.compile(r"mutation \w+\((?P<variables>.*?)\)\s*\{(?P<field>.*)\}", re.S)


@dataclass(frozen=True, slots=True)
class Document:
    """One mutation: its variables with their types, and its one field."""

    variables: str
    field: str

    def numbered(self, number: int) -> tuple[str, str]:
        """Return both with names that no other mutation of a request has."""
        variables, field = (
            re.sub(r"\$(\w+)", rf"$\1_{number}", text)
            for text in (self.variables, self.field)
        )
        return variables, f"m{number}: {field}"


@lru_cache
def document(operation: str) -> Document:
    """Return the mutation of an operation, as it stands in the queries' folder."""
    name = re.sub(r"(?<!^)(?=[A-Z])", "_", operation).lower()
    text = (QUERIES / f"{name}.graphql").read_text()
    found = OPERATION.search(text)
    return Document(found["variables"].strip(), found["field"].strip())


def together(
    operations: Sequence[tuple[str, dict[str, Any]]],
) -> dict[str, Any]:
    """Return one request of several mutations.

    Shopify carries them out one after the other; their answers are `m0`, `m1` …
    """
    parts = [document(name).numbered(i) for i, (name, _) in enumerate(operations)]
    title = operations[0][0] if len(operations) == 1 else "Together"
    heads = ", ".join(head for head, _ in parts)
    fields = "\n".join(field for _, field in parts)
    return {
        "query": f"mutation {title}({heads}) {{\n{fields}\n}}",
        "operation_name": title,
        "variables": {
            f"{name}_{i}": value
            for i, (_, given) in enumerate(operations)
            for name, value in given.items()
        },
    }
