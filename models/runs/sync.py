"""`shopify.sync`: the queue of what is synchronised with Shopify."""

from collections.abc import Collection, Iterator
from typing import Any

from odoo import api, fields, models, tools
from odoo.exceptions import UserError

from ...services.shopify.client.sizes import COMMIT_SIZE, SHOPIFY_PAGE_SIZE
from ...services.storable import storable
from ..engine.run import SyncRun
from .kinds.kind import Kind
from .kinds.table import WORKS
from .kinds.work import Work

# What tells two runs of a mode apart.
PARAMETERS = {
    "external_id": str,
    "external_ids": list,
    "name": str,
    "dry_run": bool,
    "read_anew": bool,
}
# In which way it does what its mode does.
WAYS = ("dry_run", "read_anew")
# What a run is about: it changes in drafts alone.
FIXED = {"channel_id", "mode", "parameters", "shopify_id", "dry_run", "read_anew"}
# What a run counts besides the engine, and forgets when it does all of it again.
COUNTERS = ("gone_count", "image_count", "gap_count", "fetched_count")
# A person waits for what was chosen; a whole catalogue can wait for a person.
URGENT = 5


class ShopifySync(models.Model):
    """A synchronisation of one shop, in one mode."""

    _name = "shopify.sync"
    _inherit = "sync.run"
    _description = "Shopify Synchronisation"

    DECIDED = SyncRun.DECIDED | {"channel_id", "shopify_id", "dry_run", "read_anew"}
    SHOPIFY_PAGE_SIZE = SHOPIFY_PAGE_SIZE
    COMMIT_SIZE = COMMIT_SIZE

    channel_id = fields.Many2one(
        "commerce.channel",
        "Shop",
        required=True,
        ondelete="cascade",
        index=True,
        default=lambda self: self.env["commerce.channel"]._default_shop(),
    )
    company_id = fields.Many2one(related="channel_id.company_id", store=True)
    shopify_id = fields.Char(
        "Shopify ID",
        compute="_compute_shopify_id",
        inverse="_inverse_decided",
        help="Which record, for a mode that needs one: its number, its gid or the"
        " address of its page in Shopify. Several are separated by spaces.",
    )
    dry_run = fields.Boolean(
        compute="_compute_dry_run",
        inverse="_inverse_decided",
        store=True,
        help="Show what would happen, change nothing.",
    )
    read_anew = fields.Boolean(
        "Read Everything Anew",
        compute="_compute_read_anew",
        inverse="_inverse_decided",
        help="Read each record in full, what Shopify calls unchanged too.",
    )
    issue_ids = fields.One2many("commerce.issue", "sync_id")
    gap_ids = fields.One2many("commerce.order.gap", "sync_id", "Gaps", readonly=True)
    gone_count = fields.Integer(
        "Gone",
        readonly=True,
        copy=False,
        help="Records that Shopify deleted. They are marked; nothing is deleted here.",
    )
    image_count = fields.Integer(
        "Images", readonly=True, copy=False, help="Images that came in."
    )
    gap_count = fields.Integer(
        "Gaps",
        readonly=True,
        copy=False,
        help="Orders that were missing in Odoo, or older there than in Shopify.",
    )
    fetched_count = fields.Integer(
        "Gaps Closed", readonly=True, copy=False, help="Of those, what came in."
    )

    _one_waiting = models.UniqueIndex(
        "(lane, mode, parameters_key) WHERE state = 'queued' AND start_time IS NULL"
    )
    _unfinished = models.Index("(lane, state) WHERE state IN ('queued', 'running')")

    @api.model
    def _modes(self) -> list[tuple[str, str]]:
        return [(mode, self.env._(work.label)) for mode, work in WORKS.items()]

    @api.depends("parameters")
    def _compute_shopify_id(self) -> None:
        for sync in self:
            parameters = sync.parameters or {}
            named = parameters.get("external_id") or parameters.get("name")
            sync.shopify_id = named or " ".join(parameters.get("external_ids", []))

    @api.depends("parameters")
    def _compute_dry_run(self) -> None:
        for sync in self:
            sync.dry_run = bool((sync.parameters or {}).get("dry_run"))

    @api.depends("parameters")
    def _compute_read_anew(self) -> None:
        for sync in self:
            sync.read_anew = bool((sync.parameters or {}).get("read_anew"))

    def _inverse_decided(self) -> None:
        """Nothing to do: `_complete` and `write` keep it in the parameters."""

    @api.depends("mode", "dry_run")
    def _compute_display_name(self) -> None:
        super()._compute_display_name()
        for sync in self.filtered("dry_run"):
            sync.display_name = self.env._("%s (dry run)", sync.display_name)

    @api.model
    def _complete(self, vals: dict[str, Any]) -> dict[str, Any]:
        vals = dict(vals)
        work = self._work_of(vals.get("mode"))
        given = dict(vals.get("parameters") or {})
        ways = [it for it in WAYS if vals.pop(it, given.get(it))]
        self._check_ways(work, ways)
        shop = self._shop_of(vals)
        parameters = work.named(shop, vals.pop("shopify_id", None), given)
        if work.needs_record:
            vals.setdefault("priority", URGENT)
        vals["parameters"] = storable({**parameters, **dict.fromkeys(ways, True)})
        return super()._complete({**vals, "channel_id": shop.id})

    @api.model
    def _check_ways(self, work: type[Work], ways: Collection[str]) -> None:
        if "dry_run" in ways and not work.can_dry_run:
            raise UserError(
                self.env._(
                    "There is no dry run of this: it follows up what an import has"
                    " planned. Start it as it is, or choose an import of products,"
                    " customers or orders."
                )
            )
        if "read_anew" in ways and not work.reads_times_first:
            raise UserError(
                self.env._(
                    "“%(mode)s” cannot read everything anew. Choose an import of all"
                    " products, customers or orders; records that are chosen are always"
                    " read in full.",
                    mode=work.label,
                )
            )

    def _is_decided(
        self, name: str, vals: dict[str, Any], states: Collection[str]
    ) -> bool:
        if name == "parameters":
            return _tells_records(vals[name] or {})
        return super()._is_decided(name, vals, states)

    @api.model
    def _shop_of(self, vals: dict[str, Any]) -> models.BaseModel:
        shops = self.env["commerce.channel"]
        shop = shops.browse(vals.get("channel_id")) or shops._default_shop()
        if not shop:
            raise UserError(
                self.env._(
                    "No shop is connected yet. Create one under Commerce Sync →"
                    " Configuration → Shops, or fill in Settings → Shopify."
                )
            )
        # Whoever names a shop sees it; the default one, too, may be another company's.
        shop = shops.browse(shop.id)
        shop.check_access("read")
        if shop.system != "shopify":
            raise UserError(
                self.env._(
                    "“%(shop)s” is connected to %(system)s, not to Shopify. Choose a"
                    " shop of Shopify.",
                    shop=shop.name,
                    system=shop.system_label,
                )
            )
        shop._check_active()
        return shop

    @api.model
    def _work_of(self, mode: str | None) -> type[Work]:
        """Return the `Work` of a mode.

        :raises UserError: there is no such mode
        """
        if work := WORKS.get(mode):
            return work
        raise UserError(
            self.env._(
                "There is no mode “%(mode)s”. These exist: %(known)s.",
                mode=mode,
                known=", ".join(WORKS),
            )
        )

    @api.model
    def _lane_of(self, vals: dict[str, Any]) -> str:
        return self._lane_of_kind(self._work_of(vals["mode"]).kind, vals["channel_id"])

    @api.model
    def _lane_of_kind(self, kind: Kind, channel_id: int) -> str:
        return f"shop {channel_id} {kind.lane}"

    def _job_channel(self) -> str:
        """Return a channel of the shop's own, where jobs carry its runs on."""
        return f"root.shopify.shop_{self.channel_id.id}"

    def _to_write(
        self, vals: dict[str, Any]
    ) -> Iterator[tuple[models.BaseModel, dict[str, Any]]]:
        """Yield runs and values; what a run is about changes in drafts alone."""
        if vals.get("state") == "queued":
            self.filtered(lambda sync: sync.state == "success")._forget_outcome()
        fixed = FIXED & set(vals)
        if fixed and any(sync.state != "draft" for sync in self):
            raise UserError(
                self.env._("What a run does cannot change once it is queued.")
            )
        if not fixed:
            yield from super()._to_write(vals)
            return
        for sync in self:
            values = sync._complete(sync._merged(vals))
            yield from super(ShopifySync, sync)._to_write(values)

    def _merged(self, vals: dict[str, Any]) -> dict[str, Any]:
        kept = {"channel_id": self.channel_id.id, "mode": self.mode}
        return {**kept, "parameters": self.parameters, **vals}

    def _forget_outcome(self) -> None:
        """Forget plans and gaps of runs that plan, and look for gaps, all anew."""
        self.filtered("dry_run")._forget_plan()
        self.sudo().gap_ids.unlink()

    @api.model
    def _afresh(self) -> dict[str, Any]:
        return {**super()._afresh(), **dict.fromkeys(COUNTERS, 0)}

    @tools.ormcache("self.id")
    def _fixed(self) -> tuple[int, bool]:
        """Return the shop's id and whether it is a dry run, of a run past its draft.

        Neither changes any more, and each commit forgets what was read of the run.
        """
        return self.channel_id.id, self.dry_run

    def _shop_key(self) -> int:
        channel_id, _dry = self._fixed()
        return channel_id

    def _is_dry(self) -> bool:
        _channel_id, dry = self._fixed()
        return dry


def _tells_records(parameters: Any) -> bool:
    """Whether these are parameters of a run: which records, and in which way."""
    return (
        isinstance(parameters, dict)
        and all(
            isinstance(value, PARAMETERS.get(name, ()))
            for name, value in parameters.items()
        )
        and all(isinstance(it, str) for it in parameters.get("external_ids", ()))
    )
