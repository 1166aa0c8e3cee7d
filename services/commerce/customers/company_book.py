"""Companies that buy at a shop (B2B) as companies of Odoo."""

from collections.abc import Iterable, Mapping
from typing import Any

from odoo.api import Environment
from odoo.models import BaseModel

from ..records.plain import plain_tax_id
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
        """Return the links of companies, by id; each has its company in Odoo.

        :param names: of the companies, by id
        :param tax_ids: of those that have one, by id; a company of Odoo that has it is
            the one
        """
        if not names:
            return {}
        known = self.links(names)
        missing = {
            external_id: name
            for external_id, name in names.items()
            if external_id not in known
            or not self._is_of_use(known[external_id].partner_id)
        }
        matched = self._matched(
            {
                external_id: it
                for external_id, it in tax_ids.items()
                if external_id in missing
            }
        )
        partners = self._partners(missing, matched)
        self._link(missing, partners, known, matched)
        return known

    def links(self, external_ids: Mapping[str, Any]) -> dict[str, BaseModel]:
        """Return the shop's links of companies, by id."""
        found = self._env["commerce.company"].search(
            [
                ("channel_id", "=", self._shop.id),
                ("external_id", "in", list(external_ids)),
            ],
            order="id",
        )
        return {link.external_id: link for link in found}

    def _is_of_use(self, partner: BaseModel) -> bool:
        """Tell whether a company is still there, and the shop's company may have it."""
        return bool(partner) and not is_of_another(partner, self._shop.company_id)

    def _matched(self, tax_ids: Mapping[str, str]) -> dict[str, BaseModel]:
        """Companies of Odoo that have the tax ID of one of the shop's, and no link.

        Archived ones are found where there is no other. Where several have it, nobody
        can tell which it is.
        """
        wanted = {
            plain_tax_id(it): external_id for external_id, it in tax_ids.items() if it
        }
        if not wanted:
            return {}
        found = self._with_tax_id(wanted).grouped("vat")
        clear = {vat: some.filtered("active") or some for vat, some in found.items()}
        return {
            wanted[vat]: some
            for vat, some in clear.items()
            if len(some) == 1
            and self._shop not in some.sudo().commerce_company_ids.channel_id
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

    def _partners(
        self, missing: Mapping[str, str], matched: Mapping[str, BaseModel]
    ) -> dict[str, BaseModel]:
        new = [external_id for external_id in missing if external_id not in matched]
        made = PartnerMaker(self._env, self._shop).create(
            [
                {
                    "name": missing[external_id] or external_id,
                    "is_company": True,
                    "lang": self._env.lang,
                }
                for external_id in new
            ]
        )
        return {**matched, **dict(zip(new, made, strict=True))}

    def _link(
        self,
        missing: Mapping[str, str],
        partners: Mapping[str, BaseModel],
        known: dict[str, BaseModel],
        matched: Mapping[str, BaseModel],
    ) -> None:
        new = [external_id for external_id in missing if external_id not in known]
        made = self._env["commerce.company"].create(
            [
                {
                    "channel_id": self._shop.id,
                    "external_id": external_id,
                    "name": missing[external_id],
                    "partner_id": partners[external_id].id,
                    "is_origin": external_id not in matched,
                    "imported_at": self._env.cr.now(),
                }
                for external_id in new
            ]
        )
        known.update(zip(new, made, strict=True))
        for external_id in missing.keys() - set(new):
            # Someone deleted it here, or gave it to another company, and an order needs
            # it again; its own import completes it.
            known[external_id].write(
                {
                    "partner_id": partners[external_id].id,
                    "is_origin": external_id not in matched,
                    "baseline": False,
                    "state": "bound",
                }
            )
