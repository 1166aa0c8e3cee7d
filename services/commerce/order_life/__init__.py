"""What becomes of orders that are in Odoo: confirmed, invoiced, paid, cancelled."""

from .plan.followed import Followed
from .life import LIFE_CONTEXT, OrderLife

__all__ = ["LIFE_CONTEXT", "Followed", "OrderLife"]
