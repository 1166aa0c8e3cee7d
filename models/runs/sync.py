"""`shopify.sync`: the queue of what is synchronised with Shopify."""

from collections.abc import Collection, Iterator
from typing import Any

from odoo import api, fields, models
from odoo.exceptions import UserError

from ...services.shopify.client.sizes import COMMIT_SIZE, SHOPIFY_PAGE_SIZE
from ...services.storable import storable
from .kinds.kind import Kind
from .kinds.table import WORKS
from .kinds.work import Work
from .run import CommerceRun

# What tells two runs of a mode apart.
PARAMETERS = {
    "external_id": str,
    "external_ids": list,
    "template_ids": list,
    "name": str,
    "dry_run": bool,
    "read_anew": bool,
}
# In which way it does what its mode does.
WAYS = ("dry_run", "read_anew")
# What a run is about: it changes in drafts alone.
FIXED = {"channel_id", "mode", "parameters", "shopify_id", "dry_run", "read_anew"}
# A person waits for what was chosen; a whole catalogue can wait for a person.
URGENT = 5


class ShopifySync(models.Model):
    """A synchronisation of one shop, in one mode."""

    _name = "shopify.sync"
    _inherit = "commerce.run"
    _description = "Shopify Synchronisation"

    DECIDED = CommerceRun.DECIDED | {"shopify_id", "read_anew"}
    SHOPIFY_PAGE_SIZE = SHOPIFY_PAGE_SIZE
    COMMIT_SIZE = COMMIT_SIZE

    channel_id = fields.Many2one(
        default=lambda self: self.env["commerce.channel"]._default_shop()
    )
    shopify_id = fields.Char(
        "Shopify ID",
        compute="_compute_shopify_id",
        inverse="_inverse_decided",
        help="Which record, for a mode that needs one: its number, its gid or the"
        " address of its page in Shopify. Several are separated by spaces.",
    )
    read_anew = fields.Boolean(
        "Read Everything Anew",
        compute="_compute_read_anew",
        inverse="_inverse_decided",
        help="Read each record in full, what Shopify calls unchanged too.",
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
    def _compute_read_anew(self) -> None:
        for sync in self:
            sync.read_anew = bool((sync.parameters or {}).get("read_anew"))

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


def _tells_records(parameters: Any) -> bool:
    """Whether these are parameters of a run: which records, and in which way."""
    return (
        isinstance(parameters, dict)
        and all(
            isinstance(value, PARAMETERS.get(name, ()))
            for name, value in parameters.items()
        )
        and all(isinstance(it, str) for it in parameters.get("external_ids", ()))
        and all(isinstance(it, int) for it in parameters.get("template_ids", ()))
    )
