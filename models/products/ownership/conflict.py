"""`commerce.conflict`: a field of a product that both sides changed, both values."""

from datetime import timedelta
from typing import Any

from odoo import api, fields, models
from odoo.tools import html2plaintext

from ....services.commerce.pricelists.fixed_rules import PRICELISTS
from ....services.commerce.products.ownership.table import policy_key
from ....services.commerce.run.in_words import money_text
from ...engine.const import HISTORY_DAYS
from .field_policy import OWNERS

LONGEST_TEXT = 300
PRUNED_AT_ONCE = 1000


class CommerceConflict(models.Model):
    """A field of a product or a variant that both sides changed since they agreed."""

    _name = "commerce.conflict"
    _description = "Shopify Conflict"
    _order = "state desc, seen_at desc, id desc"

    channel_id = fields.Many2one(
        "commerce.channel",
        "Shop",
        required=True,
        readonly=True,
        ondelete="cascade",
        index=True,
    )
    company_id = fields.Many2one(related="channel_id.company_id")
    commerce_product_id = fields.Many2one(
        "commerce.product",
        "Product",
        required=True,
        readonly=True,
        ondelete="cascade",
    )
    commerce_variant_id = fields.Many2one(
        "commerce.variant",
        "Shopify Variant",
        readonly=True,
        index="btree_not_null",
        ondelete="cascade",
    )
    product_id = fields.Many2one(related="commerce_variant_id.product_id")
    fact = fields.Char(required=True, readonly=True)
    field_label = fields.Char("Field", compute="_compute_field_label")
    digest = fields.Char(required=True, readonly=True)
    odoo_values = fields.Json(readonly=True)
    shop_values = fields.Json(readonly=True)
    shop_fact = fields.Json(readonly=True, help="As Shopify says it.")
    odoo_text = fields.Char("In Odoo", compute="_compute_texts")
    shop_text = fields.Char("In Shopify", compute="_compute_texts")
    owner = fields.Selection(OWNERS, "Whose Value Counted", readonly=True)
    winner = fields.Selection(
        [("odoo", "Odoo's"), ("shop", "Shopify's")],
        "Value That Stays",
        readonly=True,
        help="Empty while nobody has chosen: both sides keep their own.",
    )
    state = fields.Selection(
        [
            ("open", "To Be Chosen"),
            ("decided", "Decided by Rule"),
            ("chosen", "Chosen"),
            ("gone", "No Longer Different"),
        ],
        required=True,
        readonly=True,
        index=True,
        default="open",
    )
    seen_at = fields.Datetime("Found", readonly=True)
    chosen_by = fields.Many2one("res.users", readonly=True, ondelete="set null")
    chosen_at = fields.Datetime("Chosen On", readonly=True)

    _one_per_pair = models.UniqueIndex(
        "(commerce_product_id, COALESCE(commerce_variant_id, 0), fact, digest)"
    )

    @api.autovacuum
    def _prune(self) -> tuple[int, bool]:
        """Delete what was settled long ago; return (how many, whether more is left)."""
        cutoff = self.env.cr.now() - timedelta(days=HISTORY_DAYS)
        settled = [("state", "!=", "open"), ("write_date", "<", cutoff)]
        old = self.search(settled, limit=PRUNED_AT_ONCE)
        old.unlink()
        return len(old), len(old) == PRUNED_AT_ONCE

    @api.depends("fact", "commerce_product_id")
    def _compute_display_name(self) -> None:
        for conflict in self:
            title = conflict.commerce_product_id.title
            conflict.display_name = f"{title}: {conflict.field_label}"

    @api.depends("fact", "odoo_values")
    def _compute_field_label(self) -> None:
        policies = self.env["commerce.field.policy"]._fields["fact"]
        labels = dict(policies._description_selection(self.env))
        for conflict in self:
            label = labels.get(conflict.fact)
            names = list(conflict.odoo_values or ())
            if not label and names and (field := conflict._field(names[0])):
                label = field.get_description(self.env, ["string"])["string"]
            conflict.field_label = label or conflict.fact

    @api.depends("odoo_values", "shop_values")
    def _compute_texts(self) -> None:
        for conflict in self:
            conflict.odoo_text = conflict._text(conflict.odoo_values)
            conflict.shop_text = conflict._text(conflict.shop_values)

    def _link(self) -> models.BaseModel:
        """Return the link of the variant, or else of the product."""
        return self.commerce_variant_id or self.commerce_product_id

    def _record(self) -> models.BaseModel:
        """Return the variant, or else the product, of Odoo."""
        if self.commerce_variant_id:
            return self.commerce_variant_id.product_id
        return self.commerce_product_id.product_tmpl_id

    def _field(self, name: str) -> fields.Field | None:
        return self._record()._fields.get(name)

    def _text(self, values: dict[str, Any] | None) -> str:
        """Write values as a person reads them; of several, those that there are."""
        names = sorted(values or (), key="default_code".__ne__)
        texts = [self._readable(name, values[name]) for name in names]
        return " - ".join(text for text in texts if text) or "–"

    def _readable(self, name: str, value: Any) -> str:
        field = self._field(name)
        if name in PRICELISTS or name == "standard_price":
            money = self.channel_id.currency_id
            if name == "standard_price":
                money = self.company_id.currency_id
            return "" if value in (None, False) else money_text(money, float(value))
        if isinstance(value, bool) and (value or field and field.type == "boolean"):
            return self.env._("Yes") if value else self.env._("No")
        if value in (None, False, ""):
            return ""
        if field and field.type == "many2one":
            return self.env[field.comodel_name].browse(value).display_name
        if field and field.type == "html":
            value = html2plaintext(value)
        text = str(value)
        return text if len(text) <= LONGEST_TEXT else text[: LONGEST_TEXT - 1] + "…"

    def _policy_key(self) -> str:
        return policy_key(self.fact)
