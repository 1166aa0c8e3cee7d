"""Countries and their provinces, as addresses name them."""

from .country_names import COUNTRIES
from .pairs import read_pairs

# By their codes, of the countries where addresses need them most.
PROVINCES = {
    "AU": read_pairs(
        "ACT Australian Capital Territory, NSW New South Wales, NT Northern Territory, "
        "QLD Queensland, SA South Australia, TAS Tasmania, VIC Victoria, "
        "WA Western Australia"
    ),
    "CA": read_pairs(
        "AB Alberta, BC British Columbia, MB Manitoba, NB New Brunswick, "
        "NL Newfoundland and Labrador, NT Northwest Territories, NS Nova Scotia, "
        "NU Nunavut, ON Ontario, PE Prince Edward Island, QC Quebec, SK Saskatchewan, "
        "YT Yukon"
    ),
    "US": read_pairs(
        "AL Alabama, AK Alaska, AZ Arizona, AR Arkansas, CA California, CO Colorado, "
        "CT Connecticut, DE Delaware, DC Washington DC, FL Florida, GA Georgia, "
        "HI Hawaii, ID Idaho, IL Illinois, IN Indiana, IA Iowa, KS Kansas, "
        "KY Kentucky, LA Louisiana, ME Maine, MD Maryland, MA Massachusetts, "
        "MI Michigan, MN Minnesota, MS Mississippi, MO Missouri, MT Montana, "
        "NE Nebraska, NV Nevada, NH New Hampshire, NJ New Jersey, NM New Mexico, "
        "NY New York, NC North Carolina, ND North Dakota, OH Ohio, OK Oklahoma, "
        "OR Oregon, PA Pennsylvania, PR Puerto Rico, RI Rhode Island, "
        "SC South Carolina, SD South Dakota, TN Tennessee, TX Texas, UT Utah, "
        "VT Vermont, VA Virginia, WA Washington, WV West Virginia, WI Wisconsin, "
        "WY Wyoming"
    ),
}
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
