"""Countries and their provinces, as addresses name them."""

from functools import cache

from babel import Locale

from .provinces import PROVINCES

# Where Shopify's name is not the one of the Unicode consortium.
NAMES = {"HK": "Hong Kong", "MM": "Myanmar (Burma)", "MO": "Macao", "TR": "Turkey"}


@cache
def countries() -> dict[str, str]:
    """Names by codes of two letters."""
    territories = Locale("en").territories
    found = {code: name for code, name in territories.items() if len(code) == 2}
    return found | NAMES


@cache
def codes() -> dict[str, str]:
    """Codes by names in lower case."""
    return {name.lower(): code for code, name in countries().items()}


def country_of(text: str | None) -> tuple[str | None, str | None]:
    """The code and name of a country that is given by either; None for unknown ones."""
    text = (text or "").strip()
    code = text.upper() if text.upper() in countries() else codes().get(text.lower())
    return code, countries().get(code) if code else None


def province_of(country: str | None, text: str | None) -> tuple[str | None, str | None]:
    """The code and name of a province that is given by either.

    In countries whose provinces are not listed here, a text is taken as it is.
    """
    text = (text or "").strip()
    listed = PROVINCES.get(country or "")
    if not listed or not text:
        return text or None, text or None
    if text.upper() in listed:
        return text.upper(), listed[text.upper()]
    for code, name in listed.items():
        if name.lower() == text.lower():
            return code, name
    return None, None
