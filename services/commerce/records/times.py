"""Moments as Odoo keeps them."""

from datetime import datetime, timezone


def naive_utc(moment: datetime) -> datetime:
    """Write a moment as Odoo stores it."""
    return moment.astimezone(timezone.utc).replace(tzinfo=None, microsecond=0)
