"""Whether a shop's products go out: its step, who approved it, and which products."""

from ast import literal_eval

from odoo import api, fields, models, tools
from odoo.exceptions import UserError, ValidationError
from odoo.fields import Domain

from ...runs.kinds.export_products import ExportAllProducts

READY_FOR_SALE = """[
    ("sale_ok", "=", True),
    ("is_ready_for_sale", "=", True),
    ("is_published", "=", True),
    ("website_description", "!=", False),
    ("type", "=", "consu"),
]"""


class CommerceChannel(models.Model):
    _inherit = "commerce.channel"

    product_step = fields.Selection(
        [("off", "Off"), ("read", "Read"), ("write", "Read and write")],
        "Products",
        required=True,
        default="read",
        copy=False,
        tracking=True,
        help="Off: no product is read by itself. Read: products come from Shopify, and"
        " nothing of them is ever changed there. Read and write: what changes in Odoo"
        " goes to Shopify, too, once somebody has looked at a dry run of the export and"
        " approved it.",
    )
    export_approved_at = fields.Datetime("Export Approved", readonly=True, copy=False)
    export_approved_by_id = fields.Many2one(
        "res.users", "Approved By", readonly=True, copy=False
    )
    export_domain = fields.Char(
        "Products to Export",
        required=True,
        default=READY_FOR_SALE,
        help="Which products of Odoo belong into this shop. Of those that Shopify has"
        " already, changes go out whether they are among these or not.",
    )
    to_export_count = fields.Integer(
        "To Be Exported",
        compute="_compute_to_export_count",
        help="Products that changed in Odoo, or were chosen, and wait for an export.",
    )

    def _compute_to_export_count(self) -> None:
        waiting = self._count("commerce.product", [("to_export", "=", True)])
        for shop in self:
            shop.to_export_count = waiting.get(shop, 0)

    @api.constrains("product_step", "active")
    def _check_product_step(self) -> None:
        """Let a shop write once its app may; who changed what is noted from now on.

        :raises ValidationError: the app lacks the scope
        """
        self.env.registry.clear_cache()
        self.filtered(lambda it: it.product_step != "write")._take_back_approval()
        for shop in self:
            scope = shop.product_step == "write" and shop._by_system("lacks_to_write")
            if scope:
                raise ValidationError(
                    self.env._(
                        "The app may not change products in “%(shop)s”: it has no scope"
                        " %(scope)s. Give it this scope in Shopify, press Test"
                        " Connection, then choose again.",
                        shop=shop.name,
                        scope=scope,
                    )
                )

    @api.constrains("export_domain")
    def _check_export_domain(self) -> None:
        """Refuse a filter that finds nothing because it cannot be read.

        :raises ValidationError: it is no domain of products, or of what its author sees
        """
        products = self.sudo(False).env["product.template"]
        for shop in self:
            try:
                products.search(Domain(literal_eval(shop.export_domain)), limit=1)
            except (ValueError, SyntaxError, TypeError, KeyError) as error:
                raise ValidationError(
                    self.env._(
                        "“Products to Export” of “%(shop)s” cannot be read as a filter"
                        " of products: %(error)s",
                        shop=shop.name,
                        error=error,
                    )
                ) from error

    @api.model
    @tools.ormcache()
    def _exporting(self) -> frozenset[int]:
        """Return the ids of the shops whose products go out, approved or not yet."""
        shops = self.sudo().search([("product_step", "=", "write")])
        return frozenset(shops.ids)

    def _exports(self) -> bool:
        """Whether products of this shop go out: it writes, and somebody approved it."""
        return self.product_step == "write" and bool(self.export_approved_at)

    def _export_selection(self) -> Domain:
        """Return which templates the shop is to have; none that is archived."""
        return Domain(literal_eval(self.export_domain)) & Domain("active", "=", True)

    # Nothing is sent before somebody approved a dry run

    def _check_exports(self) -> None:
        """Say what is missing before products may go out.

        :raises UserError: the shop does not write, or nobody approved it
        """
        for shop in self:
            if shop.product_step != "write":
                raise UserError(
                    self.env._(
                        "Nothing goes out to “%(shop)s”: its products are only read. A"
                        " manager chooses “Read and write” on the shop, under Export.",
                        shop=shop.name,
                    )
                )
            if not shop.export_approved_at:
                raise UserError(
                    self.env._(
                        "Nothing goes out to “%(shop)s” before somebody has approved"
                        " it. Start the export as a dry run, look at its plan, and let"
                        " a manager press Approve the Export there.",
                        shop=shop.name,
                    )
                )

    def _approve_export(self, run: models.BaseModel) -> None:
        """Let products go out, since the user has looked at a dry run."""
        self.check_access("write")
        self.sudo().write(
            {
                "export_approved_at": self.env.cr.now(),
                "export_approved_by_id": self.env.uid,
            }
        )
        self._message_log(
            body=self.env._(
                "Export approved, after “%(run)s”. Products go out from now on.",
                run=run.display_name,
            )
        )

    def action_take_back_approval(self) -> None:
        """Let nothing go out any more until somebody approves another dry run."""
        self.check_access("write")
        self._take_back_approval()

    def _take_back_approval(self) -> None:
        approved = self.filtered("export_approved_at")
        approved.sudo().write(
            {"export_approved_at": False, "export_approved_by_id": False}
        )
        for shop in approved:
            shop._message_log(
                body=self.env._("Approval of the export taken back. Nothing goes out.")
            )

    def action_dry_run_export(self) -> dict:
        """Plan the export of all products, send nothing, and open the run."""
        self.ensure_one()
        values = {
            "channel_id": self.id,
            "mode": ExportAllProducts.mode,
            "dry_run": True,
            "state": "queued",
        }
        return self._runs().create(values).run_async()._open()

    def action_open_to_export(self) -> dict:
        """Open the products that wait to be exported."""
        self.check_access("read")
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "commerce_sync.product_action"
        )
        context = {"search_default_channel_id": self.id, "search_default_to_export": 1}
        return action | {"context": context}
