"""What a programmer writes without the addon: the fastest way, and the plainest."""

import base64

from odoo.fields import Command

from ....services.shopify.client.image_download import ImageDownloader
from ....services.shopify.products.source import ProductSource

PAGE = 250
LARGEST_IMAGE = 20_000_000  # bytes
GRAMS = 1000
QUIET = {"tracking_disable": True, "create_product_product": False}


def catalogue(env) -> tuple[list, dict[str, bytes]]:
    """All products of the shop and their first images, before the clock runs."""
    with env["commerce.channel"].browse(1)._service() as service:
        found = list(_products(ProductSource(service.client)))
        downloader = ImageDownloader(service.settings, LARGEST_IMAGE)
        urls = [it.media.nodes[0].image.url for it in found if it.media.nodes]
        loaded = downloader.load(urls)
        downloader.close()
    return found, {url: base64.b64encode(it.content) for url, it in loaded.items()}


def _products(source: ProductSource):
    cursor, more = None, True
    while more:
        page = source.fetch(None, "ID", cursor)
        yield from map(source.complete, page.nodes)
        cursor, more = page.cursor, page.has_next


def batch(env, found, images) -> None:
    """Pages of 250, each kind of record in one create, a commit per page."""
    env = env(context={**env.context, **QUIET})
    for start in range(0, len(found), PAGE):
        _batch_page(env, found[start : start + PAGE], images)
        env.cr.commit()


def _batch_page(env, page, images) -> None:
    tags = _named(env["product.tag"], {name for it in page for name in it.tags})
    known = _look_up(env, page)
    templates = env["product.template"].create(
        [
            _template(it) | _details(it, *known) | _tags(it, tags) | _image(it, images)
            for it in page
        ]
    )
    values = _attribute_values(env, page, templates)
    pairs = [
        (template, product, variant)
        for template, product in zip(templates, page, strict=True)
        for variant in product.variants.nodes
    ]
    variants = env["product.product"].create(
        [
            _variant(variant)
            | {
                "product_tmpl_id": template.id,
                "product_template_attribute_value_ids": [
                    Command.set(
                        [values[template.id, it.name, it.value] for it in chosen]
                    )
                ],
            }
            for template, product, variant in pairs
            for chosen in [_chosen(product, variant)]
        ]
    )
    _rules(env, zip(variants, pairs, strict=True))


def _template(product) -> dict:
    first = product.variants.nodes[0]
    return {
        "name": product.title,
        "type": "consu",
        "is_storable": first.inventory_item.tracked,
        "list_price": float(first.price),
        "sale_ok": True,
        "is_ready_for_sale": True,
        "is_published": product.published_at is not None,
        "website_description": product.description_html or False,
    }


def _look_up(env, page) -> tuple[dict, dict]:
    """Find or make what templates point at: categories and countries."""
    categories = {(): False}
    for path in sorted({_path(it)[:n] for it in page for n in (1, 2, 3, 4, 5, 6)}):
        if path not in categories:
            key = {"name": path[-1], "parent_id": categories[path[:-1]]}
            found = env["product.category"].search(
                [(name, "=", value) for name, value in key.items()], limit=1
            )
            categories[path] = (found or env["product.category"].create(key)).id
    countries = env["res.country"].search([])
    return categories, {it.code: it.id for it in countries}


def _path(product) -> tuple[str, ...]:
    category = product.category
    return tuple(category.full_name.split(" > ")) if category else ()


def _details(product, categories, countries) -> dict:
    item = product.variants.nodes[0].inventory_item
    values = {"hs_code": item.harmonized_system_code or False}
    if item.country_code_of_origin:
        values["country_of_origin"] = countries[item.country_code_of_origin.value]
    if path := _path(product):
        values["categ_id"] = categories[path]
    return values


def _tags(product, tags) -> dict:
    return {"product_tag_ids": [Command.set([tags[name] for name in product.tags])]}


def _image(product, images) -> dict:
    media = product.media.nodes
    return {"image_1920": images[media[0].image.url]} if media else {}


def _variant(variant) -> dict:
    item = variant.inventory_item
    values = {
        "default_code": variant.sku,
        "barcode": variant.barcode,
        "weight": float(item.measurement.weight.value) / GRAMS,
    }
    if item.unit_cost:
        values["standard_price"] = float(item.unit_cost.amount)
    return values


def _chosen(product, variant) -> list:
    return [] if product.has_only_default_variant else variant.selected_options


def _named(model, names) -> dict:
    """Find or make records by their names."""
    known = {it.name: it.id for it in model.search([("name", "in", list(names))])}
    missing = sorted(set(names) - known.keys())
    made = model.create([{"name": name} for name in missing])
    return known | dict(zip(missing, made.ids, strict=True))


def _attribute_values(env, page, templates) -> dict:
    """Make lines and values of all templates; ids by template, option and value."""
    options = [
        (template, place, option)
        for template, product in zip(templates, page, strict=True)
        if not product.has_only_default_variant
        for place, option in enumerate(product.options, 1)
    ]
    if not options:
        return {}
    attributes, values = _attributes(env, [option for *_, option in options])
    lines = (
        env["product.template.attribute.line"]
        .with_context(update_product_template_attribute_values=False)
        .create(
            [
                {
                    "product_tmpl_id": template.id,
                    "attribute_id": attributes[option.name],
                    "sequence": place,
                    "value_ids": [
                        Command.set(
                            [
                                values[option.name, it.name]
                                for it in option.option_values
                            ]
                        )
                    ],
                }
                for template, place, option in options
            ]
        )
    )
    keys, wanted = [], []
    for line, (template, _place, option) in zip(lines, options, strict=True):
        for it in option.option_values:
            keys.append((template.id, option.name, it.name))
            wanted.append(
                {
                    "attribute_line_id": line.id,
                    "product_attribute_value_id": values[option.name, it.name],
                }
            )
    made = env["product.template.attribute.value"].create(wanted)
    return dict(zip(keys, made.ids, strict=True))


def _attributes(env, options) -> tuple[dict, dict]:
    """Find or make attributes by name, and values by attribute and name."""
    Attribute, Value = env["product.attribute"], env["product.attribute.value"]
    names = list(dict.fromkeys(option.name for option in options))
    of_ours = [("name", "in", names), ("create_variant", "=", "dynamic")]
    known = {it.name: it.id for it in Attribute.search(of_ours)}
    missing = [name for name in names if name not in known]
    made = Attribute.create(
        [{"name": name, "create_variant": "dynamic"} for name in missing]
    )
    known |= dict(zip(missing, made.ids, strict=True))
    found = Value.search([("attribute_id", "in", list(known.values()))])
    values = {(it.attribute_id.name, it.name): it.id for it in found}
    pairs = dict.fromkeys((o.name, it.name) for o in options for it in o.option_values)
    lacking = [pair for pair in pairs if pair not in values]
    added = Value.create(
        [{"attribute_id": known[option], "name": name} for option, name in lacking]
    )
    return known, values | dict(zip(lacking, added.ids, strict=True))


def _rules(env, made) -> None:
    """Compare-at prices, which Odoo has no field for, as a pricelist's."""
    compared = [(it, pair[2]) for it, pair in made if pair[2].compare_at_price]
    if not compared:
        return
    pricelist = env["product.pricelist"].search([("name", "=", "Compare-at")]) or env[
        "product.pricelist"
    ].create({"name": "Compare-at"})
    env["product.pricelist.item"].create(
        [
            {
                "pricelist_id": pricelist.id,
                "applied_on": "0_product_variant",
                "product_tmpl_id": record.product_tmpl_id.id,
                "product_id": record.id,
                "compute_price": "fixed",
                "fixed_price": float(variant.compare_at_price),
            }
            for record, variant in compared
        ]
    )


def one_by_one(env, found, images) -> None:
    """A template at a time, then its options, then each variant's fields."""
    for product in found:
        _one(env, product, images)
        env.cr.commit()


def _one(env, product, images) -> None:
    tags = _named(env["product.tag"], set(product.tags))
    template = env["product.template"].create(
        {
            **_template(product),
            **_details(product, *_look_up(env, [product])),
            **_tags(product, tags),
            **_image(product, images),
        }
    )
    if not product.has_only_default_variant:
        _one_with_options(env, template, product)
    for variant in product.variants.nodes:
        record = _record(template, product, variant)
        for name, value in _variant(variant).items():
            record[name] = value
            env.flush_all()
        _rules(env, [(record, (template, product, variant))])


def _one_with_options(env, template, product) -> None:
    attributes, values = _attributes(env, product.options)
    for place, option in enumerate(product.options, 1):
        env["product.template.attribute.line"].create(
            {
                "product_tmpl_id": template.id,
                "attribute_id": attributes[option.name],
                "sequence": place,
                "value_ids": [
                    Command.set(
                        [values[option.name, it.name] for it in option.option_values]
                    )
                ],
            }
        )


def _record(template, product, variant):
    """The variant that has these options, made if Odoo did not."""
    if product.has_only_default_variant:
        return template.product_variant_ids
    chosen = {(it.name, it.value) for it in variant.selected_options}
    combination = template.attribute_line_ids.product_template_value_ids.filtered(
        lambda it: (it.attribute_id.name, it.name) in chosen
    )
    return template._create_product_variant(combination)
