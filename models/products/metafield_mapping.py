"""Which metafield of a shop fills which field of Odoo."""

from collections.abc import Iterable
from typing import Any

from odoo import api, fields, models
from odoo.exceptions import ValidationError

from ...services.commerce.products.mapping_in_odoo import MODELS
from ...services.commerce.products.template_values import FIELDS
from ...services.shopify.products.metafields.value_types import TYPES, kinds_of

# Shopify's queries take no more keys of one record than these.
MOST = {"product": 25, "variant": 10}
# What imports, or Odoo's own bookkeeping, fill themselves.
OURS = {
    *FIELDS.values(),
    "active",
    "barcode",
    "categ_id",
    "company_id",
    "default_code",
    "is_ready_for_sale",
    "is_storable",
    "list_price",
    "lst_price",
    "sale_ok",
    "standard_price",
    "type",
    "weight",
}
OUR_PREFIXES = ("commerce_", "shopify_", "image_", "message_", "activity_")


class CommerceMetafieldMapping(models.Model):
    """A metafield of products or variants, and the field that it fills."""

    _name = "commerce.metafield.mapping"
    _description = "Shopify Metafield Mapping"
    _inherit = ["commerce.channel.part"]
    _order = "channel_id, owner, namespace, key, id"

    channel_id = fields.Many2one(index=True)
    active = fields.Boolean(default=True)
    owner = fields.Selection(
        [("product", "Product"), ("variant", "Variant")],
        "Of",
        required=True,
        default="product",
    )
    namespace = fields.Char(required=True, default="custom")
    key = fields.Char(required=True)
    name = fields.Char("Metafield", compute="_compute_name", store=True)
    external_type = fields.Selection(
        [(name, label) for name, (label, _kinds) in TYPES.items()],
        "Type in Shopify",
        required=True,
        default="single_line_text_field",
    )
    model = fields.Char(compute="_compute_model")
    field_kinds = fields.Json(compute="_compute_field_kinds")
    field_id = fields.Many2one(
        "ir.model.fields",
        "Field in Odoo",
        required=True,
        ondelete="cascade",
        domain="[('model', '=', model), ('ttype', 'in', field_kinds),"
        " ('readonly', '=', False), ('store', '=', True)]",
    )
    field_name = fields.Char(related="field_id.name", store=True)

    _field_once = models.UniqueIndex(
        "(channel_id, field_id) WHERE active",
        "Another metafield of this shop already fills this field.",
    )

    @api.depends("namespace", "key")
    def _compute_name(self) -> None:
        for mapping in self:
            mapping.name = f"{mapping.namespace or ''}.{mapping.key or ''}"

    @api.depends("owner")
    def _compute_model(self) -> None:
        for mapping in self:
            mapping.model = MODELS.get(mapping.owner)

    @api.depends("external_type")
    def _compute_field_kinds(self) -> None:
        for mapping in self:
            mapping.field_kinds = list(kinds_of(mapping.external_type))

    @api.onchange("owner", "external_type")
    def _onchange_owner(self) -> None:
        if self.field_id and (
            self.field_id.model != self.model
            or self.field_id.ttype not in self.field_kinds
        ):
            self.field_id = False

    @api.constrains("namespace", "key")
    def _check_name(self) -> None:
        for mapping in self:
            if any(
                part != part.strip() or "." in part or not part
                for part in (mapping.namespace, mapping.key)
            ):
                raise ValidationError(
                    self.env._(
                        "“%(name)s” is no metafield. Copy its namespace and its key,"
                        " with a dot between, from Shopify → Settings → Custom data.",
                        name=mapping.name,
                    )
                )

    @api.constrains("external_type", "field_id", "owner")
    def _check_field(self) -> None:
        for mapping in self:
            mapping._check_model()
            mapping._check_kind()
            mapping._check_writable()

    def _check_model(self) -> None:
        field = self.field_id.sudo()
        if field.model != self.model:
            raise ValidationError(
                self.env._(
                    "“%(field)s” is no field of %(owner)s. Choose one of them.",
                    field=field.field_description,
                    owner=self.env["ir.model"]._get(self.model).name,
                )
            )

    def _check_kind(self) -> None:
        field = self.field_id.sudo()
        if field.ttype not in self.field_kinds:
            labels = dict(
                self._fields["external_type"]._description_selection(self.env)
            )
            raise ValidationError(
                self.env._(
                    "“%(name)s” is of the type “%(type)s” in Shopify, which goes into"
                    " fields of these kinds: %(kinds)s. “%(field)s” is of the kind"
                    " %(kind)s: choose another field, or correct the type.",
                    name=self.name,
                    type=labels[self.external_type],
                    kinds=", ".join(self._kind_labels(self.field_kinds)),
                    field=field.field_description,
                    kind=self._kind_labels([field.ttype])[0],
                )
            )

    def _kind_labels(self, kinds: Iterable[str]) -> list[str]:
        selection = self.env["ir.model.fields"]._fields["ttype"]
        labels = dict(selection._description_selection(self.env))
        return [labels.get(kind, kind) for kind in kinds]

    def _check_writable(self) -> None:
        if not _is_free(self.env[self.model]._fields.get(self.field_id.sudo().name)):
            raise ValidationError(
                self.env._(
                    "“%(field)s” cannot be filled by a metafield: Odoo computes it, or"
                    " the import fills it from elsewhere. Choose another field; a"
                    " custom one can be added under Settings → Technical → Fields.",
                    field=self.field_id.sudo().field_description,
                )
            )

    @api.constrains("channel_id", "owner", "active", "namespace", "key")
    def _check_number(self) -> None:
        for (shop, owner), group in self.channel_id.metafield_mapping_ids.grouped(
            lambda mapping: (mapping.channel_id, mapping.owner)
        ).items():
            if len(set(group.mapped("name"))) > MOST[owner]:
                raise ValidationError(
                    self.env._(
                        "“%(shop)s” would have more than %(most)s metafields of a"
                        " %(owner)s mapped, and Shopify gives no more at a time."
                        " Archive those that are not needed.",
                        shop=shop.name,
                        most=MOST[owner],
                        owner=owner,
                    )
                )

    def action_import_all(self) -> dict[str, Any]:
        """Read every product again, which brings the values of a new mapping."""
        return self.channel_id._import_everything()


def _is_free(field: fields.Field | None) -> bool:
    """Whether nothing but a person or a metafield fills a field."""
    return bool(
        field
        and field.store
        and not field.inherited
        and not (field.related or (field.compute and not field.inverse))
        and not field.readonly
        and field.name not in OURS
        and not field.name.startswith(OUR_PREFIXES)
    )
