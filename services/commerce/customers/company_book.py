"""Companies that buy at a shop (B2B) as companies of Odoo."""

from collections.abc import Iterable, Mapping
from typing import Any

from odoo.api import Environment
from odoo.models import BaseModel

from ..records.tax_id import plain_tax_id
from .contact_checks import is_of_another
from .partner_maker import PartnerMaker


class CompanyBook:
    """Finds the companies of a shop by their links, and makes those that are missing.

    :param env: in the company of the shop
    """

    def __init__(self, env: Environment, shop: BaseModel) -> None:
        self._env = env
        self._shop = shop

    def ensure(
        self, names: Mapping[str, str], tax_ids: Mapping[str, str]
    ) -> dict[str, BaseModel]:
        """Return the links of companies, by gid; each has its company in Odoo.

        :param names: of the companies, by gid
        :param tax_ids: of those that have one, by gid; a company of Odoo that has it is
            the one
        """
        if not names:
            return {}
        known = self.links(names)
        missing = {
            gid: name
            for gid, name in names.items()
            if gid not in known or not self._is_of_use(known[gid].partner_id)
        }
        matched = self._matched(
            {gid: it for gid, it in tax_ids.items() if gid in missing}
        )
        partners = self._partners(missing, matched)
        self._link(missing, partners, known, matched)
        return known

    def links(self, gids: Mapping[str, Any]) -> dict[str, BaseModel]:
        """Return the shop's links of companies, by gid."""
        found = self._env["shopify.company"].search(
            [("shop_id", "=", self._shop.id), ("gid", "in", list(gids))], order="id"
        )
        return {link.gid: link for link in found}

    def _is_of_use(self, partner: BaseModel) -> bool:
        """Tell whether a company is still there, and the shop's company may have it."""
        return bool(partner) and not is_of_another(partner, self._shop.company_id)

    def _matched(self, tax_ids: Mapping[str, str]) -> dict[str, BaseModel]:
        """Companies of Odoo that have the tax ID of one of Shopify's, and no link.

        Archived ones are found where there is no other. Where several have it, nobody
        can tell which it is.
        """
        wanted = {plain_tax_id(it): gid for gid, it in tax_ids.items() if it}
        if not wanted:
            return {}
        found = self._with_tax_id(wanted).grouped("vat")
        clear = {vat: some.filtered("active") or some for vat, some in found.items()}
        return {
            wanted[vat]: some
            for vat, some in clear.items()
            if len(some) == 1
            and self._shop not in some.sudo().shopify_company_ids.shop_id
        }

    def _with_tax_id(self, wanted: Iterable[str]) -> BaseModel:
        partners = self._env["res.partner"].with_context(active_test=False)
        return partners.search(
            [
                ("vat", "in", list(wanted)),
                ("is_company", "=", True),
                ("company_id", "in", [False, self._shop.company_id.id]),
            ]
        ).with_env(self._env)

    def _partners(self, missing, matched) -> dict[str, BaseModel]:
        new = [gid for gid in missing if gid not in matched]
        made = PartnerMaker(self._env, self._shop).create(
            [
                {
                    "name": missing[gid] or gid,
                    "is_company": True,
                    "lang": self._env.lang,
                }
                for gid in new
            ]
        )
        return {**matched, **dict(zip(new, made, strict=True))}

    def _link(self, missing, partners, known, matched) -> None:
        new = [gid for gid in missing if gid not in known]
        made = self._env["shopify.company"].create(
            [
                {
                    "shop_id": self._shop.id,
                    "gid": gid,
                    "name": missing[gid],
                    "partner_id": partners[gid].id,
                    "is_origin": gid not in matched,
                    "imported_at": self._env.cr.now(),
                }
                for gid in new
            ]
        )
        known.update(zip(new, made, strict=True))
        for gid in missing.keys() - set(new):
            # Someone deleted it here, or gave it to another company, and an order needs
            # it again; its own import completes it.
            known[gid].write(
                {
                    "partner_id": partners[gid].id,
                    "is_origin": gid not in matched,
                    "baseline": False,
                    "state": "bound",
                }
            )
