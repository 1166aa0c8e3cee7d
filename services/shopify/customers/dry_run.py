"""What a dry run shows of customers: each page is stored, told of, and taken back."""

from collections.abc import Sequence

from odoo.api import Environment
from odoo.models import BaseModel

from ...commerce.customers.plan import CustomerPlan
from ...commerce.dry_run.rolled_back import taken_back
from ...commerce.dry_run.snapshot import Place, RecordRows, Snapshot, Words
from ...commerce.records.action import Action
from ...commerce.run.page_result import PageResult, PlannedChange
from ..dry_run.earlier_pages import PlanBook
from .importer import CustomerImporter
from .planning.issues import shown
from .reading.full_customer import FullCustomer

PARTNER = "res.partner"
FIELDS = (
    *("name", "email", "phone", "lang", "vat", "parent_id", "function", "comment"),
    *("street", "street2", "zip", "city", "state_id", "country_id"),
    *("category_id", "property_account_position_id"),
)
BLACKLISTS = ("is_blacklisted", "phone_blacklisted")


class PlannedCustomers(CustomerImporter):
    """Stands for `CustomerImporter` in a dry run; nothing that it stores stays.

    :param book: keeps the rows
    :param lang: of the person who reads them
    """

    def __init__(
        self, env: Environment, shop: BaseModel, book: PlanBook, lang: str
    ) -> None:
        super().__init__(env, shop)
        self._book = book
        self._words = Words(self._env, self._shop, lang)
        self._told: list[PlannedChange] = []

    def store(self, records: Sequence[FullCustomer]) -> PageResult:
        """Plan one page; what is in the plan already stays as it is there."""
        met = self._book.met(customer.id for customer in records)
        page = [customer for customer in records if customer.id not in met]
        self._told = []
        result = taken_back(
            self._env, lambda: super(PlannedCustomers, self).store(page)
        )
        result.unchanged += len(records) - len(page)
        self._book.keep(self._told)
        return result

    def _carry_out(self, plans, book, values) -> None:
        before = [self._read(plan) for plan in plans]
        known = [plan.record.id or 0 for plan in plans]
        super()._carry_out(plans, book, values)
        for plan, old, record_id in zip(plans, before, known, strict=True):
            self._told += self._rows(plan, old, record_id)

    def _rows(self, plan: CustomerPlan, old: Snapshot, record_id: int):
        source, action = plan.source, plan.action.value
        rows = RecordRows(self._words, PARTNER, source.id, shown(source), record_id)
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
