"""Up to which `updatedAt` of Shopify everything of a kind is stored."""

from datetime import datetime, timedelta

from odoo import api, fields, models
from odoo.tools import SQL

OVERLAP = timedelta(minutes=5)
"""Shopify's search lags behind its writes: a little is read again."""


SKEW = timedelta(hours=12)
"""The shop's clock and the database's may differ by so much."""

MOST_AHEAD = timedelta(days=2)
"""No clock is off by more: a later moment is none."""


class CommerceWatermark(models.Model):
    _name = "commerce.watermark"
    _description = "Shopify Watermark"
    _rec_name = "kind"

    channel_id = fields.Many2one(
        "commerce.channel", "Shop", required=True, ondelete="cascade"
    )
    kind = fields.Char(required=True, help="As the table of kinds names it.")
    until = fields.Datetime(required=True, help="By Shopify's clock.")

    _one_per_kind = models.UniqueIndex("(channel_id, kind)")

    @api.model
    def _since(self, shop: models.BaseModel, kind: str) -> datetime | None:
        """Return from when on changes are to be read; None means all.

        A mark that cannot be is none.
        """
        mark = self.search([("channel_id", "=", shop.id), ("kind", "=", kind)])
        if not mark or mark.until > self.env.cr.now() + MOST_AHEAD:
            return None
        return mark.until - OVERLAP

    @api.model
    def _forget(self, shops: models.BaseModel, kind: str) -> None:
        """Have everything of a kind read again."""
        self.search([("channel_id", "in", shops.ids), ("kind", "=", kind)]).unlink()

    @api.model
    def _advance(self, shop: models.BaseModel, kind: str, until: str) -> None:
        """Move the mark forward, never backwards, with the caller's transaction.

        It never passes the database's clock by more than two clocks may differ, and no
        moment that cannot be moves it.
        """
        self.env.cr.execute(
            SQL(
                """
                INSERT INTO commerce_watermark AS mark
                       (channel_id, kind, until, create_uid, create_date)
                SELECT %(shop)s, %(kind)s,
                       date_trunc('second', CASE
                           WHEN %(until)s::timestamptz <= clock_timestamp() + %(skew)s
                           THEN %(until)s::timestamptz ELSE clock_timestamp() END)
                       AT TIME ZONE 'utc',
                       %(user)s, now() AT TIME ZONE 'utc'
                 WHERE %(until)s::timestamptz <= now() + %(most)s
                ON CONFLICT (channel_id, kind) DO UPDATE SET until = EXCLUDED.until
                 WHERE mark.until < EXCLUDED.until
                    OR mark.until > now() AT TIME ZONE 'utc' + %(most)s
                """,
                shop=shop.id,
                kind=kind,
                until=until,
                user=self.env.uid,
                most=MOST_AHEAD,
                skew=SKEW,
            )
        )
        self.invalidate_model(["until"])
