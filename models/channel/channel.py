"""`commerce.channel`: a shop, its system, and what the system alone writes."""

from typing import Any

from odoo import SUPERUSER_ID, api, fields, models
from odoo.exceptions import AccessError, UserError

from ..runs.kinds.kind import Resource


class CommerceChannel(models.Model):
    """A shop that this database is kept in step with, in one of the systems."""

    _name = "commerce.channel"
    _description = "Shopify Shop"
    _inherit = ["mail.thread"]
    _order = "is_default desc, name"
    _check_company_auto = True

    name = fields.Char(required=True, tracking=True)
    active = fields.Boolean(default=True)
    system = fields.Selection(
        [("shopify", "Shopify")],
        required=True,
        default="shopify",
        help="It cannot change once something came in.",
    )
    system_label = fields.Char(
        compute="_compute_system_label", help="What people call the shop's system."
    )
    is_default = fields.Boolean(
        "Default Shop",
        readonly=True,
        copy=False,
        help="The shop that the system parameters shopify.* describe.",
    )
    company_id = fields.Many2one(
        "res.company", required=True, default=lambda self: self.env.company
    )
    currency_id = fields.Many2one(
        "res.currency",
        required=True,
        default=lambda self: self.env.company.currency_id,
        help="The shop's own currency, as Shopify tells it.",
    )
    company_currency_id = fields.Many2one(related="company_id.currency_id")
    lang = fields.Selection(
        lambda self: self.env["res.lang"].get_installed(),
        "Language",
        required=True,
        default=lambda self: self.env.user.lang or "en_US",
        help="The language of the texts that the shop sends.",
    )
    sync_ids = fields.One2many("shopify.sync", "channel_id")
    open_sync_count = fields.Integer(compute="_compute_counts")
    open_issue_count = fields.Integer(compute="_compute_counts")

    _one_default = models.UniqueIndex("(is_default) WHERE is_default")

    @api.depends("system")
    @api.depends_context("lang")
    def _compute_system_label(self) -> None:
        labels = dict(self._fields["system"]._description_selection(self.env))
        for channel in self:
            channel.system_label = labels.get(channel.system)

    def _compute_counts(self) -> None:
        syncs = {}
        for shops in self.grouped("system").values():
            runs = shops._runs()._name
            syncs |= shops._count(runs, [("state", "in", ["queued", "running"])])
        issues = self._count("commerce.issue", [("state", "=", "open")])
        for shop in self:
            shop.open_sync_count = syncs.get(shop, 0)
            shop.open_issue_count = issues.get(shop, 0)

    def _count(self, model: str, domain: list) -> dict:
        domain = [("channel_id", "in", self.ids), *domain]
        return dict(self.env[model]._read_group(domain, ["channel_id"], ["__count"]))

    @api.model_create_multi
    def create(self, vals_list: list[dict[str, Any]]) -> models.BaseModel:
        """Create shops with rules for their orders; the first becomes the default.

        :raises AccessError: anybody but the system gives a value that is the system's
        """
        for vals in vals_list:
            self._check_readonly(vals)
        shops = super().create(self._with_default(vals_list))
        # No constraint: those are checked before the credentials are set.
        shops._check_shopify_api_url()
        shops._check_who_sets_address()
        shops._begin_order_life(vals_list)
        return shops

    def write(self, vals: dict[str, Any]) -> bool:
        """Write, and do what follows from a change of credentials, company or use.

        :raises AccessError: anybody but the system gives a value that is the system's
        """
        self._check_readonly(vals)
        self._check_system_change(vals.get("system"))
        company = self.env["res.company"].browse(vals.get("company_id"))
        leaving = self.filtered(lambda it: company and it.company_id != company)
        values = self._with_connection_state(vals)
        for shop in leaving:
            shop._check_company_change(company)
            super(CommerceChannel, shop).write({**shop._left_behind(company), **values})
        done = super(CommerceChannel, self - leaving).write(values)
        self._follow_credentials(set(vals))
        if vals.get("active") is False:
            self._cancel_runs()
        return done

    @api.model
    def _with_default(self, vals_list: list[dict]) -> list[dict]:
        """Make the first shop of a database its default one, or the parameters' own."""
        shops = self.sudo().with_context(active_test=False)
        if not vals_list or shops.search_count([], limit=1):
            return vals_list
        first, *others = vals_list
        if first.get("system", "shopify") != "shopify":
            return vals_list  # the parameters are Shopify's
        if self._takes_parameters(first):
            return [{**first, "is_default": True}, *others]
        self._from_parameters()
        return vals_list

    @api.model
    def _takes_parameters(self, vals: dict) -> bool:
        """Tell whether a first shop is the one that the parameters describe.

        Where they are set already, they are the main company's.
        """
        get = self.env["ir.config_parameter"].sudo().get_param
        key, token = get("shopify.shop_url_key"), get("shopify.api_token")
        if vals.get("is_default") or not (key or token):
            return True
        company = {**self.default_get(["company_id"]), **vals}["company_id"]
        is_main = company == self.sudo().env.ref("base.main_company").id
        return is_main and (not key or vals.get("shopify_shop_url_key") == key)

    def copy_data(self, default: dict[str, Any] | None = None) -> list[dict[str, Any]]:
        """Copy a shop's policies; its key, its secrets and its prices stay its own."""
        copies = super().copy_data(default)
        if "name" not in (default or {}):
            for shop, values in zip(self, copies, strict=True):
                values["name"] = self.env._("%s (copy)", shop.name)
        return copies

    @api.model
    def _default_shop(self) -> models.BaseModel:
        """Return the default shop; the system parameters make it when first needed."""
        shop = self.sudo().search([("is_default", "=", True)], limit=1)
        return shop or self._from_parameters()

    @api.model
    def _from_parameters(self) -> models.BaseModel:
        key = self.env["ir.config_parameter"].sudo().get_param("shopify.shop_url_key")
        shops = self.sudo().with_context(active_test=False)
        if not key or shops.search_count([("is_default", "=", True)], limit=1):
            return self.sudo().browse()
        # Any reader of a product may come here first, of any company, in any context.
        system = self.env(user=SUPERUSER_ID, context={})
        company = system.ref("base.main_company")
        shop = system[self._name].create(
            {
                "name": key.replace("-", " ").title(),
                "is_default": True,
                "company_id": company.id,
                "currency_id": company.currency_id.id,
                "lang": company.partner_id.lang or "en_US",
            }
        )
        return self.sudo().browse(shop.id)

    def _in_its_world(self, env: api.Environment) -> models.BaseModel:
        """Return the shop with its company, language and zone in the environment."""
        self.ensure_one()
        shop = self.with_env(env(su=True))
        return shop.with_company(shop.company_id).with_context(
            lang=shop.lang,
            tz=shop._zone(),
            tracking_disable=True,
            # What came in is no news to send back.
            skip_shopify_sync=True,
            allowed_company_ids=shop.company_id.ids,
        )

    def _by_system(self, name: str, *args: Any) -> Any:
        """Return what `_SYSTEM_name` does, as a carrier sends by its provider's."""
        self.ensure_one()
        return getattr(self, f"_{self.system}_{name}")(*args)

    def _runs(self) -> models.BaseModel:
        """Return the model of the runs of these shops, which are of one system.

        :raises UserError: they are of several
        """
        if len(labels := sorted(set(self.mapped("system_label")))) > 1:
            raise UserError(
                self.env._(
                    "These are of several systems: %(systems)s. Choose those of one"
                    " system, then of the next.",
                    systems=", ".join(labels),
                )
            )
        return (self[:1] or self.new())._by_system("runs")

    def _resource_of(self, external_id: str) -> Resource | None:
        """Return what an id of the system's is of; None where nothing tells it."""
        return self._by_system("resource", external_id) if external_id else None

    # What the system alone writes: which is the default, what Shopify told

    @api.model
    def default_get(self, fields: list[str]) -> dict[str, Any]:
        """Return defaults; of what is the system's, no context and no user has any."""
        kept = [name for name in fields if self._is_readonly(name)]
        defaults = super().default_get([name for name in fields if name not in kept])
        fixed = [self._fields[name] for name in kept if self._fields[name].default]
        return defaults | {field.name: field.default(self) for field in fixed}

    @api.model
    def _check_readonly(self, vals: dict) -> None:
        """Refuse values that are the system's from anybody but the system."""
        for name in () if self.env.su else filter(self._is_readonly, vals):
            field = self._fields[name].get_description(self.env, ["string"])
            raise AccessError(
                self.env._(
                    "“%(field)s” of a shop is kept by the synchronisation itself, and"
                    " was not changed.",
                    field=field["string"],
                )
            )

    @api.model
    def _is_readonly(self, name: str) -> bool:
        field = self._fields.get(name)
        ours = field and field._module == "commerce_sync"
        return bool(ours and field.readonly and field.store and not field.compute)
