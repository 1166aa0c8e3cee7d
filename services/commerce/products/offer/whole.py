"""Products that a shop does not have, as it will have them."""

from collections.abc import Iterable
from decimal import Decimal

from odoo.api import Environment
from odoo.models import BaseModel

from ...pricelists.fixed_rules import ShopPrices
from ...records.plain import one_line
from ...records.product import Combination, Cost, Option, Product, Variant, Weight
from ..mapping import ProductSettings
from .shop_form import (
    code_fact,
    compare_fact,
    cost_fact,
    price_fact,
    sku_fact,
    text_fact,
    weight_fact,
)


class WholeProducts:
    """Builds records of templates, with all of their active variants.

    :param env: in the company and language of the shop
    """

    def __init__(
        self,
        env: Environment,
        shop: BaseModel,
        settings: ProductSettings,
        templates: BaseModel,
    ) -> None:
        self._env = env
        self._shop = shop
        self._settings = settings
        self._prices = ShopPrices(env, shop, templates.product_variant_ids)
        self._digits = shop.currency_id.decimal_places

    def of(self, template: BaseModel) -> Product:
        """Return a product whose ids are those of Odoo yet."""
        variants = template.product_variant_ids
        chosen = [_chosen(variant) for variant in variants]
        optional = {
            name: template[name] if name in self._settings.fields else False
            for name in ("website_meta_title", "website_meta_description")
        }
        return Product(
            external_id=f"product.template/{template.id}",
            title=one_line(template.name),
            updated_at=self._env.cr.now(),
            status="active" if template.is_published else "draft",
            is_published=template.is_published,
            vendor=self._vendor(template),
            product_type=template.categ_id.name or "",
            tags=_tags(template),
            description_html=text_fact(template.website_description),
            seo_title=text_fact(optional["website_meta_title"]),
            seo_description=text_fact(optional["website_meta_description"]),
            options=_options(chosen),
            variants=tuple(
                self.variant(template, variant, options, position)
                for position, (variant, options) in enumerate(
                    zip(variants, chosen, strict=True), start=1
                )
            ),
        )

    def _vendor(self, template: BaseModel) -> str:
        """Return who supplies it first, or else who sells it."""
        return template.seller_ids[:1].partner_id.name or self._shop.company_id.name

    def variant(
        self,
        template: BaseModel,
        record: BaseModel,
        options: Combination,
        position: int,
    ) -> Variant:
        """Return a variant with the options that it is to have."""
        settings = self._settings
        price = price_fact(self._prices.of("price", record), self._digits)
        compared = price_fact(self._prices.of("compareAtPrice", record), self._digits)
        compared = compare_fact({"price": price}, compared)
        weight = weight_fact(record.weight, None, settings)
        cost = settings.currency == settings.company_currency and cost_fact(
            record.standard_price, settings
        )
        hs_code = "hs_code" in settings.fields and template.hs_code
        country = "country_of_origin" in settings.fields and template.country_of_origin
        return Variant(
            external_id=f"product.product/{record.id}",
            title=" / ".join(value for _, value in options),
            sku=sku_fact(
                record.default_code,
                settings.bin_field and record[settings.bin_field],
                settings,
            ),
            barcode=text_fact(record.barcode),
            price=Decimal(price or 0),
            compare_at_price=None if compared is None else Decimal(compared),
            options=options,
            position=position,
            taxable=self._is_taxable(template),
            tracked=template.is_storable,
            weight=weight and Weight(Decimal(weight.split()[0]), weight.split()[1]),
            unit_cost=Cost(Decimal(cost.split()[0]), cost.split()[1]) if cost else None,
            hs_code=code_fact(hs_code),
            country_code=country.code if country else "",
        )

    def _is_taxable(self, template: BaseModel) -> bool:
        """Tell whether it is taxed; where the company has no taxes, all is."""
        company = self._env.company
        default = (
            company.account_sale_tax_id or company.root_id.sudo().account_sale_tax_id
        )
        return bool(template.taxes_id._filter_taxes_by_company(company) or not default)


def _chosen(variant: BaseModel) -> Combination:
    values = variant.product_template_attribute_value_ids.sorted(
        lambda it: (it.attribute_line_id.sequence, it.attribute_line_id.id)
    )
    return tuple((it.attribute_id.name, it.name) for it in values)


def _options(chosen: Iterable[Combination]) -> tuple[Option, ...]:
    """Return options with those of their values that a variant has."""
    values: dict[str, dict[str, None]] = {}
    for combination in chosen:
        for name, value in combination:
            values.setdefault(name, {})[value] = None
    return tuple(
        Option(name, tuple(its), position)
        for position, (name, its) in enumerate(values.items(), start=1)
    )


def _tags(template: BaseModel) -> tuple[str, ...]:
    parts = (part for tag in template.product_tag_ids for part in tag.name.split(","))
    names = {name.casefold(): name for it in parts if (name := it.strip())}
    return tuple(sorted(names.values()))
