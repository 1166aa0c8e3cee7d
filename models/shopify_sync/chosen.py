"""Runs for records that a person chose."""

from collections import defaultdict

from odoo import api, models

from ...services.shopify.gid import GID
from ..shopify_sync_mode import KINDS


class ShopifySync(models.Model):
    _inherit = "shopify.sync"

    @api.model
    def _import_chosen(self, shop, gids):
        """Queue a run for each kind of these records, wake the workers, return them.

        What stands behind a gid's number, such as `#images`, does not matter.
        """
        chosen = defaultdict(list)
        for gid in dict.fromkeys(gid.split("#")[0] for gid in gids):
            found = GID.fullmatch(gid)
            chosen[found and found["kind"]].append(gid)
        runs = self.browse()
        for kind in KINDS:
            if gids := chosen[kind.resource]:
                runs |= self._import_gids(shop, kind, gids)
        return runs.run_async()

    @api.model
    def _import_gids(self, shop, kind, gids):
        mode, parameters = kind.batch, {"gids": gids}
        if len(gids) == 1:
            mode, parameters = kind.one, {"gid": gids[0]}
        return self.create(
            {
                "mode": mode.value,
                "shop_id": shop.id,
                "parameters": parameters,
                "state": "queued",
            }
        )
