"""Makes many partners at once, without the queries that Odoo runs for each."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from odoo.api import Environment
from odoo.models import BaseModel

from ..storing.create import made_alike

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
# Keys that are for creating alone.
OWN_KEYS = {"_partners_skip_fields_sync"}

IMAGE_SIZES = ("image_1024", "image_512", "image_256", "image_128")


class PartnerMaker:
    """Creates partners in the company of a shop, or for all companies."""

    def __init__(self, env: Environment, shop: BaseModel) -> None:
        self._env = env(context={**env.context, **CONTEXT})
        self._shop = shop

    def create(self, vals_list: Sequence[dict[str, Any]]) -> BaseModel:
        """Create partners; a child shares its parent's company and commercial values.

        A child may have a `company_name`, which Odoo keeps only when it is written.
        """
        if not vals_list:
            return self._env["res.partner"]
        made = self._create(vals_list)
        self._pass_over_images(made)
        # While the formats of their numbers are at hand.
        made._recompute_recordset(["phone_sanitized"])
        for partner, values in zip(made, vals_list, strict=True):
            if values.get("parent_id") and values.get("company_name"):
                partner.company_name = values["company_name"]
        self._share_commercial_values(made.filtered("parent_id"))
        return made.with_env(self._env(context=_without(self._env.context)))

    def _create(self, vals_list: Sequence[dict[str, Any]]) -> BaseModel:
        common = {**self._defaults(), "company_id": self._company()}
        shared = self._shared(vals_list, common)
        partners = made_alike(self._env["res.partner"], {"res.partner": common})
        made = partners.create(
            [
                {**common, **shared.get(values.get("parent_id"), {}), **values}
                for values in vals_list
            ]
        )
        return made.with_env(self._env)

    def _defaults(self) -> dict[str, Any]:
        """Return once what Odoo would ask for, or compute, by each partner."""
        defaults = self._env["res.partner"]._add_missing_default_values({})
        # The time zone of the shop, in which a run thinks, is no customer's.
        return {"user_id": False, **defaults, "tz": False}

    def _shared(
        self, vals_list: Sequence[dict[str, Any]], common: dict[str, Any]
    ) -> dict[int, dict[str, Any]]:
        """Return what children have of their parents, by the ids of these."""
        ids = {it["parent_id"] for it in vals_list if it.get("parent_id")}
        return {
            parent.id: {
                "company_id": parent.company_id.id,
                "lang": parent.lang,
                "user_id": common["user_id"] or parent.user_id.id,
            }
            for parent in self._env["res.partner"].browse(ids)
        }

    def _pass_over_images(self, made: BaseModel) -> None:
        """Let Odoo scale no images, which new contacts do not have."""
        for name in IMAGE_SIZES:
            self._env.remove_to_compute(made._fields[name], made)

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
    """Return the context without the keys that are for creating alone."""
    return {name: it for name, it in context.items() if name not in OWN_KEYS}
