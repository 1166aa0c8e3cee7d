"""What contacts are called, and in which language they are written to."""

from collections.abc import Iterable

from ..records.address import Address


def name_of_person(
    name: str, address: Address, email: str, phone: str, unnamed: str
) -> str:
    """Name a contact by the best that is known of it."""
    known = (name, address.name, address.company, email, phone, unnamed)
    return next(filter(None, known), "")


def language(locale: str, installed: Iterable[str]) -> str | None:
    """Return the installed language of a locale, such as “de” or “pt-BR”.

    A country that is not installed gets the language of another, the main one first.
    """
    wanted = locale.replace("-", "_")
    codes = sorted(installed)
    short = wanted.split("_")[0].lower()
    main = f"{short}_{short.upper()}"
    same = [it for it in codes if it.split("_")[0].lower() == short]
    exact = [it for it in same if it.lower() == wanted.lower()]
    return next(iter([*exact, *(it for it in same if it == main), *same]), None)
