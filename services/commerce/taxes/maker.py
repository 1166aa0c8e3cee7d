"""New taxes in Odoo, for taxes of the shop's that Odoo has not."""

from collections.abc import Iterable, Sequence

from odoo.api import Environment
from odoo.models import BaseModel

from ..records.money import ZERO, TaxKey
from .finder import percent


class TaxMaker:
    """Makes sales taxes in the company's country; the mapping keeps the shop's.

    Odoo posts no document whose taxes are of another country than the company's, or
    than the one of a fiscal position with a tax number abroad.
    """

    def __init__(self, env: Environment, shop: BaseModel) -> None:
        self._env = env(context={**env.context, "tracking_disable": True})
        self._shop = shop.with_env(self._env)
        self._company = self._shop.company_id

    @property
    def can_make(self) -> bool:
        """Whether the company has the country that Odoo wants of its taxes."""
        return bool(self._home())

    def make(self, keys: Sequence[TaxKey]) -> dict[TaxKey, BaseModel]:
        """Make one tax for each key, in one go."""
        names = self._names(keys)
        countries = self._countries(keys)
        groups = self._groups({(key.title, countries[key]) for key in keys})
        taxes = self._create(
            [
                self._values(
                    key, names[key], countries[key], groups[key.title, countries[key]]
                )
                for key in keys
            ]
        )
        return dict(zip(keys, taxes, strict=True))

    def placeholders(self, keys: Iterable[TaxKey]) -> dict[TaxKey, BaseModel]:
        """Return the taxes of 0 % that hold amounts of taxes that nobody chose yet."""
        Tax = self._env["account.tax"]
        known = Tax.search(
            [
                *Tax._check_company_domain(self._company),
                ("is_channel_placeholder", "=", True),
                ("country_id", "=", self._home_of_placeholders().id),
            ]
        )
        found = {tax.price_include: tax for tax in known}
        for included in {key.included for key in keys} - found.keys():
            found[included] = self._make_placeholder(included)
        return {key: found[key.included] for key in keys}

    def _make_placeholder(self, included: bool) -> BaseModel:
        name = self._env._(
            "%(system)s tax to be chosen", system=self._shop.system_label
        )
        key = TaxKey(name, ZERO, "", included)
        country = self._home_of_placeholders()
        group = self._groups({(name, country)})[name, country]
        values = self._values(key, self._names([key])[key], country, group)
        return self._create([{**values, "is_channel_placeholder": True}])

    def _create(self, values: list[dict]) -> BaseModel:
        company = self._company
        return self._env["account.tax"].with_company(company).create(values)

    def _values(
        self, key: TaxKey, name: str, country: BaseModel, group: BaseModel
    ) -> dict:
        account = self._account(key)
        lines = [
            (0, 0, {"repartition_type": "base", "document_type": document})
            for document in ("invoice", "refund")
        ] + [
            (
                0,
                0,
                {
                    "repartition_type": "tax",
                    "document_type": document,
                    "account_id": account.id,
                },
            )
            for document in ("invoice", "refund")
        ]
        return {
            "name": name,
            "invoice_label": key.title,
            "amount": percent(key),
            "amount_type": "percent",
            "type_tax_use": "sale",
            "price_include_override": (
                "tax_included" if key.included else "tax_excluded"
            ),
            "company_id": self._company.id,
            "country_id": country.id,
            "tax_group_id": group.id,
            "repartition_line_ids": lines,
        }

    def _account(self, key: TaxKey) -> BaseModel:
        """Return where the tax is booked: as the company's own sales tax is."""
        own = self._shop.channel_tax_account_id
        if key.channel_liable and own:
            return own
        usual = self._company.account_sale_tax_id
        lines = usual.invoice_repartition_line_ids.filtered(
            lambda line: line.repartition_type == "tax"
        )
        return lines.account_id[:1]

    # Names

    def _names(self, keys: Sequence[TaxKey]) -> dict[TaxKey, str]:
        """Name each tax; Odoo wants names that no other sales tax of a company has."""
        wanted = {key: self._name(key) for key in keys}
        used = set(self._alike(wanted.values()).mapped("name"))
        names: dict[TaxKey, str] = {}
        for key, name in wanted.items():
            names[key] = _free(name, used)
            used.add(names[key])
        return names

    def _name(self, key: TaxKey) -> str:
        rate = f"{percent(key):.4f}".rstrip("0").rstrip(".")
        parts = [key.title]
        if key.rate and f"{rate}%" not in key.title.replace(" ", ""):
            parts.append(f"{rate}%")
        if key.country and key.country != self._home().code:
            parts.append(key.country)
        if key.included:
            parts.append(self._env._("(in the price)"))
        if key.channel_liable:
            parts.append(self._env._("(paid by the channel)"))
        if key.nth:
            parts.append(f"({key.nth + 1})")
        return " ".join(parts)

    def _alike(self, names: Iterable[str]) -> BaseModel:
        """Find taxes whose names begin as the wanted ones, archived ones too."""
        Tax = self._env["account.tax"].with_context(active_test=False).sudo()
        root = self._company.root_id
        domains = [("name", "=like", f"{_escaped(name)}%") for name in names]
        return Tax.search(
            [
                ("company_id", "child_of", root.id),
                ("type_tax_use", "=", "sale"),
                *["|"] * (len(domains) - 1),
                *domains,
            ]
        )

    # Countries and groups

    def _home(self) -> BaseModel:
        company = self._company
        return company.account_fiscal_country_id or company.country_id

    def _home_of_placeholders(self) -> BaseModel:
        """Return the company's country; Odoo has no tax without any.

        Until it is set another one does no harm: nothing is booked by a placeholder.
        """
        return self._home() or self._env.ref("base.us")

    def _countries(self, keys: Sequence[TaxKey]) -> dict:
        """Return each tax's country: abroad only where the company is registered."""
        abroad = self._registered()
        return {key: abroad.get(key.country, self._home()) for key in keys}

    def _registered(self) -> dict:
        """Find the countries in which fiscal positions have a tax number."""
        Position = self._env["account.fiscal.position"]
        positions = self._shop.order_fiscal_position_id or Position.search(
            [
                *Position._check_company_domain(self._company),
                ("foreign_vat", "!=", False),
            ]
        )
        return {it.country_id.code: it.country_id for it in positions if it.foreign_vat}

    def _groups(self, wanted: set) -> dict:
        """Return a group per title, so that totals show each tax by itself."""
        Group = self._env["account.tax.group"]
        titles = sorted({title for title, _country in wanted})
        groups = Group.search(
            [*Group._check_company_domain(self._company), ("name", "in", titles)]
        )
        found = {(it.name, it.country_id): it for it in groups}
        missing = [pair for pair in wanted if pair not in found]
        if missing:
            made = Group.create([self._group_values(*pair) for pair in missing])
            found |= dict(zip(missing, made, strict=True))
        return found

    def _group_values(self, title: str, country: BaseModel) -> dict:
        """Book a group's closing where the company's usual one is booked."""
        usual = self._company.account_sale_tax_id.tax_group_id
        return {
            "name": title,
            "company_id": self._company.id,
            "country_id": country.id,
            "tax_payable_account_id": usual.tax_payable_account_id.id,
            "tax_receivable_account_id": usual.tax_receivable_account_id.id,
        }


def _free(name: str, used: set[str]) -> str:
    """Return the name, with a number behind it if it is taken."""
    number, free = 1, name
    while free in used:
        number += 1
        free = f"{name} #{number}"
    return free


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
