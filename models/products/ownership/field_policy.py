"""`commerce.field.policy`: whose value of a field of products counts."""

from odoo import api, fields, models
from odoo.exceptions import ValidationError

from ....services.commerce.products.ownership.table import LABELS

OWNERS = [
    ("odoo", "Odoo's"),
    ("shop", "Shopify's"),
    ("newer", "The newer"),
    ("ask", "Nobody's: ask me"),
]


class CommerceFieldPolicy(models.Model):
    """Whose value of a field counts: of all products of a shop, or of one record."""

    _name = "commerce.field.policy"
    _description = "Shopify Field Owner"
    _inherit = ["commerce.channel.part"]
    _order = "channel_id, commerce_product_id, fact, id"

    fact = fields.Selection(LABELS, "Field", required=True)
    owner = fields.Selection(
        OWNERS,
        "Whose Value Counts",
        required=True,
        default="newer",
        help="Where both sides have changed a field, this says which value stays; both"
        " are listed under Conflicts. “Odoo's” and “Shopify's” also replace what the"
        " other side alone has changed. “Nobody's” leaves both sides as they are until"
        " you choose.",
    )
    commerce_product_id = fields.Many2one(
        "commerce.product",
        "Only This Product",
        readonly=True,
        index="btree_not_null",
        ondelete="cascade",
        help="Remembered from a choice that was made for this product alone.",
    )
    commerce_variant_id = fields.Many2one(
        "commerce.variant", "Only This Variant", readonly=True, ondelete="cascade"
    )
    product_id = fields.Many2one(related="commerce_variant_id.product_id")

    _one_per_record = models.UniqueIndex(
        "(channel_id, fact, COALESCE(commerce_product_id, 0),"
        " COALESCE(commerce_variant_id, 0))",
        "This field has an owner already: change that line instead.",
    )
    _variant_index = models.Index(
        "(commerce_variant_id) WHERE commerce_variant_id IS NOT NULL"
    )

    @api.depends("fact")
    def _compute_display_name(self) -> None:
        labels = dict(self._fields["fact"]._description_selection(self.env))
        for policy in self:
            policy.display_name = labels.get(policy.fact, "")

    @api.constrains("channel_id", "commerce_product_id", "commerce_variant_id")
    def _check_record(self) -> None:
        for policy in self:
            links = (policy.commerce_product_id, policy.commerce_variant_id)
            if any(link and link.channel_id != policy.channel_id for link in links):
                raise ValidationError(
                    self.env._("This product belongs to another shop.")
                )

    def _record(self) -> models.BaseModel:
        """Return the link that this is for; none if it is for the whole shop."""
        return self.commerce_variant_id or self.commerce_product_id

    @api.model
    def _remember(
        self,
        shop: models.BaseModel,
        fact: str,
        owner: str,
        link: models.BaseModel | None = None,
    ) -> None:
        """Keep the owner of a fact: of a product's or a variant's link, or of all."""
        is_variant = link and link._name == "commerce.variant"
        values = {
            "channel_id": shop.id,
            "fact": fact,
            "commerce_product_id": link
            and (link.commerce_product_id if is_variant else link).id,
            "commerce_variant_id": is_variant and link.id,
        }
        known = self.search(
            [(name, "=", value or False) for name, value in values.items()]
        )
        if known:
            known.owner = owner
        else:
            self.create({**values, "owner": owner})
