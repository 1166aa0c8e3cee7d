"""What an export means to do with one product. Made first, carried out after."""

from dataclasses import dataclass, field

from odoo.models import BaseModel

from ...records.facts import Action, Facts
from ...records.product import Combination, Product
from ...run.page_result import RecordIssue
from .decisions import Both

# Behind the id of a product: what is told of its way out.
OUT = "#export"
NEW = "product.template/"


@dataclass(slots=True)
class ExportPlan:
    """One product with its variants; issues may stand beside any action.

    :param there: what the shop has, as it was read just before
    :param expected: what the shop has once all is sent
    """

    link: BaseModel
    record: BaseModel
    action: Action = Action.KEEP
    there: Product | None = None
    expected: Product | None = None
    # What is sent, by the link of the product or the variant.
    sent: dict[BaseModel, Facts] = field(default_factory=dict)
    # What differs, whichever way it goes.
    both: list[Both] = field(default_factory=list)
    # Baselines that are others once all is sent, by link.
    baselines: dict[BaseModel, Facts] = field(default_factory=dict)
    issues: list[RecordIssue] = field(default_factory=list)
    # Variants that the shop does not have, with the options that they are to have.
    new: dict[BaseModel, Combination] = field(default_factory=dict)
    # Nothing of the shop's waits to be taken over.
    is_settled: bool = False

    @property
    def key(self) -> str:
        """What tells the product apart: its id in the shop, or its template's."""
        return self.link.external_id or template_key(self.record.id)

    @property
    def issue_key(self) -> str:
        """What issues of its way out are kept by; those of its way in stay apart."""
        return self.key + OUT

    @property
    def name(self) -> str:
        return self.record.name or self.link.title or self.key


def template_key(template_id: int) -> str:
    """Return what stands for the id of a product that the shop does not have yet."""
    return f"{NEW}{template_id}"


def template_of(key: str) -> int:
    """Return the template of a product that the shop does not have; 0 for none."""
    return int(key.removeprefix(NEW)) if key.startswith(NEW) else 0
