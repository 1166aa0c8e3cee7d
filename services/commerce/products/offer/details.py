"""Facts of a product that its template tells."""

from functools import cached_property
from typing import Any

from odoo.api import Environment
from odoo.models import BaseModel

from ...records.facts import Facts
from ..form_values import OdooForm
from ..mapping import ONCE, OPTIONAL_FIELDS, ProductSettings
from ..other_channels import OtherShops
from ..template_values import FIELDS, template_values
from .shop_form import code_fact, text_fact


class TemplateFacts:
    """Facts of the templates of links.

    A value that an import would bring is no other than the baseline's: texts are
    compared once Odoo has made them safe.
    """

    def __init__(
        self,
        env: Environment,
        shop: BaseModel,
        settings: ProductSettings,
        links: BaseModel,
    ) -> None:
        self._env = env
        self._shop = shop
        self._links = links
        self._form = OdooForm(env)
        self._facts = [
            fact
            for fact, field in FIELDS.items()
            if fact not in (*ONCE, "published")
            and (fact not in OPTIONAL_FIELDS or field in settings.fields)
        ]

    def of(self, link: BaseModel, record: BaseModel) -> Facts:
        """Return the facts of a product."""
        baseline = link.baseline or {}
        return {
            **self._plain(baseline, record),
            **self._agreed(link, record, baseline),
            "tags": _tags(baseline.get("tags") or [], record),
        }

    def _plain(self, baseline: Facts, record: BaseModel) -> Facts:
        """Facts that are one field of the template each."""
        known = {fact: baseline.get(fact) or "" for fact in self._facts}
        filled = self._form.of(template_values(known))
        current = self._form.current(record, filled)
        return {
            fact: baseline.get(fact, "")
            if (filled[FIELDS[fact]] or False) == (current[FIELDS[fact]] or False)
            else _shop_form(fact, record[FIELDS[fact]])
            for fact in self._facts
        }

    def _agreed(self, link: BaseModel, record: BaseModel, baseline: Facts) -> Facts:
        """Facts that go out once both sides have agreed on them, and never before.

        Where a product was in Odoo before, its flags are no answer to the shop's.
        """
        told = {
            "published": self._published(record, baseline.get("published")),
            "taxable": self._taxable(record, baseline.get("taxable")),
            "tracked": _tracked(record, baseline.get("tracked")),
        }
        if link.is_origin or link.exported_at:
            return told
        return {fact: baseline[fact] for fact in told if fact in baseline}

    def _published(self, record: BaseModel, known: bool | None) -> bool:
        """Tell whether it is to be seen; what another shop shows is no news here."""
        if record.is_published and not known and record in self._shown_elsewhere:
            return False
        return record.is_published

    @cached_property
    def _shown_elsewhere(self) -> BaseModel:
        return OtherShops(self._env, self._shop).showing(self._links.product_tmpl_id)

    def _taxable(self, record: BaseModel, known: str | None) -> str | None:
        """Tell whether a product is taxed, where the company has a tax for it."""
        has_taxes = bool(record.taxes_id._filter_taxes_by_company(self._env.company))
        if has_taxes == (known != "none") or not (has_taxes or self._has_default):
            return known
        return "all" if has_taxes else "none"

    @cached_property
    def _has_default(self) -> bool:
        company = self._env.company
        return bool(
            company.account_sale_tax_id or company.root_id.sudo().account_sale_tax_id
        )


def _tracked(record: BaseModel, known: bool | None) -> bool | None:
    return record.is_storable if record.type == "consu" else known


def _tags(baseline: list[str], record: BaseModel) -> list[str]:
    """Return the names of tags, as the baseline writes those that it has."""
    known = {name.casefold(): name for name in baseline}
    parts = (part for tag in record.product_tag_ids for part in tag.name.split(","))
    names = {name.casefold(): name for it in parts if (name := it.strip())}
    return sorted(known.get(key, name) for key, name in names.items())


def _shop_form(fact: str, value: Any) -> Any:
    if fact == "harmonizedSystemCode":
        return code_fact(value)
    if fact == "countryCodeOfOrigin":
        return text_fact(value.code)
    return text_fact(value)
