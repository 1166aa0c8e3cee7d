"""Two companies with a shop each, and one record of everything in both."""

import inspect
from itertools import count

from odoo import Command, models
from odoo.tests import new_test_user
from odoo.tools import SQL

from ...scripts.local_shopify.control.remote import Control
from ..common import ShopifyCase

ADDON = "odoo.addons.commerce_sync."
# All that Odoo's apps let a person do in a company, and none of Shopify.
SELLING = (
    "base.group_user,sales_team.group_sale_manager,product.group_product_manager,"
    "base.group_partner_manager,stock.group_stock_manager,account.group_account_manager,"
    "base.group_allow_export"
)
ROLES = {
    "nobody": "base.group_public",
    "portal": "base.group_portal",
    "internal": "base.group_user",
    "salesperson": "base.group_user,sales_team.group_sale_salesman_all_leads",
    "sales manager": SELLING,
    "user": f"{SELLING},commerce_sync.group_user",
    "manager": f"{SELLING},commerce_sync.group_manager",
}
# What makes a value that a constraint takes, where its type alone does not tell it.
TELLING = {
    "mode": "import_one_product",
    "shopify_id": "7",
    "external_ref": "7",
    "number": "#1001",
    "parameters": {"external_id": "gid://shopify/Product/7"},
    "held": [["high_risk", ""]],
}
NUMBERS = count(1000)


def public_methods(model: models.BaseModel) -> dict[str, object]:
    """Return what this addon defines of a model and any account may call."""
    names = {
        name
        for cls in type(model).mro()
        if cls.__module__.startswith(ADDON)
        for name, value in vars(cls).items()
        if inspect.isfunction(value) and not name.startswith("_")
    }
    methods = {name: getattr(type(model), name) for name in sorted(names)}
    return {name: it for name, it in methods.items() if not _is_private(model, name)}


def _is_private(model, name) -> bool:
    return any(
        getattr(vars(cls).get(name), "_api_private", False) for cls in type(model).mro()
    )


class ForeignCase(ShopifyCase):
    """North, whose records are sought, and South, where everybody works."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.shopify = Control(cls.shopify_url)
        cls.addClassCleanup(cls.shopify.close)
        cls.shopify.reset(maximum_available=100_000, restore_rate=100_000)
        cls.north, cls.south = cls.env["res.company"].create(
            [{"name": "North Ltd"}, {"name": "South Ltd"}]
        )
        cls.own = Belongings(cls.env, cls.south, cls.shopify_url)
        cls.foreign = Belongings(cls.env, cls.north, cls.shopify_url)
        cls.people = {
            role: new_test_user(
                cls.env,
                role,
                groups=groups,
                company_id=cls.south.id,
                company_ids=[Command.set(cls.south.ids)],
            )
            for role, groups in ROLES.items()
        }
        cls.ours = [
            cls.env[name]
            for name in cls.env.registry
            if cls.env.registry[name]._original_module == "commerce_sync"
            and not cls.env.registry[name]._abstract
        ]
        cls.stored = [it for it in cls.ours if not it._transient]
        cls.extended = [
            model
            for name, model in cls.env.items()
            if model not in cls.ours and not model._abstract and public_methods(model)
        ]
        for model in [*cls.ours, *cls.extended]:
            if model in cls.ours or not model._transient:
                cls.own.record(model)
                cls.foreign.record(model)
        cls.env.flush_all()
        cls.names = {model._name for model in cls.stored}
        cls.sought = {
            model.browse(cls.foreign.record(model).ids)
            for model in [*cls.stored, *cls.extended]
            if not model._transient
        }
        cls.shared = {it for it in cls.sought if it in map(cls.own.record, cls.sought)}
        cls._rows = SQL(" UNION ALL ").join(
            SQL(
                "SELECT %s, id, to_jsonb(it)::text FROM %s AS it WHERE %s",
                model._name,
                SQL.identifier(model._table),
                cls._leads_there(model),
            )
            for model in [*cls.stored, *cls.extended]
            if not model._transient
        )

    @classmethod
    def _leads_there(cls, model) -> SQL:
        """Return the condition that a row is the other company's, or names theirs."""
        conditions = [SQL("id IN %s", cls.foreign.record(model)._ids)]
        for name, field in model._fields.items():
            is_plain = field.store and not field.company_dependent
            if field.type == "many2one" and is_plain:
                if ids := cls.foreign.alone(field.comodel_name, cls.own):
                    conditions.append(SQL("%s IN %s", SQL.identifier(name), ids))
        return SQL(" OR ").join(conditions)

    def leading_there(self) -> list:
        """Return all rows that are the other company's, or name a record of theirs."""
        return sorted(self.env.execute_query(self._rows))


class Belongings:
    """One record of each model in a company, made when it is asked for."""

    def __init__(self, env, company, shopify_api_url):
        self.env = env(context={**env.context, "allowed_company_ids": company.ids})
        self.company = company
        self._records = {"res.company": company}
        self._api_url = shopify_api_url

    def record(self, model):
        """Return the company's record of a model; none where it can have none."""
        if model._name not in self._records:
            maker = getattr(self, f"_make_{model._table}", None)
            made = (
                maker() if maker else self.env[model._name].create(self.values(model))
            )
            self._records[model._name] = made
        return self.env[model._name].browse(self._records[model._name].ids)

    def alone(self, name, others) -> tuple:
        """Return the ids of a model that are this company's and not another's, too."""
        ids, theirs = (it._records.get(name, ()) for it in (self, others))
        return tuple(it.id for it in ids if it not in theirs)

    def values(self, model) -> dict:
        """Return values of a new record whose relations lead to this company."""
        values = {}
        for name, field in model._fields.items():
            if field.store and name not in models.MAGIC_COLUMNS:
                value = self._value(model, name, field)
                if value is not None:
                    values[name] = value
        return values

    def _value(self, model, name, field):
        if name in TELLING and field.type in ("char", "json", "selection"):
            return TELLING[name]
        if field.type == "many2one":
            return self._relation(field)
        if (
            name in ("external_id", "title", "name", "key", "namespace")
            or field.required
        ):
            return self._plain(name, field)
        return None

    def _relation(self, field):
        name = field.comodel_name
        is_ours = self.env.registry[name]._original_module == "commerce_sync"
        if field.related or field.compute:
            return None
        if is_ours or hasattr(self, f"_make_{self.env[name]._table}"):
            return self.record(self.env[name]).id
        if name in self._records:
            return self._records[name].id
        if field.required:
            return self.env[name].search([], limit=1).id
        return None

    def _plain(self, name, field):
        if field.default or (field.compute and field.readonly):
            return None
        if name == "external_id":
            return f"gid://shopify/Product/{next(NUMBERS)}"
        if field.type == "selection":
            return field.get_values(self.env)[0]
        kinds = {"char": f"x{next(NUMBERS)}", "text": "x", "html": "x", "json": {}}
        kinds |= {"integer": 1, "float": 1.0, "datetime": "2026-01-01 00:00:00"}
        return kinds.get(field.type)

    # What needs more than its columns

    def _make_commerce_channel(self):
        name = self.company.name.partition(" ")[0].lower()
        return self.env["commerce.channel"].create(
            {
                "name": self.company.name,
                "company_id": self.company.id,
                "shopify_shop_url_key": name,
                "shopify_api_token": "shpat_local",
                "test_store": True,
                "shopify_api_url": self._api_url,
            }
        )

    def _make_commerce_metafield_mapping(self):
        field = self.env["ir.model.fields"]._get("product.template", "description_sale")
        return self.env["commerce.metafield.mapping"].create(
            {
                "channel_id": self.record(self.env["commerce.channel"]).id,
                "namespace": "custom",
                "key": "care",
                "external_type": "multi_line_text_field",
                "field_id": field.id,
            }
        )

    def _make_commerce_order_state(self):
        return self.env["commerce.order.state"].search([], limit=1)

    def _make_product_template(self):
        values = {"name": "Lamp", "company_id": self.company.id, "default_code": "X"}
        return self.env["product.template"].create(values)

    def _make_product_pricelist(self):
        values = {"name": "Retail", "company_id": self.company.id}
        return self.env["product.pricelist"].create(values)

    def _make_account_payment_term(self):
        values = {"name": "Later", "company_id": self.company.id}
        return self.env["account.payment.term"].create(values)

    def _make_delivery_carrier(self):
        product = self.record(self.env["product.product"])
        values = {"name": "Post", "company_id": self.company.id}
        values["product_id"] = product.id
        return self.env["delivery.carrier"].create(values)

    def _make_account_tax(self):
        country = self.env.ref("base.de")
        values = {"company_id": self.company.id, "country_id": country.id}
        group = self.env["account.tax.group"].create({"name": "VAT", **values})
        return self.env["account.tax"].create(
            {"name": "VAT", "tax_group_id": group.id, **values}
        )

    def _make_product_product(self):
        return self.record(self.env["product.template"]).product_variant_id

    def _make_res_partner(self):
        values = {"name": "Bea", "company_id": self.company.id}
        return self.env["res.partner"].create(values)

    def _make_sale_order(self):
        return self.env["sale.order"].create(
            {
                "partner_id": self.record(self.env["res.partner"]).id,
                "company_id": self.company.id,
                "order_line": [
                    Command.create({"display_type": "line_note", "name": "x"})
                ],
            }
        )

    def _make_sale_order_line(self):
        return self.record(self.env["sale.order"]).order_line
