"""`shopify.sync`: the queue of what is synchronised with Shopify."""

import re

from odoo import api, fields, models, tools
from odoo.exceptions import UserError, ValidationError

from ...services.shopify.constants import COMMIT_SIZE, SHOPIFY_PAGE_SIZE
from ...services.shopify.gid import gid
from ...services.storable import storable
from ..shopify_sync_mode import LABELS, URGENT, SyncMode
from ..sync_run.run import SyncRun

# What tells two runs of a mode apart.
PARAMETERS = {"gid": str, "gids": list, "name": str, "dry_run": bool}


class ShopifySync(models.Model):
    """A synchronisation of one shop, in one mode."""

    _name = "shopify.sync"
    _inherit = "sync.run"
    _description = "Shopify Synchronisation"

    DECIDED = SyncRun.DECIDED | {"shop_id", "shopify_id", "dry_run"}
    SHOPIFY_PAGE_SIZE = SHOPIFY_PAGE_SIZE
    COMMIT_SIZE = COMMIT_SIZE

    shop_id = fields.Many2one(
        "shopify.shop",
        required=True,
        ondelete="cascade",
        index=True,
        default=lambda self: self.env["shopify.shop"]._default_shop(),
    )
    company_id = fields.Many2one(related="shop_id.company_id", store=True)
    shopify_id = fields.Char(
        "Shopify ID",
        compute="_compute_shopify_id",
        inverse="_inverse_shopify_id",
        help="Which record, for a mode that needs one: its number, its gid or the"
        " address of its page in Shopify. Several are separated by spaces.",
    )
    issue_ids = fields.One2many("shopify.sync.issue", "sync_id")

    _one_waiting = models.UniqueIndex(
        "(lane, mode, parameters_key) WHERE state = 'queued' AND start_time IS NULL"
    )
    _open = models.Index("(lane, state) WHERE state IN ('queued', 'running')")

    @api.model
    def _modes(self):
        return [(mode, self.env._(label)) for mode, label in LABELS]

    @api.depends("parameters")
    def _compute_shopify_id(self):
        for sync in self:
            parameters = sync.parameters or {}
            named = parameters.get("gid") or parameters.get("name")
            sync.shopify_id = named or " ".join(parameters.get("gids", []))

    def _inverse_shopify_id(self):
        """Nothing to do: `_complete` and `write` keep it in the parameters."""

    @api.model
    def _complete(self, vals):
        vals = dict(vals)
        shop = self._shop_of(vals)
        mode = self._mode_of(vals)
        given = vals.pop("shopify_id", None)
        parameters = dict(vals.get("parameters") or {})
        if mode.is_one or mode.is_batch:
            self._check_addresses(shop, given or parameters.get("gid"))
            vals.setdefault("priority", URGENT)
        vals["parameters"] = storable(
            {
                **self._named(mode, given, parameters),
                **{key: parameters[key] for key in parameters if key == "dry_run"},
            }
        )
        return super()._complete({**vals, "shop_id": shop.id})

    @api.model
    def _named(self, mode, given, parameters) -> dict:
        """Return which records a run is about, in the one way that its mode has."""
        if mode.is_batch:
            return {"gids": self._gids(mode, given, parameters)}
        if not mode.is_one:
            return {}
        if name := parameters.get("name"):
            return {"name": name}
        return {"gid": self._gid(mode, given or parameters.get("gid"))}

    def _is_decided(self, name, vals, states):
        if name == "parameters":
            return _tells_records(vals[name] or {})
        return super()._is_decided(name, vals, states)

    @api.model
    def _shop_of(self, vals):
        shops = self.env["shopify.shop"]
        shop = shops.browse(vals.get("shop_id")) or shops._default_shop()
        if not shop:
            raise UserError(
                self.env._(
                    "No shop is connected yet. Create one under Shopify → Configuration"
                    " → Shops, or fill in Settings → Shopify."
                )
            )
        # Whoever names a shop sees it; the default one, too, may be another company's.
        shop = shops.browse(shop.id)
        shop.check_access("read")
        shop._check_active()
        return shop

    @api.model
    def _mode_of(self, vals) -> SyncMode:
        try:
            return SyncMode(vals.get("mode"))
        except ValueError:
            known = ", ".join(mode.value for mode in SyncMode)
            raise UserError(
                self.env._(
                    "There is no mode “%(mode)s”. These exist: %(known)s.",
                    mode=vals.get("mode"),
                    known=known,
                )
            ) from None

    @api.model
    def _gid(self, mode, text) -> str:
        text = str(text or "").strip()
        kind = mode.kind.resource
        number = text.split("?")[0].rstrip("/").rsplit("/", 1)[-1]
        other_kind = text.startswith("gid:") and f"/{kind}/" not in text
        if not re.fullmatch("[0-9]+", number) or other_kind:
            raise ValidationError(
                self.env._(
                    "“%s” is no Shopify ID. Enter the number at the end of the address"
                    " of the record's page in Shopify.",
                    text,
                )
            )
        return gid(kind, number)

    @api.model
    def _gids(self, mode, text, parameters) -> list[str]:
        """Return each gid once, in the order of their numbers."""
        numbers = parameters.get("gids")
        if text:
            numbers = re.split(r"[\s,;]+", str(text).strip())
        gids = {self._gid(mode, number) for number in numbers or [""]}
        return sorted(gids, key=lambda gid: (len(gid), gid))

    @api.model
    def _lane_of(self, vals):
        return f"shop {vals['shop_id']} {self._mode_of(vals).lane}"

    def _to_write(self, vals):
        """Yield runs and values; what a run is about changes in drafts alone."""
        fixed = {"shop_id", "mode", "parameters", "shopify_id"} & set(vals)
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

    @tools.ormcache("self.id")
    def _fixed(self) -> tuple[int, bool]:
        """Return the shop's id and whether it is a dry run, of a run past its draft.

        Neither changes any more, and each commit forgets what was read of the run.
        """
        return self.shop_id.id, self.dry_run

    def _shop_key(self) -> int:
        shop_id, _dry = self._fixed()
        return shop_id

    def _is_dry(self) -> bool:
        _shop_id, dry = self._fixed()
        return dry

    def _merged(self, vals):
        kept = {"shop_id": self.shop_id.id, "mode": self.mode}
        return {**kept, "parameters": self.parameters, **vals}


def _tells_records(parameters) -> bool:
    """Whether these are parameters of a run: which records, and whether to try only."""
    return (
        isinstance(parameters, dict)
        and all(
            isinstance(value, PARAMETERS.get(name, ()))
            for name, value in parameters.items()
        )
        and all(isinstance(it, str) for it in parameters.get("gids", ()))
    )
