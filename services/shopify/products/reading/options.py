"""Options of a Shopify product and the combination that makes a variant."""

from ....commerce.products.structure import Combination, Option
from ...gql.fragments import ProductFields, VariantFields


def combination(product: ProductFields, variant: VariantFields) -> Combination:
    """Pairs of option and value; none for a lone Title / Default Title."""
    if product.has_only_default_variant:
        return ()
    return tuple((chosen.name, chosen.value) for chosen in variant.selected_options)


def product_options(product: ProductFields) -> tuple[Option, ...]:
    """Options in Shopify's order, their values too."""
    if product.has_only_default_variant:
        return ()
    used: dict[str, dict[str, None]] = {}
    for variant in product.variants.nodes:
        for chosen in variant.selected_options:
            used.setdefault(chosen.name, {})[chosen.value] = None
    return tuple(
        Option(option.name, _in_order(option, used[option.name]), position)
        for position, option in enumerate(_used_options(product, used), start=1)
    )


def _used_options(product: ProductFields, used: dict) -> list:
    listed = [option for option in product.options if option.name in used]
    return sorted(listed, key=lambda option: option.position)


def options_fact(product: ProductFields) -> list[list]:
    """Names of the options, each with its values, in Shopify's order."""
    return [[option.name, list(option.values)] for option in product_options(product)]


def _in_order(option, used: dict[str, None]) -> tuple[str, ...]:
    """Sort the used values as Shopify lists them, unlisted ones last."""
    listed = [value.name for value in option.option_values if value.name in used]
    return tuple(dict.fromkeys([*listed, *used]))
