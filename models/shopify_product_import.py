"""Importing chosen products, from their links and from Odoo's products."""

from odoo import models

from .notification import notification

NAMES_SHOWN = 5


class ShopifyProduct(models.Model):
    _inherit = "shopify.product"

    def action_import_from_shopify(self):
        """Queue these products, one run per shop, and say what was left out."""
        deleted = self.filtered(lambda link: link.state == "tombstone")
        runs = (self - deleted)._queue_import()
        left_out = deleted._names_left_out(
            self.env._(
                "%(count)s were deleted in Odoo and stay so: %(names)s. Open one and"
                " press Bring It Back."
            )
        )
        return (self - deleted)._tell_queued(runs, left_out)

    def action_import_again(self):
        """Read products once more, and bring back what was deleted in Odoo."""
        runs = self._queue_import()
        self.sudo()._forget_deletions()
        return runs._open()

    def _queue_import(self):
        """Queue one run per shop for these products; return the runs."""
        runs = self.env["shopify.sync"]
        for shop, links in self.filtered("gid").grouped("shop_id").items():
            runs |= runs._import_chosen(shop, links.mapped("gid"))
        return runs

    def _forget_deletions(self):
        """Remove the links of deleted records, which keep imports from making them."""
        deleted = self.variant_ids.filtered(lambda link: link.state == "tombstone")
        deleted.unlink()
        self.checksum = False
        self.filtered(lambda link: link.state == "tombstone").unlink()

    def _tell_queued(self, runs, left_out=""):
        """Return a notification of what is queued, with links to the runs."""
        count = len(self.filtered("gid"))
        queued = self.env._("%(count)s products are queued.", count=count)
        if count == 1:
            queued = self.env._(
                "“%(name)s” is queued.", name=self.filtered("gid").title
            )
        return notification(
            self.env._("Import from Shopify"),
            " ".join(filter(None, [queued if count else "", left_out])),
            kind="warning" if left_out else "success",
            links=[(run.display_name, f"/odoo/shopify-syncs/{run.id}") for run in runs],
        )

    def _names_left_out(self, text):
        return names_left_out(self.mapped("title"), text)


class ShopifyProductMixin(models.AbstractModel):
    _inherit = "shopify.product.mixin"

    def action_import_from_shopify(self):
        """Import what is linked of these products, and name what is not."""
        templates = self._shopify_templates()
        links = self.env["shopify.product"].search(
            [("product_tmpl_id", "in", templates.ids), ("gid", "!=", False)]
        )
        unlinked = templates - links.product_tmpl_id
        left_out = names_left_out(
            unlinked.mapped("display_name"),
            self.env._(
                "%(count)s have no link to Shopify and were left out: %(names)s. Open"
                " one and press Link to a Shopify Product."
            ),
        )
        return links._tell_queued(links._queue_import(), left_out)


def names_left_out(names, text):
    """Fill the number of names and the first of them into a text; none says nothing."""
    if not names:
        return ""
    shown = ", ".join(f"“{name}”" for name in names[:NAMES_SHOWN])
    more = f" + {len(names) - NAMES_SHOWN}" if len(names) > NAMES_SHOWN else ""
    return text % {"count": len(names), "names": shown + more}
