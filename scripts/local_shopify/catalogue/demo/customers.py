"""The demo's customers: plain ones, and all the disorder of a real shop's list."""

from typing import Any

Given = dict[str, Any]


def demo_customers() -> list[Given]:
    return [*_plain(), *_places(), *_names(), *_doubles(), *_states()]


def _person(
    first: str | None, last: str | None, email: str | None, **rest: Any
) -> Given:
    return {"firstName": first, "lastName": last, "email": email, **rest}


def _at(line: str, zip_: str | None, city: str, country: str, **rest: Any) -> Given:
    fields = {"address1": line, "zip": zip_, "city": city, "countryCode": country}
    return fields | rest


def _plain() -> list[Given]:
    """People with a name, an e-mail and one address in the shop's own country."""
    people = (
        ("Anna", "Berger", "Lindenallee 12", "20259", "Hamburg"),
        ("Jonas", "Vogt", "Am Markt 3", "04109", "Leipzig"),
        ("Katrin", "Seidel", "Feldweg 8a", "50667", "Köln"),
        ("Mehmet", "Yıldız", "Sonnenstraße 41", "80331", "München"),
        ("Sophie", "Krämer", "Hafenkai 7", "28195", "Bremen"),
        ("Tobias", "Wolf", "Bergstr. 19", "01067", "Dresden"),
        ("Lena", "Groß", "Schloßplatz 1", "70173", "Stuttgart"),
        ("Uwe", "Petersen", "Deichweg 22", "25840", "Friedrichstadt"),
    )
    return [
        _person(
            first,
            last,
            f"{first}.{last}@mail.example".lower().replace("ı", "i"),
            phone=f"+4940555010{place}",
            locale="de",
            addresses=[_at(line, zip_, city, "DE")],
        )
        for place, (first, last, line, zip_, city) in enumerate(people)
    ]


def _places() -> list[Given]:
    """Other countries, with provinces and without postal codes; several addresses."""
    lyon = _at("12 rue des Tanneurs", "69001", "Lyon", "FR", phone="+33472000101")
    kyoto = _at("中京区御池通1-2", "604-8101", "京都市", "JP", provinceCode="JP-26")
    home = _at("5 Elm Street", "98104", "Seattle", "US", provinceCode="WA")
    work = _at(
        "900 Pike Street",
        "98101",
        "Seattle",
        "US",
        provinceCode="WA",
        address2="Floor 12",
        company="Pike Design LLC",
    )
    gift = _at("77 King Street West", "M5H 1J9", "Toronto", "CA", provinceCode="ON")
    gift |= {"firstName": "Grandma", "lastName": "Lee"}
    rome = _at("Via Appia 10", "00179", "Roma", "IT", provinceCode="RM")
    return [
        _person("Camille", "Durand", "camille@durand.example", addresses=[lyon]),
        _person("美咲", "田中", "misaki@mail.example", locale="ja", addresses=[kyoto]),
        _person("Morgan", "Lee", "morgan@lee.example", addresses=[home, work, gift]),
        _person("Giulia", "Ricci", "giulia@ricci.example", addresses=[rome]),
        _person(
            "Aoife",
            "Byrne",
            "aoife@byrne.example",
            addresses=[_at("Ballymore Cottage", None, "Clifden", "IE")],
        ),
        _person(
            "ليلى",
            "حداد",
            "layla@haddad.example",
            locale="ar",
            addresses=[_at("شارع الحمرا ١٢", None, "بيروت", "LB")],
        ),
        _person(
            "Priya",
            "Nair",
            "priya@nair.example",
            phone="+919800000101",
            addresses=[
                _at("14 MG Road", "560001", "Bengaluru", "IN", provinceCode="KA")
            ],
        ),
        _person("Oliver", "Smith", "oliver@smith.example", addresses=[{}]),
    ]


def _names() -> list[Given]:
    """Missing, half, very long and odd names; firms that are only in the address."""
    firm = _at("Gewerbepark 4", "90431", "Nürnberg", "DE", company="Möbel Huber GmbH")
    return [
        _person(None, None, "no-name@mail.example"),
        _person("Cher", None, "cher@mail.example"),
        _person(None, "Nakamura", "nakamura@mail.example"),
        _person(None, None, None, phone="+491715550199"),
        _person("Only", "A Name", None),
        _person("  Blank ", " Around  ", "blank@mail.example"),
        _person("L" + "o" * 200 + "ng", "Name", "long@mail.example"),
        _person("<b>Bold</b>", "O'Neil & Sons", "bold@mail.example"),
        _person("🌵", "Spike", "spike@mail.example"),
        _person("Petra", "Huber", "einkauf@huber.example", addresses=[firm]),
        _person(None, None, "info@huber.example", addresses=[firm]),
        _person("HANS", "MEIER", "HANS.MEIER@MAIL.EXAMPLE"),
    ]


def _doubles() -> list[Given]:
    """One e-mail in two cases, one phone of two people, one household, namesakes."""
    house = _at("Rosenweg 5", "60311", "Frankfurt", "DE")
    return [
        _person("Nora", "Klein", "nora.klein@mail.example"),
        _person("Nora", "Klein", "Nora.Klein@Mail.example", note="The same again?"),
        _person("Emil", "Roth", "emil@roth.example", phone="+491715550142"),
        _person("Frieda", "Roth", "frieda@roth.example", phone="+491715550142"),
        _person("Karl", "Haus", "karl@haus.example", addresses=[house]),
        _person("Klara", "Haus", "klara@haus.example", addresses=[house]),
        _person("Peter", "Müller", "peter.mueller@one.example"),
        _person("Peter", "Müller", "pm@two.example"),
    ]


def _states() -> list[Given]:
    """Accounts, consents, taxes, notes, tags."""
    agreed = {"marketingState": "SUBSCRIBED", "marketingOptInLevel": "CONFIRMED_OPT_IN"}
    gone = {"marketingState": "UNSUBSCRIBED"}
    return [
        _person("Ida", "Post", "ida@post.example", emailMarketingConsent=agreed),
        _person("Otto", "Ruhe", "otto@ruhe.example", emailMarketingConsent=gone),
        _person("Vera", "Konto", "vera@konto.example", state="ENABLED"),
        _person("Ralf", "Frei", "ralf@frei.example", taxExempt=True),
        _person("Maja", "Etikett", "maja@etikett.example", tags=["VIP", "vip", " B2B"]),
        _person("Udo", "Notiz", "udo@notiz.example", note="Rings twice.\nBack door.\n"),
    ]
