"""The demo's products that show what real shops hold."""

from ..building import Given, image, matrix, of_options, options, product, variant

NUMBERS = tuple(f"{number:03}" for number in range(1, 301))
ROW = "<tr><td>{0}</td><td><b>{0} mm</b></td><td>fits &amp; holds</td></tr>"
LONG_HTML = (
    '<h2>Assembly</h2><p style="color:#333">Read <a href="https://shop.example/manual">'
    "the manual</a> &mdash; twice.</p><table>"
    + "".join(ROW.format(number) for number in range(1, 401))
    + "</table><ul><li>steel</li><li>ash</li></ul><script>void 0</script>"
)


def odd_products() -> list[Given]:
    return [
        *_texts(),
        *_skus(),
        *_prices(),
        *_shapes(),
        *_large(),
    ]


def _texts() -> list[Given]:
    """Scripts, directions, emoji, long texts, titles that differ by case alone."""
    return [
        product("Crème brûlée Brenner – Größe „M“", variant("CBB-01", "34.00")),
        product("فانوس رمضان", variant("FAN-01", "22.00"), tags=["رمضان", "هدايا"]),
        product("מנורת שולחן קטנה", variant("MNR-01", "58.00"), vendor="סטודיו"),
        product("抹茶茶碗", variant("抹茶-01", "64.00"), productType="茶道具"),
        product("Солнечные часы", variant("SUN-01", "77.00")),
        product("🌵 Cactus 🌵 “Spike”", variant("CCT-🌵", "12.00"), tags=["🌱 plants"]),
        product(
            "Workbench", variant("WRK-01", "449.00", 38.5), descriptionHtml=LONG_HTML
        ),
        product("Tote Bag", variant("TOTE-1", "15.00"), handle="tote-bag"),
        product("tote bag", variant("TOTE-2", "16.00"), handle="tote-bag-small"),
        product("L" + "o" * 240 + "ng Scarf", variant("LNG-01", "33.00")),
        product("<b>Bold</b> & “Quoted” 'Vase'", variant("VAS-01", "41.00")),
    ]


def _skus() -> list[Given]:
    """Missing and doubled SKUs and barcodes, and shelves noted in the SKU field."""
    return [
        product("Postcard Without SKU", variant(None, "1.50", 0.01)),
        product("Sticker With Empty SKU", variant("", "2.50", 0.01)),
        product(
            "Poster With One SKU of Two",
            of_options(variant("PST-A", "18.00"), Format="A3"),
            of_options(variant(None, "24.00"), Format="A2"),
            productOptions=options(Format=("A3", "A2")),
        ),
        product("Brush, first entry", variant("BRU-7", "8.00")),
        product("Brush, entered twice", variant("BRU-7", "8.50")),
        product("Jam, apricot", variant("JAM-A", "5.90", barcode="4012345990017")),
        product("Jam, cherry", variant("JAM-C", "5.90", barcode="4012345990017")),
        product("Hooks in Bin", variant("HOK-12 - R3-B2", "6.40")),
        product("Nails in Bin", variant("NAI-40 - R3-B4", "3.20")),
        product("SKU With Blanks", variant("  BLK 07 ", "11.00")),
    ]


def _prices() -> list[Given]:
    return [
        product("Free Sample", variant("FRE-01", "0.00", 0.01)),
        product("Grand Piano", variant("PNO-01", "9450.00", 412.0, tracked=False)),
        product(
            "Gift Card",
            *(
                of_options(variant(None, amount, 0.0, tracked=False), Amount=amount)
                for amount in ("10.00", "25.00", "50.00")
            ),
            giftCard=True,
            productOptions=options(Amount=("10.00", "25.00", "50.00")),
        ),
        product("Feather", variant("FTH-01", "0.05", 0.002)),
    ]


def _shapes() -> list[Given]:
    """Three options, a matrix with holes, options named by chance as defaults are."""
    return [
        {
            "title": "Modular Shelf",
            "files": [image("shelf-front"), image("shelf-side", "From the side")],
            **matrix(
                "SHF",
                "129.00",
                Width=("40 cm", "60 cm", "80 cm"),
                Wood=("Oak", "Ash"),
                Finish=("Oiled", "Raw"),
            ),
        },
        {
            "title": "Sparse Rug",
            **matrix(
                "RUG",
                "199.00",
                leave_out=3,
                Colour=("Sand", "Rust", "Sky", "Ink"),
                Size=("80 × 150", "120 × 180", "160 × 230"),
            ),
        },
        {
            "title": "One Option, One Value",
            **matrix("ONE", "20.00", Material=("Brass",)),
        },
    ]


def _large() -> list[Given]:
    """A hundred variants, and more than fit on a page."""
    colours = tuple(f"RAL {number}" for number in range(1000, 1020))
    return [
        {
            "title": "Paint",
            "productType": "Paint",
            **matrix(
                "PNT",
                "21.90",
                Colour=colours,
                Litres=("0.375", "0.75", "2.5", "5", "10"),
            ),
        },
        {
            "title": "Numbered Key Tag",
            "productType": "Office",
            **matrix("TAG", "1.20", Number=NUMBERS),
        },
    ]
