"""Lets Odoo ask once, for many new records, what it asks for each of them."""

from collections.abc import Mapping
from typing import Any

from odoo.models import BaseModel

DEFAULTS_TOLD = "commerce_defaults_told"
CHECK_ALIKE = "commerce_check_alike"


def made_alike(
    records: BaseModel, defaults: Mapping[str, Mapping[str, Any]]
) -> BaseModel:
    """Return an empty recordset that creates records alike together.

    :param records: of a model that inherits `commerce.made.alike`, as its lines do
    :param defaults: all defaults, by model; records without them are asked by Odoo
    """
    told = {model: frozenset(values) for model, values in defaults.items()}
    return records.with_context(**{DEFAULTS_TOLD: told, CHECK_ALIKE: True})
