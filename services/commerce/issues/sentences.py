"""The catalogue's sentences, filled in and in the language of a reader."""

from collections.abc import Mapping
from typing import Any

from odoo.api import Environment
from odoo.models import BaseModel
from odoo.tools.translate import LazyGettext, LazyTranslate

from .catalogue import CATALOGUE
from .holds import BOOKED

_lt = LazyTranslate(__name__)

WAITS = _lt("Order %(order)s waits. %(text)s")
LOOK = _lt("Order %(order)s wants a person's look. %(text)s")
CONFIRM = _lt("Confirm Anyway")
GO_ON = _lt("Go On Anyway")
RETRY = _lt("press Retry")
IMPORT = _lt("import the order again")
# Where the system says it in words of its own.
DATA = "%(ask_for_data)s"


class Sentences:
    """Says what is the matter, by code and values.

    :param env: in the language of the reader
    :param channel: that the records are from; sentences name its system
    """

    def __init__(self, env: Environment, channel: BaseModel) -> None:
        self._env = env
        self._channel = channel
        self._system = channel.system_label

    def of(self, code: str, case: str = "", /, **values: Any) -> str:
        """Return the sentence of a code, in one of its cases."""
        return self.say(CATALOGUE[code].texts[case], values)

    def of_hold(
        self,
        code: str,
        detail: str,
        *,
        is_booked: bool,
        is_quotation: bool,
        again: LazyGettext = IMPORT,
    ) -> str:
        """Return why an order waits, as it stands on the order; a code without a text.

        :param detail: what the reason names
        """
        if code not in CATALOGUE:
            return code
        texts = CATALOGUE[code].texts
        text = texts[BOOKED if is_booked and BOOKED in texts else ""]
        values = {
            "detail": detail,
            "button": self._env._(CONFIRM if is_quotation else GO_ON),
            "again": self._env._(again),
        }
        return self.say(text, values)

    def of_held_order(
        self,
        order: str,
        code: str,
        detail: str,
        *,
        is_booked: bool,
        is_quotation: bool,
    ) -> str:
        """Return the same as an issue of the order says it."""
        state = {"is_booked": is_booked, "is_quotation": is_quotation}
        text = self.of_hold(code, detail, again=RETRY, **state)
        goes_on = is_booked and BOOKED in CATALOGUE[code].texts
        return self.say(LOOK if goes_on else WAITS, {"order": order, "text": text})

    def say(self, text: LazyGettext, values: Mapping[str, Any]) -> str:
        """Fill in a sentence; one that a translation broke is told in English."""
        values = {"system": self._system, **values}
        if DATA in text._source:
            words = self._channel._by_system("ask_for_data")
            values["ask_for_data"] = self._env._(words)
        said = self._env._(text)
        try:
            return said % values
        except (KeyError, TypeError, ValueError):
            said = self._env(context={"lang": "en_US"})._(text)
            return said % values
