"""A product on its way out: what was read of it, and what came of it."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from ....commerce.products.export.export_plan import template_key
from ....commerce.products.export.selection import Chosen
from ....commerce.records.product import Product
from .sender import Answer, Refusal


@dataclass(slots=True)
class Looked:
    """A product, with what the shop has of it now."""

    chosen: Chosen
    there: Product | None = None

    @property
    def template(self) -> int:
        return self.chosen.template_id

    @property
    def id(self) -> str:
        return self.chosen.external_id or template_key(self.template)


@dataclass(slots=True)
class Done(Looked):
    """A product of which all is sent that there was; what of it was refused.

    :param made: the id of a product that was made
    """

    refusals: list[Refusal] = field(default_factory=list)
    made: str | None = None


def told(looked: Looked, answers: Sequence[Answer]) -> Done:
    """Return a product with its refusals; that its key is known already is none."""
    refusals = [
        refusal
        for answer in answers
        for refusal in answer.refusals
        if refusal.code != "TAKEN"
    ]
    made = next(
        (it["id"] for each in answers if (it := each.payload.get("product"))), None
    )
    return Done(looked.chosen, looked.there, refusals, made)
