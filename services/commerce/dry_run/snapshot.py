"""What a record says, in a person's words: two of them tell what changes."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from odoo.api import Environment
from odoo.models import BaseModel
from odoo.tools import format_datetime

from ..run.page_result import PlannedChange, RecordIssue
from .wording import Wording


class Place(NamedTuple):
    """Where a value stands; `part` names a line or an address of the record."""

    model: str
    field: str
    part: str = ""
    key: int = 0


Snapshot = dict[Place, str]


class Words:
    """Reads values of records in the language of the person who reads the plan."""

    def __init__(self, env: Environment, shop: BaseModel, lang: str) -> None:
        self.env = env(context={**env.context, "lang": lang, "tz": shop._zone()})
        self.text = Wording(env, shop, lang)

    def of(self, record: BaseModel, names: Iterable[str]) -> Iterator[tuple]:
        """Yield the place and the text of each field that says anything."""
        for name in names:
            if record and (text := self._read(record, name)):
                yield Place(record._name, name), text

    def _read(self, record: BaseModel, name: str) -> str:
        field, value = record._fields[name], record[name]
        if field.type == "monetary":
            currency = record[field.get_currency_field(record)]
            return self.text.money(value, currency)
        if not value:
            return ""
        if field.type == "datetime":
            return format_datetime(self.env, value)
        return self.text.value(record._name, name, value)

    def of_none(self, place: Place) -> str:
        """Return the text of a value that is none any more: a flag was taken away."""
        field = self.env[place.model]._fields.get(place.field)
        return self.env._("No") if field and field.type == "boolean" else ""

    def label(self, model: str, field: str) -> str:
        return self.text.label(model, field)

    def yes_and_no(self) -> tuple[str, str]:
        """Return the words for what the shop has, and has no more."""
        return self.env._("Yes"), self.env._("No")

    def money(self, value: float, currency: BaseModel) -> str:
        return self.text.money(value, currency)


class RecordRows:
    """Makes the rows of one record of the shop.

    :param record_id: of the record in Odoo; 0 where a run would make it
    """

    def __init__(
        self, words: Words, model: str, external_id: str, name: str, record_id: int
    ) -> None:
        self._words = words
        self._model = model
        self._about = {"external_id": external_id, "name": name, "record_id": record_id}

    def changes(self, action: str, old: Mapping, new: Mapping) -> list[PlannedChange]:
        """Return a row of each place whose text differs, in the order of the new."""
        places = [*new, *(place for place in old if place not in new)]
        return [
            self.row(action, place, old.get(place, ""), self._after(place, new))
            for place in places
            if old.get(place) != new.get(place)
        ]

    def _after(self, place: Place, new: Mapping) -> str:
        return new.get(place) or self._words.of_none(place)

    def row(self, action: str, place: Place, old: str, new: str) -> PlannedChange:
        return PlannedChange(
            **self._about,
            model=self._model,
            action=action,
            field=place.field,
            label=self._words.label(place.model, place.field),
            variant=place.part,
            old=old,
            new=new,
        )

    def issue(self, issue: RecordIssue, action: str = "issue") -> PlannedChange:
        label = self._words.label(self._model, "issue")
        return PlannedChange.of_issue(issue, self._model, label, action, **self._about)
