"""Formats of the telephone numbers of a page, each reckoned once."""

from collections.abc import Callable, Hashable


class PhoneFormats:
    """What a number became, where a page looks for it and stores it, too.

    Odoo finds it as `commerce_phones` in the context.
    """

    def __init__(self) -> None:
        self._known: dict[Hashable, str | bool] = {}

    def get(self, key: Hashable, make: Callable[[], str | bool]) -> str | bool:
        """Return the format of a key, made where it is not known yet."""
        if key not in self._known:
            self._known[key] = make()
        return self._known[key]

    def clear(self) -> None:
        """Forget a page for the next one."""
        self._known.clear()
