"""What an import means to do with a record."""

from enum import Enum


class Action(str, Enum):
    """One word for all kinds; a plan of changes keeps it by its value."""

    CREATE = "create"
    LINK = "link"
    UPDATE = "update"
    KEEP = "keep"
    SET_ASIDE = "set_aside"
