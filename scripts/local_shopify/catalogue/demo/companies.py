"""The demo's companies: with all that one can have, and with nothing but a name."""

from typing import Any

Given = dict[str, Any]


def demo_companies() -> list[Given]:
    return [_huber(), _nordwind(), _atelier(), {"name": "Neukunde KG"}]


def _at(line: str, zip_: str, city: str, country: str, **rest: Any) -> Given:
    fields = {"address1": line, "zip": zip_, "city": city, "countryCode": country}
    return fields | rest


def _huber() -> Given:
    """Its main contact is a customer who also buys for herself."""
    yard = _at("Gewerbepark 4", "90431", "Nürnberg", "DE", recipient="Warenannahme")
    return {
        "name": "Möbel Huber GmbH",
        "externalId": "D-10042",
        "note": "Pays within 30 days.",
        "contacts": [
            {"email": "einkauf@huber.example", "title": "Purchasing"},
            {"email": "lager@huber.example", "firstName": "Sven", "lastName": "Lager"},
        ],
        "locations": [
            {
                "name": "Nürnberg",
                "shippingAddress": yard,
                "billingSameAsShipping": True,
                "taxRegistrationId": "DE123456788",
            },
            {
                "name": "Filiale Fürth",
                "shippingAddress": _at("Moststr. 9", "90762", "Fürth", "DE"),
                "billingAddress": _at("Postfach 1123", "90001", "Nürnberg", "DE"),
                "phone": "+499115550100",
            },
        ],
    }


def _nordwind() -> Given:
    """Abroad in the union, exempt there, with an own address to be billed at."""
    return {
        "name": "Noordenwind B.V.",
        "contacts": [{"email": "inkoop@noordenwind.example", "firstName": "Femke"}],
        "locations": [
            {
                "shippingAddress": _at("Kade 3", "3011 AA", "Rotterdam", "NL"),
                "billingAddress": _at("Singel 100", "1012 AB", "Amsterdam", "NL"),
                "taxRegistrationId": "NL001234567B01",
                "taxExempt": True,
                "taxExemptions": ["EU_REVERSE_CHARGE_EXEMPTION_RULE"],
            }
        ],
    }


def _atelier() -> Given:
    """One person, no address, the name of another company in other case."""
    contact = {"email": "hello@atelier.example", "firstName": "Inès"}
    return {"name": "MÖBEL HUBER GmbH", "contacts": [contact], "locations": [{}]}
