"""The demo's ordinary products."""

from ..building import Given, image, matrix, product, variant

SIZES = ("XS", "S", "M", "L", "XL")
SINGLES = (
    # title, kind, vendor, SKU, price, weight in kg, tags
    ("Enamel Mug", "Kitchen", "Nordlicht", "MUG-01", "14.90", 0.32, "camping,new"),
    ("Oak Cutting Board", "Kitchen", "Bergwerk", "BRD-01", "39.00", 1.4, "wood"),
    ("Beeswax Candle", "Home", "Atelier Brise", "CND-01", "9.50", 0.18, "gift"),
    ("Linen Tea Towel", "Kitchen", "Hafen & Co", "TWL-01", "12.00", 0.09, "linen"),
    ("Cast Iron Pan", "Kitchen", "Bergwerk", "PAN-26", "89.00", 2.7, "gift,kitchen"),
    ("Desk Lamp", "Home", "Studio Kiesel", "LMP-01", "119.00", 1.9, "office"),
    ("Pocket Notebook", "Office", "Studio Kiesel", "NTB-01", "7.90", 0.11, "office"),
    ("Fountain Pen", "Office", "Studio Kiesel", "PEN-01", "49.00", 0.04, "gift,office"),
    ("Wool Blanket", "Home", "Nordlicht", "BLK-01", "149.00", 1.6, "winter"),
    ("Hammock", "Garden", "Hafen & Co", "HMK-01", "79.00", 1.2, "summer"),
    ("Watering Can", "Garden", "Bergwerk", "WTC-01", "34.50", 0.8, "garden"),
    ("Bird Feeder", "Garden", "Bergwerk", "BRF-01", "27.00", 0.7, "garden,winter"),
    ("Cork Yoga Block", "Sport", "Atelier Brise", "YGB-01", "18.00", 0.45, "sport"),
    ("Bamboo Toothbrush", "Bath", "Hafen & Co", "TBR-01", "4.50", 0.02, "bath"),
    ("Olive Oil Soap", "Bath", "Atelier Brise", "SOP-01", "6.90", 0.12, "bath,gift"),
    ("Wall Clock", "Home", "Studio Kiesel", "CLK-01", "64.00", 0.9, "home"),
    ("Picnic Basket", "Outdoor", "Hafen & Co", "PNB-01", "72.00", 2.1, "summer"),
    ("Travel Kettle", "Kitchen", "Nordlicht", "KTL-01", "42.00", 0.95, "travel"),
    ("Felt Coaster Set", "Home", "Nordlicht", "CST-04", "16.00", 0.1, "home"),
    ("Chess Set", "Games", "Bergwerk", "CHS-01", "95.00", 2.4, "gift"),
)
SIZED = (
    ("Merino Sweater", "SWT", "119.00", ("Navy", "Oatmeal", "Moss")),
    ("Organic T-Shirt", "TSH", "24.90", ("White", "Black")),
    ("Rain Jacket", "RJK", "159.00", ("Yellow", "Slate")),
    ("Flannel Shirt", "FLS", "69.00", ("Red", "Green")),
    ("Running Shorts", "RSH", "39.00", ("Black",)),
)


ORIGINS = {
    "Nordlicht": "NO",
    "Bergwerk": "DE",
    "Atelier Brise": "FR",
    "Hafen & Co": "PT",
    "Studio Kiesel": "DE",
}
CODES = {"Kitchen": "732393", "Home": "940511", "Office": "482010", "Bath": "340111"}
CATEGORIES = {
    "Kitchen": "Home & Garden > Kitchen & Dining",
    "Home": "Home & Garden > Decor",
    "Garden": "Home & Garden > Lawn & Garden",
    "Bath": "Home & Garden > Bathroom Accessories",
    "Office": "Office Supplies",
    "Sport": "Sporting Goods",
    "Outdoor": "Sporting Goods > Outdoor Recreation",
    "Games": "Toys & Games > Games",
}


def plain_products() -> list[Given]:
    return [*_singles(), *_sized(), *_others()]


def _singles() -> list[Given]:
    return [
        product(
            title,
            variant(
                sku,
                price,
                weight,
                barcode=f"4012345{place:06}",
                item={
                    "cost": f"{float(price) * 0.45:.2f}",
                    "countryCodeOfOrigin": ORIGINS[vendor],
                    **({"harmonizedSystemCode": CODES[kind]} if kind in CODES else {}),
                },
            ),
            productType=kind,
            categoryName=CATEGORIES.get(kind, kind),
            collectionTitles=_collections(kind, tags),
            seo={"title": f"{title} | {vendor}", "description": f"{title}, made well."},
            vendor=vendor,
            tags=tags.split(","),
            descriptionHtml=f"<p>{title} by {vendor}.</p>",
            files=[image(sku.lower(), title)],
        )
        for place, (title, kind, vendor, sku, price, weight, tags) in enumerate(
            SINGLES, 1
        )
    ]


def _collections(kind: str, tags: str) -> list[str]:
    return [kind, *(["Gifts"] if "gift" in tags.split(",") else [])]


def _sized() -> list[Given]:
    return [
        {
            "title": title,
            "productType": "Clothing",
            "vendor": "Nordlicht",
            "tags": ["clothing"],
            "categoryName": "Apparel & Accessories > Clothing",
            "collectionTitles": ["Clothing"],
            "descriptionHtml": f"<p>{title} in {len(colours)} colours.</p>",
            "files": [
                image(f"{prefix}-{colour}".lower(), colour) for colour in colours
            ],
            **matrix(prefix, price, Colour=colours, Size=SIZES),
        }
        for title, prefix, price, colours in SIZED
    ]


def _others() -> list[Given]:
    return [
        product("Draft: Autumn Wreath", variant("WRT-01", "29.00"), status="DRAFT"),
        product("Discontinued Teapot", variant("TPT-01", "54.00"), status="ARCHIVED"),
        product("Press Sample Kit", variant("PSK-01", "1.00"), status="UNLISTED"),
        product(
            "Repair Service",
            variant("SRV-01", "35.00", 0.0, tracked=False, taxable=False),
            productType="Service",
        ),
        product(
            "Winter Boots",
            variant("WBT-01", "89.00", 1.3, compareAtPrice="129.00"),
            tags=["sale", "winter"],
        ),
        product(
            "Silk Scarf",
            variant("SLK-01", "45.00", 0.06, compareAtPrice="45.00"),
            tags=["sale"],
        ),
    ]
