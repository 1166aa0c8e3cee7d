"""Values of a sale order beside its lines."""

from collections.abc import Mapping, Sequence
from typing import Any

from odoo.api import Environment
from odoo.fields import Command
from odoo.models import BaseModel
from odoo.tools import plaintext2html

from ...order_life.sale_states import is_sent
from ...pricelists.by_currency import OrderPricelists
from ...records.facts import Facts, merged_tags
from ...storing.named_records import NamedRecords
from ..defaults import OrderDefaults
from ..plan import OrderPlan
from ..settings import OrderSettings
from .buyers import takes_customer
from .carriers import OrderCarriers
from .facts import is_told
from .partners import Partners
from .payment_terms import OrderTerms

UTM = (
    ("source_id", "utm.source"),
    ("medium_id", "utm.medium"),
    ("campaign_id", "utm.campaign"),
)


class OrderHeads:
    """Makes the heads of a page's orders, in one look-up per kind of record.

    :param plans: whose facts name tags and campaigns
    :param partners: of new orders, and of those whose people or addresses changed
    """

    def __init__(
        self,
        env: Environment,
        shop: BaseModel,
        settings: OrderSettings,
        plans: Sequence[OrderPlan],
        partners: Mapping[str, Partners],
        carriers: OrderCarriers,
        pricelists: OrderPricelists,
    ) -> None:
        self._shop = shop
        self._settings = settings
        self._partners = partners
        self._carriers = carriers
        self._pricelists = pricelists
        self.defaults = OrderDefaults(env, shop)
        self.terms = OrderTerms(env, shop)
        self.terms.learn(plan.source for plan in plans)
        facts = [plan.facts for plan in plans]
        tags = (
            [tag for it in facts for tag in it["tags"]] if settings.takes_tags else []
        )
        self._tags = NamedRecords(env, "crm.tag", tags)
        self._utm = [
            NamedRecords(env, model, [it["utm"][number] for it in facts])
            for number, (_field, model) in enumerate(UTM)
        ]

    # New orders

    def new(self, plan: OrderPlan) -> dict[str, Any]:
        """Return all values of a new order but its lines."""
        facts, partners = plan.facts, self._partners[plan.source.external_id]
        user = self.defaults.salesperson(partners.customer)
        return {
            **self.defaults.of_order,
            **head_values(facts),
            **self._name(plan),
            **self._texts(facts),
            **self._people(partners, plan),
            "client_order_ref": facts["poNumber"] or facts["name"],
            "origin": f"{self._shop.name} {facts['name']}",
            "company_id": self._shop.company_id.id,
            "pricelist_id": self._pricelists.of(plan.money.currency).id,
            "warehouse_id": self.defaults.warehouse.id,
            "user_id": user.id,
            "team_id": self.defaults.team(user).id,
            "tag_ids": [Command.set(self._tags.ids(facts["tags"]))],
            "carrier_id": self._carrier(plan),
            **self._campaign(facts),
        }

    def _name(self, plan: OrderPlan) -> dict[str, Any]:
        if not self._settings.takes_name:
            return {}
        return {"name": f"{self._settings.prefix}{plan.facts['name']}"}

    def _texts(self, facts: Facts) -> dict[str, Any]:
        """Return the note; without one Odoo's own terms stay."""
        if not self._settings.takes_note or not facts.get("note"):
            return {}
        return {"note": plaintext2html(facts["note"])}

    def _people(self, partners: Partners, plan: OrderPlan) -> dict[str, Any]:
        customer, shipping = partners.customer, partners.shipping
        position = self.defaults.fiscal_position(customer, shipping)
        return {
            "partner_id": customer.id,
            "partner_invoice_id": partners.invoice.id,
            "partner_shipping_id": shipping.id,
            "fiscal_position_id": position.id,
            "payment_term_id": self._term(plan, customer).id,
        }

    def _term(self, plan: OrderPlan, customer: BaseModel) -> BaseModel:
        """Return Odoo's terms for the shop's; none where it tells a due date alone."""
        granted = self.terms.of(plan.source)
        if granted and not granted._lowers_taxes():
            return granted
        if plan.facts["due"] and not granted:
            return granted
        return self.defaults.payment_term(customer)

    def _are_news(self, plan: OrderPlan) -> bool:
        """Whether other payment terms are to be taken over, or given up."""
        known = (plan.link.baseline or {}).get("paymentTerms")
        return bool(known) or self.terms.is_met(plan.source)

    def _campaign(self, facts: Facts) -> dict[str, Any]:
        return {
            field: records.id_of(name)
            for (field, _model), records, name in zip(
                UTM, self._utm, facts["utm"], strict=True
            )
        }

    def _carrier(self, plan: OrderPlan) -> int | bool:
        """Return how the order is sent: by the shipping line that stands."""
        way = plan.source.sent_by
        return self._carriers.of(way).id if way else False

    # Known orders

    def changes(self, plan: OrderPlan, left: Facts) -> dict[str, Any]:
        """Return the values that follow from facts that left the baseline."""
        record, values = plan.record, head_values(left)
        if "poNumber" in left:
            values["client_order_ref"] = left["poNumber"] or plan.facts["name"]
        if "note" in left and self._settings.takes_note:
            values["note"] = plaintext2html(left["note"]) if left["note"] else False
        if "tags" in left and self._settings.takes_tags:
            values["tag_ids"] = self._tag_changes(plan)
        if "utm" in left:
            values |= self._campaign(plan.facts)
        if "paymentTerms" in left and self._are_news(plan):
            values["payment_term_id"] = self._term(plan, record.partner_id).id
        values |= (moved := self._moved(plan, left))
        values |= self._sent_by(plan, left)
        news = {
            name: value
            for name, value in values.items()
            if _differs(record, name, value)
        }
        if news.keys() & moved.keys():
            # Odoo chooses anew for other people what it is not told, even if it stays.
            news |= {name: it for name, it in moved.items() if name != "partner_id"}
        return news

    def _sent_by(self, plan: OrderPlan, left: Facts) -> dict[str, Any]:
        """Return another way of shipping: the shop's news, or for want of a choice.

        What a person chose for the order stays, as does how goods were sent.
        """
        chosen, default = plan.record.carrier_id, self._shop.default_carrier_id
        wanted = self._carrier(plan)
        is_news = "delivery" in left and "delivery" in (plan.link.baseline or {})
        is_default = bool(wanted and chosen) and chosen == default
        if wanted == chosen.id or not (is_news or is_default) or is_sent(plan.record):
            return {}
        return {"carrier_id": wanted}

    def _tag_changes(self, plan: OrderPlan) -> list[Command]:
        """Return what the shop added and took away; orders alike have the same."""
        before = set((plan.link.baseline or {}).get("tags") or [])
        odoo = {tag.name: tag.id for tag in plan.record.tag_ids}
        names = merged_tags(set(odoo), before, set(plan.facts["tags"]))
        gone = [Command.unlink(odoo[name]) for name in sorted(odoo.keys() - names)]
        added = self._tags.ids(sorted(names - odoo.keys()))
        return gone + [Command.link(id_) for id_ in added]

    def _moved(self, plan: OrderPlan, left: Facts) -> dict[str, Any]:
        """Return other people and addresses; what was sent stays where it is."""
        partners, record = self._partners.get(plan.source.external_id), plan.record
        if not partners:
            return {}
        values: dict[str, Any] = {}
        if takes_customer(plan, left):
            values |= self._people(partners, plan)
            # Odoo would choose these anew for another customer.
            for name in ("pricelist_id", "user_id", "team_id"):
                values[name] = record[name].id
        if "billing" in left or _is_billed_there(plan, left):
            values["partner_invoice_id"] = partners.invoice.id
        if "shipping" in left and not is_sent(record):
            values["partner_shipping_id"] = partners.shipping.id
            # Odoo would choose it anew for another address.
            values.setdefault("fiscal_position_id", record.fiscal_position_id.id)
        return values


def _is_billed_there(plan: OrderPlan, left: Facts) -> bool:
    """Whether an order is billed where it goes, and goes elsewhere now."""
    record = plan.record
    return (
        "shipping" in left
        and not is_told(plan.facts["billing"])
        and record.partner_invoice_id == record.partner_shipping_id
    )


def head_values(facts: Facts) -> dict[str, Any]:
    """Values of `sale.order` that follow from facts alone, which may be a part."""
    values: dict[str, Any] = {}
    if "processedAt" in facts:
        values["date_order"] = facts["processedAt"].replace("T", " ")
    if "poNumber" in facts:
        values["client_order_ref"] = facts["poNumber"] or False
    return values


def _differs(record: BaseModel, name: str, value: Any) -> bool:
    field = record._fields[name]
    if field.type == "many2many":
        return bool(value)
    if field.type == "many2one":
        return (record[name].id or False) != (value or False)
    if field.type == "datetime":
        return str(record[name]) != value
    return (record[name] or False) != (value or False)
