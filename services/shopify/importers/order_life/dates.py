"""Days of documents and payments, where the company is."""

from datetime import date, datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from odoo import fields
from odoo.api import Environment
from odoo.models import BaseModel

UTC = ZoneInfo("UTC")


class Dates:
    """Turns Shopify's moments into days of the company's books."""

    def __init__(self, env: Environment, shop: BaseModel) -> None:
        self._env = env
        self._company = shop.company_id
        self._zone = _zone(self._company.partner_id.tz or env.user.tz)
        self._locks: dict[int, date] = {}

    def day(self, moment: datetime) -> date:
        """Return the day of a moment, never one to come."""
        moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
        today = datetime.now(self._zone).date()
        return min(moment.astimezone(self._zone).date(), today)

    def of_document(self, document) -> date:
        """Return the day of an invoice or a credit note.

        Later documents have the day of what led to them, and no day before the ones
        that they change. Odoo books a day in a locked period on the first open one.
        """
        source, earlier = document.followed.source, document.earlier
        if document.move_type == "out_invoice" and not earlier:
            return self.day(source.processed_at)
        days = [it for it in earlier.mapped("invoice_date") if it]
        return max([self.day(self._moment(document)), *days])

    def _moment(self, document) -> datetime:
        source = document.followed.source
        if document.move_type == "out_invoice":
            return source.updated_at
        if source.cancelled_at:
            return source.cancelled_at
        news = document.followed.link.refund_ids.filtered(
            lambda it: not it.is_documented
        )
        return max([it.processed_at for it in news], default=source.updated_at)

    def of_payment(self, moment: datetime, journal: BaseModel) -> date:
        """Return the day of a payment; the first open one if its own is locked."""
        if journal.id not in self._locks:
            lock = self._company._get_user_fiscal_lock_date(journal)
            self._locks[journal.id] = lock
        return max(self.day(moment), fields.Date.add(self._locks[journal.id], days=1))


def _zone(name: str | None) -> ZoneInfo:
    try:
        return ZoneInfo(name or "UTC")
    except (ZoneInfoNotFoundError, ValueError):
        return UTC
