"""Control of the companies that buy: everything under /_local/companies."""

from typing import Any

from ..base.gid import number_of
from ..base.store import Record
from ..operations.shop import Shop
from ..records.companies.loaded import read_company
from ..records.companies.parts import add_company, add_parts
from ..records.companies.writer import CompanyWriter, contacts_of, locations_of

Answer = tuple[int, Any]


class CompanyRoutes:
    """Answers control requests for companies."""

    def __init__(self, shop: Shop) -> None:
        self.shop = shop

    @property
    def writer(self) -> CompanyWriter:
        return CompanyWriter(self.shop.store, self.shop.settings.currency)

    def answer(self, method: str, rest: str, given: Any) -> Answer:
        if not rest:
            return 200, self._all() if method == "GET" else self._add(given)
        if rest == "load":
            return 200, self._load(given)
        company = self.shop.store.companies.get(number_of(rest))
        if company is None:
            return 404, {"error": f"there is no company {rest}"}
        return 200, self._one(method, company, given)

    def _all(self) -> list[Record]:
        return [self._shown(each) for each in self.shop.store.companies.values()]

    def _add(self, given: dict[str, Any]) -> Record:
        """Add a company with `contacts`, the first of them its main one, `locations`.

        A contact is a `customerId`, or the fields of a CompanyContactInput.
        """
        return self._shown(add_company(self.writer, given))

    def _load(self, given: Any) -> list[Record]:
        """Take companies as real Shopify gives them; one that is there is replaced."""
        loaded = given if isinstance(given, list) else [given]
        return [self._shown(self._replace(read_company(each))) for each in loaded]

    def _replace(self, given: dict[str, Any]) -> Record:
        known = self.shop.store.companies.get(number_of(given.get("id") or ""))
        if known:
            self.writer.delete(known)
        return add_company(self.writer, given)

    def _one(self, method: str, company: Record, given: dict[str, Any]) -> Any:
        if method == "DELETE":
            self.writer.delete(company)
            return {}
        if method == "PATCH":
            self._change(company, given)
        return self._shown(company)

    def _change(self, company: Record, given: dict[str, Any]) -> None:
        """Write fields, and add contacts and locations; its time moves on."""
        self.writer.update(company, given)
        add_parts(self.writer, company, given)
        self.writer.touch(company)
        company["updatedAt"] = given.get("updatedAt") or company["updatedAt"]

    def _shown(self, company: Record) -> Record:
        store = self.shop.store
        return company | {
            "contacts": contacts_of(store, company),
            "locations": locations_of(store, company),
        }
