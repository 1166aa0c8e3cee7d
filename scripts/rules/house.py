"""The rules of the house."""

from collections.abc import Callable
from dataclasses import dataclass

from . import kinds, law, models, sizes, words
from .tree import Tree


@dataclass(frozen=True)
class Rule:
    """What must not be, and where it is."""

    unwanted: str
    breaches: Callable[[Tree], list[str]]


RULES = (
    Rule("imports against the direction", law.against_the_direction),
    Rule("imports that leave the local Shopify", law.out_of_the_local_shopify),
    Rule("imports upwards in the local Shopify", law.against_the_local_direction),
    Rule("cycles between modules", law.module_cycles),
    Rule("cycles between rooms", law.room_cycles),
    Rule("methods and fields of a model defined twice", models.defined_twice),
    Rule(f"models in more than {models.MOST_FILES} files", models.spread),
    Rule(f"folders of more than {sizes.MOST_FILES} files", sizes.full_folders),
    Rule(f"files of more than {sizes.MOST_LINES} lines", sizes.long_files),
    Rule(
        f"files below {sizes.FEWEST_LINES} lines with one reader",
        sizes.crumbs,
    ),
    Rule("files of one name in sight of each other", sizes.alike_in_sight),
    Rule("words of Shopify where no system is named", words.of_shopify),
    Rule("tables of kinds besides the one", kinds.tables),
    Rule("modes named outside their table", kinds.named),
    Rule("questions which mode it is", kinds.asked),
    Rule("tables of issues besides the catalogue", kinds.issue_tables),
)
