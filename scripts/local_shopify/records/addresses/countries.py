"""Countries and their provinces, as addresses name them."""

from .country_names import COUNTRIES
from .provinces import PROVINCES

CODES = {name.lower(): code for code, name in COUNTRIES.items()}


def country_of(text: str | None) -> tuple[str | None, str | None]:
    """The code and name of a country that is given by either; None for unknown ones."""
    text = (text or "").strip()
    code = text.upper() if text.upper() in COUNTRIES else CODES.get(text.lower())
    return code, COUNTRIES.get(code) if code else None


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
