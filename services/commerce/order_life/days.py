"""Days of orders, documents and payments, where the shop is."""

from datetime import date, datetime
from typing import TYPE_CHECKING

import pytz

from odoo import fields
from odoo.models import BaseModel

if TYPE_CHECKING:
    from .documents.document import Document


class Dates:
    """Turns moments into days: those of the shop, as its owner counts them.

    Source: https://shopify.dev/docs/api/admin-graphql/latest/objects/Shop#field-Shop.fields.ianaTimezone
    """

    def __init__(self, shop: BaseModel) -> None:
        self._company = shop.company_id
        self._zone = pytz.timezone(shop._zone())
        self._locks: dict[int, date] = {}

    def day(self, moment: datetime) -> date:
        """Return the day of a moment, which is one of UTC where it names no zone."""
        moment = moment if moment.tzinfo else pytz.utc.localize(moment)
        return moment.astimezone(self._zone).date()

    def past_day(self, moment: datetime) -> date:
        """Return the day of what has happened, never one to come: clocks differ."""
        return min(self.day(moment), self.day(self._company.env.cr.now()))

    def of_document(self, document: "Document") -> date:
        """Return the day of an invoice or a credit note.

        Later documents have the day of what led to them, and no day before the ones
        that they change. Odoo books a day in a locked period on the first open one.
        """
        followed, earlier = document.followed, document.earlier
        if document.move_type == "out_invoice" and not earlier:
            return self.past_day(followed.source.processed_at)
        days = [it for it in earlier.mapped("invoice_date") if it]
        return max([self.past_day(self._moment(document)), *days])

    def _moment(self, document: "Document") -> datetime:
        followed, order = document.followed, document.followed.source
        if document.move_type == "out_invoice":
            return order.updated_at
        if order.cancelled_at:
            return order.cancelled_at
        news = followed.link.refund_ids.filtered(lambda it: not it.is_documented)
        return max([it.processed_at for it in news], default=order.updated_at)

    def of_payment(self, moment: datetime, journal: BaseModel) -> date:
        """Return the day of a payment; the first open one if its own is locked."""
        if journal.id not in self._locks:
            lock = self._company._get_user_fiscal_lock_date(journal)
            self._locks[journal.id] = lock
        first = fields.Date.add(self._locks[journal.id], days=1)
        return max(self.past_day(moment), first)
