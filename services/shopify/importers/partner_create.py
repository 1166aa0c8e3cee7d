"""Makes many partners at once, without the queries that Odoo runs for each."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from odoo.api import Environment
from odoo.models import BaseModel

# Nobody follows, nothing is logged, and what children share with their parents is
# brought by this module, for all of them together.
CONTEXT = {
    "tracking_disable": True,
    "mail_create_nolog": True,
    "mail_create_nosubscribe": True,
    "mail_notrack": True,
    "no_vat_validation": True,
    "_partners_skip_fields_sync": True,
}


class PartnerMaker:
    """Creates partners in the company of a shop, or for all companies."""

    def __init__(self, env: Environment, shop: BaseModel) -> None:
        self._env = env(context={**env.context, **CONTEXT})
        self._shop = shop

    def create(self, vals_list: Sequence[dict[str, Any]]) -> BaseModel:
        """Create partners; a child shares its parent's company and commercial values.

        A child may have a `company_name`, which Odoo keeps only when it is written.
        """
        Partner = self._env["res.partner"]
        if not vals_list:
            return Partner
        common = {**self._defaults(), "company_id": self._company()}
        parents = Partner.browse(
            {it["parent_id"] for it in vals_list if it.get("parent_id")}
        )
        shared = {
            it.id: {"company_id": it.company_id.id, "lang": it.lang} for it in parents
        }
        made = Partner.create(
            [
                {**common, **shared.get(values.get("parent_id"), {}), **values}
                for values in vals_list
            ]
        )
        for partner, values in zip(made, vals_list, strict=True):
            if values.get("parent_id") and values.get("company_name"):
                partner.company_name = values["company_name"]
        self._share_commercial_values(made.filtered("parent_id"))
        return made.with_env(self._env(context=_without(self._env.context)))

    def _defaults(self) -> dict[str, Any]:
        """Return the defaults once, which Odoo would ask for by each partner."""
        Partner = self._env["res.partner"]
        return Partner.default_get(
            [
                name
                for name, field in Partner._fields.items()
                if field.default and field.store and not field.company_dependent
            ]
        )

    def _company(self) -> int | bool:
        return self._shop.company_id.id if not self._shop.share_customers else False

    def _share_commercial_values(self, children: BaseModel) -> None:
        """Let children have what belongs to their commercial partner, as Odoo does."""
        fields = self._env["res.partner"]._commercial_fields()
        of_companies = self._env["res.partner"]._company_dependent_commercial_fields()
        self._share(children, fields)
        if not children or not of_companies:
            return
        for company in self._env["res.company"].sudo().search([]):
            if company != self._env.company:
                self._share(children.with_company(company), of_companies)

    def _share(self, children: BaseModel, fields: Sequence[str]) -> None:
        groups: dict[tuple, BaseModel] = defaultdict(children.browse)
        # Of one recordset, so that they are read together.
        owners = {owner.id: owner for owner in children.commercial_partner_id}
        for child in children:
            owner = owners[child.commercial_partner_id.id]
            differing = [
                it for it in fields if owner != child and owner[it] != child[it]
            ]
            if differing:
                groups[owner, tuple(differing)] |= child
        for (owner, names), some in groups.items():
            some.write(owner._convert_fields_to_values(list(names)))


def _without(context: dict[str, Any]) -> dict[str, Any]:
    """Return the context without the key that is for creating alone."""
    return {k: v for k, v in context.items() if k != "_partners_skip_fields_sync"}
