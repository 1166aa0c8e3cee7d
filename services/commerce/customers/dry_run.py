"""What a dry run shows of customers: each page is stored, told of, and taken back."""

from collections.abc import Sequence

from odoo.models import BaseModel

from ..dry_run.dry_run import DryRun
from ..dry_run.snapshot import Place, RecordRows, Snapshot
from ..records.facts import Action
from ..run.page_result import PlannedChange
from .address_book import AddressBook
from .contact_values import ContactValues
from .importer import CustomerImporter
from .plan import CustomerPlan
from .planning.issues import shown

PARTNER = "res.partner"
FIELDS = (
    *("name", "email", "phone", "lang", "vat", "parent_id", "function", "comment"),
    *("street", "street2", "zip", "city", "state_id", "country_id"),
    *("category_id", "property_account_position_id"),
)
BLACKLISTS = ("is_blacklisted", "phone_blacklisted")


class CustomerDryRun(DryRun, CustomerImporter):
    """Stands for `CustomerImporter` in a dry run; nothing that it stores stays."""

    def _carry_out(
        self, plans: Sequence[CustomerPlan], book: AddressBook, values: ContactValues
    ) -> None:
        before = [self._read(plan) for plan in plans]
        known = [plan.record.id or 0 for plan in plans]
        super()._carry_out(plans, book, values)
        for plan, old, record_id in zip(plans, before, known, strict=True):
            self.tell(self._rows(plan, old, record_id))

    def _rows(
        self, plan: CustomerPlan, old: Snapshot, record_id: int
    ) -> list[PlannedChange]:
        customer, action = plan.customer, plan.action.value
        about = customer.external_id, shown(customer), record_id
        rows = RecordRows(self._words, PARTNER, *about)
        found = rows.changes(action, old, self._read(plan))
        if plan.action is Action.LINK:
            name = plan.record.display_name
            found.insert(0, rows.row(action, Place(PARTNER, "linked"), "", name))
        return found + [rows.issue(it) for it in plan.issues]

    def _read(self, plan: CustomerPlan) -> Snapshot:
        """Read a contact as it stands, with its addresses."""
        partner = plan.record
        partner.invalidate_recordset(BLACKLISTS)
        found = dict(self._words.of(partner, (*FIELDS, *BLACKLISTS)))
        for child in partner.child_ids:
            found[_place(child)] = ", ".join(child._display_address(True).split("\n"))
        return found


def _place(child: BaseModel) -> Place:
    return Place(PARTNER, "child_ids", child.name or "", child.id)
