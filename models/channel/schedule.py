"""How often a shop is synchronised by itself."""

from odoo import api, fields, models

from ..engine.const import OPEN_STATES
from ..runs.kinds.kind import KINDS, Kind
from ..runs.kinds.work import Work


class CommerceChannel(models.Model):
    _inherit = "commerce.channel"

    automatic = fields.Boolean(
        copy=False,
        tracking=True,
        help="Synchronise by itself. Switched on by the first import of everything.",
    )
    first_import_at = fields.Datetime("First Full Import", readonly=True, copy=False)
    first_customers_at = fields.Datetime(
        "First Import of Customers", readonly=True, copy=False
    )
    first_orders_at = fields.Datetime(
        "First Import of Orders", readonly=True, copy=False
    )
    products_interval = fields.Integer(
        "Products Every (min)",
        default=60,
        help="Minutes between two imports of changed products; 0 means never.",
    )
    customers_interval = fields.Integer(
        "Customers Every (min)",
        default=60,
        help="Minutes between two imports of changed customers; 0 means never. It"
        " begins with the first import of all customers.",
    )
    orders_interval = fields.Integer(
        "Orders Every (min)",
        default=10,
        help="Minutes between two imports of changed orders; 0 means never. It begins"
        " with the first import of all orders.",
    )
    anew_interval = fields.Integer(
        "Everything Anew Every (min)",
        default=1440,
        help="Minutes between two imports of all products, and of all customers, that"
        " read each in full; 0 means never. Some changes do not count as one in"
        " Shopify, such as a product's new collection: they come in with these. It"
        " begins when all came in once.",
    )

    unattended = fields.Text(
        compute="_compute_unattended", help="Why nothing comes in by itself."
    )

    @api.depends("automatic", "open_sync_count")
    def _compute_unattended(self) -> None:
        wait = self.filtered(lambda shop: shop.automatic or shop.open_sync_count)
        text = wait and self.env["sync.run"]._unattended_text()
        for shop in self:
            shop.unattended = shop in wait and (text or shop._paused_text())

    def _paused_text(self) -> str | bool:
        """Return what waits for a person, who may have forgotten it; False if nothing.

        A paused run is under way: the schedule begins no other of its kind.
        """
        runs = self._runs().search(
            [
                ("channel_id", "=", self.id),
                ("paused", "=", True),
                ("state", "in", OPEN_STATES),
            ]
        )
        return bool(runs) and self.env._(
            "%(runs)s: paused. Nothing of the same kind comes in by itself until it"
            " goes on. Press Resume or Cancel there.",
            runs=", ".join(runs.mapped("display_name")),
        )

    def _interval(self, work: type[Work]) -> int:
        """Return the minutes between two runs of a mode; 0 means never.

        A kind that nobody imported yet is not begun by the schedule; nor is one off.
        """
        self.ensure_one()
        is_off = work.kind.step_field and self[work.kind.step_field] == "off"
        is_on = self.automatic and not is_off
        is_wanted = is_on and work.interval_field and work.may_begin(self)
        return self[work.interval_field] if is_wanted else 0

    def _has_all_of(self, kind: Kind) -> bool:
        """Whether all of a kind came in once."""
        return bool(self.env["commerce.watermark"]._since(self, kind.watermark))

    def _has_begun(self, kind: Kind) -> bool:
        """Whether a schedule may begin: that of products a person may switch on."""
        return kind.begins_by_itself or bool(self[kind.begun_field])

    def _begin_schedule(self, kind: Kind) -> None:
        """Switch the schedule on after the first import of everything, only then.

        A manager who switched it off later is not overruled.
        """
        for shop in self.filtered(lambda shop: not shop[kind.begun_field]):
            values = {kind.begun_field: self.env.cr.now()}
            if not any(shop[it.begun_field] for it in KINDS):
                values["automatic"] = True
            shop.write(values)

    def _queue_run(self, mode: str, parameters: dict | None = None) -> models.BaseModel:
        """Queue a run of this mode for each shop; return the runs."""
        about = {"mode": mode, "parameters": parameters or {}, "state": "queued"}
        runs = [{"channel_id": shop.id, **about} for shop in self]
        return self._runs().create(runs)
