"""What Odoo knows of a page's products: one look-up per kind, for the whole page."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cached_property

from odoo.api import Environment
from odoo.fields import Domain
from odoo.models import BaseModel

from ...records.product import Product, Variant
from ...run.known_links import links_by_id
from ..mapping import ProductSettings
from ..other_channels import OtherShops
from ..sku_field import sku_and_bin
from .earlier_pages import NOT_YET, EarlierPages
from .referee import Referee
from .sku_moves import Moves, moves

# All that is read of a product that has not changed.
LINK_FIELDS = (
    "external_id",
    "checksum",
    "state",
    "product_tmpl_id",
    "external_updated_at",
)
# All that is read of the variants of one that has.
VARIANT_LINK_FIELDS = (
    "external_id",
    "state",
    "product_id",
    "commerce_product_id",
    "baseline",
    "inventory_item_external_id",
    "position",
    "taxable",
    "tracked",
    "weight",
    "unit_cost",
    "hs_code",
    "country_code",
)
# All that is read of the variants of Odoo, where nothing of them changed.
VARIANT_FIELDS = (
    "default_code",
    "active",
    "barcode",
    "product_tmpl_id",
    "write_date",
)
PACKAGING = 0


def product_links(
    env: Environment, shop: BaseModel, external_ids: Iterable[str]
) -> dict[str, BaseModel]:
    """The shop's links of these products."""
    return links_by_id(env["commerce.product"], shop, external_ids, LINK_FIELDS)


class Known:
    """Links, Odoo's variants by SKU, and owners of barcodes, for some products."""

    def __init__(
        self,
        env: Environment,
        shop: BaseModel,
        settings: ProductSettings,
        products: Sequence[Product],
        links: dict[str, BaseModel],
        referee: Referee,
        earlier: EarlierPages = EarlierPages(),  # noqa: B008 — it is frozen
    ) -> None:
        self._env = env(context={**env.context, "active_test": False})
        self._shop = shop
        self._settings = settings
        self._referee = referee
        self.products = links
        self.earlier = earlier
        variants = [it for product in products for it in product.variants]
        self._met = {it.external_id for it in [*products, *variants]}
        self._load_links(products, variants)
        self._load_skus({sku_and_bin(it.sku, settings)[0] for it in variants})
        self._load_links_of_owners()
        self._load_barcodes({it.barcode for it in variants})
        self._load_moves(products)

    @property
    def needs_no_sku(self) -> bool:
        """Whether the shop imports variants that have none."""
        return self._settings.import_without_sku

    def owners(self, sku: str) -> BaseModel:
        """Odoo's variants that have this SKU and keep it after this page."""
        return self._by_sku.get(sku, self._env["product.product"]).filtered(
            lambda record: self.skus.has_after(record.id, sku)
        )

    def link_of(self, variant: BaseModel) -> BaseModel:
        """The shop's link of a variant of Odoo."""
        return self._by_variant.get(variant.id, self._env["commerce.variant"])

    def live_link_of(self, variant: BaseModel) -> BaseModel:
        """The shop's link of a variant of Odoo to one that is still there."""
        return self.link_of(variant).filtered(
            lambda link: self.is_live(link, link.commerce_product_id)
        )

    def is_live(self, link: BaseModel, product: BaseModel | None = None) -> bool:
        """Tell whether the shop still has a record; what this page says counts most.

        :param product: link of the product that a variant is part of
        """
        if not link.external_id or link.external_id in self._met:
            return bool(link.external_id)
        if product and product.external_id in self._met:
            return False
        return "gone" not in (link.state, product and product.state)

    def link_of_template(self, template: BaseModel) -> BaseModel:
        """The shop's link of a template of Odoo."""
        return self._by_template.get(template.id, self._env["commerce.product"])

    def has_barcode(self, barcode: str, variant: BaseModel) -> bool:
        """Tell whether anything but this variant has the barcode."""
        others = self._barcodes.get(barcode, set()) - {variant.id}
        return any(self.barcodes.has_after(other, barcode) for other in others)

    def has_stock_history(self, template: BaseModel) -> bool:
        """Tell whether anything of a linked template ever moved, or is in stock."""
        return template in self._moved

    @cached_property
    def _moved(self) -> BaseModel:
        templates = self._env["commerce.product"].concat(*self.products.values())
        among = [("product_id.product_tmpl_id", "in", templates.product_tmpl_id.ids)]
        moved = [
            product
            for model in ("stock.move", "stock.quant")
            for (product,) in self._env[model].sudo()._read_group(among, ["product_id"])
        ]
        return self._env["product.product"].union(*moved).product_tmpl_id

    def has_stock(self, variant: BaseModel) -> bool:
        """Tell whether a variant that the shop no longer has is in stock anywhere."""
        return variant in self._stocked

    @cached_property
    def _stocked(self) -> BaseModel:
        stock = (
            self._env["stock.quant"]
            .sudo()
            ._read_group(
                [
                    ("product_id", "in", self._left.ids),
                    ("location_id.usage", "in", ("internal", "transit")),
                    ("quantity", "!=", 0),
                ],
                ["product_id"],
            )
        )
        return self._env["product.product"].union(*(product for (product,) in stock))

    def is_sold_elsewhere(self, variant: BaseModel) -> bool:
        """Tell whether another shop has a variant that this one has no more."""
        return variant in self._sold_elsewhere

    @cached_property
    def _sold_elsewhere(self) -> BaseModel:
        return OtherShops(self._env, self._shop).selling(self._left)

    @cached_property
    def _left(self) -> BaseModel:
        """Variants of the page's products that the shop no longer has."""
        links = self._env["commerce.variant"].concat(*self.siblings.values())
        return links.filtered(lambda link: link.external_id not in self._met).product_id

    def is_shown_elsewhere(self, template: BaseModel) -> bool:
        """Tell whether another shop has published a template of the page."""
        return template in self._shown_elsewhere

    @cached_property
    def _shown_elsewhere(self) -> BaseModel:
        links = self._env["commerce.product"].concat(*self.products.values())
        owners = self._env["product.product"].concat(*self._by_sku.values())
        templates = links.product_tmpl_id | owners.product_tmpl_id
        return OtherShops(self._env, self._shop).showing(templates)

    def _load_links(
        self, products: Sequence[Product], variants: Sequence[Variant]
    ) -> None:
        """Links of these variants, and of all others of their products."""
        known = (self.products.get(it.external_id) for it in products)
        linked = [link.id for link in known if link]
        found = self._env["commerce.variant"].search_fetch(
            Domain("channel_id", "=", self._shop.id)
            & (
                Domain("external_id", "in", [it.external_id for it in variants])
                | Domain("commerce_product_id", "in", linked)
            ),
            VARIANT_LINK_FIELDS,
            order="id",
        )
        self.variants = {link.external_id: link for link in found}
        self.siblings = found.grouped("commerce_product_id")

    def _load_skus(self, skus: set[str]) -> None:
        """Odoo's variants by SKU; archived ones only where no other has it."""
        company = [False, self._shop.company_id.id]
        found = self._env["product.product"].search_fetch(
            [("default_code", "in", list(skus - {""})), ("company_id", "in", company)],
            VARIANT_FIELDS,
            order="id",
        )
        self._by_sku = {
            sku: records.filtered("active") or records
            for sku, records in self.earlier.keeping_sku(found)
            .grouped("default_code")
            .items()
        }

    def _load_links_of_owners(self) -> None:
        """Look up the links of those owners only that no record of the page has."""
        owners = self._env["product.product"].concat(*self._by_sku.values())
        self._by_variant = {it.product_id.id: it for it in self.variants.values()}
        self._by_template = {it.product_tmpl_id.id: it for it in self.products.values()}
        of_shop = [("channel_id", "=", self._shop.id)]
        unknown = set(owners.ids) - self._by_variant.keys()
        variants = self._env["commerce.variant"].search(
            [*of_shop, ("product_id", "in", list(unknown))], order="id"
        )
        self._by_variant |= {link.product_id.id: link for link in variants}
        unknown = set(owners.product_tmpl_id.ids) - self._by_template.keys()
        products = self._env["commerce.product"].search(
            [*of_shop, ("product_tmpl_id", "in", list(unknown))], order="id"
        )
        self._by_template |= {link.product_tmpl_id.id: link for link in products}
        self._load_siblings(products)

    def _load_siblings(self, products: BaseModel) -> None:
        """Variants of links that other products of the shop may take over."""
        reusable = products.filtered(lambda link: not self.is_live(link))
        if missing := reusable - self._env["commerce.product"].concat(*self.siblings):
            found = self._env["commerce.variant"].search(
                [("commerce_product_id", "in", missing.ids)], order="id"
            )
            self.siblings |= found.grouped("commerce_product_id")

    def _load_barcodes(self, barcodes: set[str]) -> None:
        """Owners as Odoo's own check sees them: active products, and packagings.

        A product without a company shares its barcodes with every company.
        """
        wanted = Domain("barcode", "in", list(barcodes - {""}))
        if not self._settings.share_products:
            wanted &= Domain("company_id", "in", [False, self._shop.company_id.id])
        env = self._env(
            su=True, context={"active_test": True, "skip_preprocess_gs1": True}
        )
        self._barcodes = defaultdict(set)
        for product in env["product.product"].search_fetch(wanted, ["barcode"]):
            self._barcodes[product.barcode].add(product.id)
        for packaging in env["product.uom"].search_fetch(wanted, ["barcode"]):
            self._barcodes[packaging.barcode].add(PACKAGING)
        for owners in self._barcodes.values():
            owners -= self.earlier.without_barcode
        for barcode in self.earlier.barcodes:
            self._barcodes[barcode].add(NOT_YET)

    def _load_moves(self, products: Sequence[Product]) -> None:
        """SKUs and barcodes that linked variants of the page take on or give up."""
        changes = moves(products, self.variants, self._settings, self._referee)
        owners = {sku: records.ids for sku, records in self._by_sku.items()}
        for sku in self.earlier.skus:
            owners[sku] = [*owners.get(sku, ()), NOT_YET]
        self.skus = Moves("default_code", changes["default_code"], owners)
        self.barcodes = Moves("barcode", changes["barcode"], self._barcodes)
