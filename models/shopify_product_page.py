"""What a person sees of a linked product: its page in Shopify, issues, runs."""

from collections import defaultdict

from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import SQL

RUNS_SHOWN = 10


class ShopifyProduct(models.Model):
    _inherit = "shopify.product"

    online_store_url = fields.Char("Page in the Shop", readonly=True)
    is_published = fields.Boolean(
        "Published in Odoo", related="product_tmpl_id.is_published"
    )
    product_pricelist_id = fields.Many2one(related="shop_id.product_pricelist_id")
    compare_pricelist_id = fields.Many2one(related="shop_id.compare_pricelist_id")
    issue_ids = fields.Many2many(
        "shopify.sync.issue", string="Issues", compute="_compute_issue_ids"
    )
    open_issue_count = fields.Integer("Open Issues", compute="_compute_issue_ids")
    has_issues = fields.Boolean(
        "With Issues", compute="_compute_issue_ids", search="_search_has_issues"
    )
    sync_ids = fields.Many2many(
        "shopify.sync",
        string="Syncs",
        compute="_compute_sync_ids",
        help="The run that last imported this product, and the last ones that were"
        " started for it.",
    )

    @api.depends("gid", "variant_ids.gid")
    def _compute_issue_ids(self):
        found = defaultdict(self.env["shopify.sync.issue"].browse)
        gids = [gid for link in self for gid in link._issue_gids()]
        for issue in self.env["shopify.sync.issue"].search([("gid", "in", gids)]):
            found[issue.shop_id, issue.gid] += issue
        for link in self:
            issues = (found[link.shop_id, gid] for gid in link._issue_gids())
            link.issue_ids = self.env["shopify.sync.issue"].union(*issues)
            open_ = link.issue_ids.filtered(lambda issue: issue.state == "open")
            link.open_issue_count = len(open_)
            link.has_issues = bool(open_)

    def _issue_gids(self):
        """Return the gids of all that issues of the product may be about."""
        return [gid for gid in (self.gid, *self.variant_ids.mapped("gid")) if gid]

    @api.model
    def _search_has_issues(self, operator, value):
        if operator != "in":
            return NotImplemented
        issues = self.env["shopify.sync.issue"].search([("state", "=", "open")])
        domain = Domain.OR(
            Domain("shop_id", "=", shop.id)
            & self._about_any(list(set(found.mapped("gid"))))
            for shop, found in issues.grouped("shop_id").items()
        )
        return ~domain if False in value and True not in value else domain

    @api.model
    def _about_any(self, gids):
        return Domain("gid", "in", gids) | Domain("variant_ids.gid", "in", gids)

    @api.depends("gid", "imported_at")
    def _compute_sync_ids(self):
        for link in self:
            runs = self.env["shopify.sync"].browse(link._runs_about_it())
            link.sync_ids = runs._filtered_access("read")

    def _runs_about_it(self):
        if not self.gid:
            return []
        self.env["shopify.sync"].flush_model()
        rows = self.env.execute_query(
            SQL(
                """
                SELECT id FROM shopify_sync
                 WHERE shop_id = %(shop)s
                   AND (parameters->>'gid' = %(gid)s
                        OR parameters->'gids' ? %(gid)s
                        OR (dry_run IS NOT TRUE
                            AND start_time <= %(imported)s + interval '1 second'
                            AND COALESCE(end_time, 'infinity') >= %(imported)s))
              ORDER BY id DESC LIMIT %(shown)s
                """,
                shop=self.shop_id.id,
                gid=self.gid,
                imported=SQL("%s::timestamp", self.imported_at or None),
                shown=RUNS_SHOWN,
            )
        )
        return [row[0] for row in rows]

    def action_open_in_shop(self):
        """Open the product's page in the shop, as its visitors see it."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_url",
            "url": self.online_store_url,
            "target": "new",
        }

    def action_open_issues(self):
        """Open all issues of these products."""
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "commerce_sync.sync_issue_action"
        )
        return action | {"context": {}, "domain": [("id", "in", self.issue_ids.ids)]}

    def action_open_product(self):
        """Open the product in Odoo."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "res_model": "product.template",
            "res_id": self.product_tmpl_id.id,
            "views": [(False, "form")],
        }

    def _open(self):
        """Return the action that shows one link as a form, several as a list."""
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "commerce_sync.product_action"
        )
        if len(self) == 1:
            return action | {"views": [(False, "form")], "res_id": self.id}
        return action | {"context": {}, "domain": [("id", "in", self.ids)]}
