"""One mutation that is to be sent. Pure."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Call:
    """A mutation with its variables.

    :param operation: its name in the queries' folder
    :param points: what Shopify asks for it
    :param is_repeatable: sending it twice does no harm
    """

    operation: str
    variables: dict[str, Any]
    points: float = 10
    is_repeatable: bool = True
