"""Choosing one of the two values of a conflict, for its record or for all."""

from typing import Any

from odoo import models

from ....services.commerce.pricelists.fixed_rules import PRICELISTS, ShopPrices
from ....services.commerce.products.form_values import OdooForm
from ....services.commerce.products.prices import PriceRules
from ....services.commerce.records.facts import summed
from ...notification import notification


class CommerceConflict(models.Model):
    _inherit = "commerce.conflict"

    def action_choose_odoo(self) -> dict[str, Any]:
        """Let Odoo's value stay, of these records from now on."""
        return self._choose("odoo", remembers=True)._tell_chosen()

    def action_choose_shop(self) -> dict[str, Any]:
        """Let the shop's value stay, of these records from now on."""
        return self._choose("shop", remembers=True)._tell_chosen()

    def action_always_odoo(self) -> dict[str, Any]:
        """Let Odoo's value of these fields stay from now on, of all records."""
        return self._own("odoo")._choose("odoo")._tell_chosen()

    def action_always_shop(self) -> dict[str, Any]:
        """Let the shop's value of these fields stay from now on, of all records."""
        return self._own("shop")._choose("shop")._tell_chosen()

    def _own(self, owner: str) -> models.BaseModel:
        """Decide for whole shops, which the user needs the right to.

        :return: these conflicts and all that wait about the same fields
        """
        owned = {(it.channel_id, it._policy_key()) for it in self}
        for shop, key in owned:
            self.env["commerce.field.policy"]._remember(shop, key, owner)
        waiting = self.search(
            [("channel_id", "in", self.channel_id.ids), ("state", "=", "open")]
        )
        return self | waiting.filtered(
            lambda it: (it.channel_id, it._policy_key()) in owned
        )

    def _choose(self, winner: str, *, remembers: bool = False) -> models.BaseModel:
        """Settle what differs still, and return it."""
        self.check_access("read")
        chosen = self.filtered(lambda it: it.state != "gone")
        for conflict in chosen.sudo():
            conflict._settle(winner, remembers)
        chosen.sudo().write(
            {
                "state": "chosen",
                "winner": winner,
                "chosen_by": self.env.uid,
                "chosen_at": self.env.cr.now(),
            }
        )
        return chosen

    def _settle(self, winner: str, remembers: bool) -> None:
        """Let a value stay, on the side where it is not, too."""
        link, product = self._link(), self.commerce_product_id
        is_sent = winner == "shop" and self._is_sent()
        owner = "newer" if is_sent else winner
        if remembers or is_sent:
            # What goes back to the shop must not be taken for an edit that it owns.
            policies = self.env["commerce.field.policy"]
            policies._remember(self.channel_id, self._policy_key(), owner, link)
        if winner == "shop":
            self._put(self.shop_values)
        elif summed(self._held()) == summed(self.shop_values):
            self._put(self.odoo_values)
        if not is_sent:
            link.baseline = {**(link.baseline or {}), self.fact: self.shop_fact}
        if winner == "odoo" or is_sent:
            product.next_export = True

    def _is_sent(self) -> bool:
        """Tell whether an export has sent Odoo's value since: it agrees on that now."""
        told = (self._link().baseline or {}).get(self.fact)
        return self.winner == "odoo" and (told or None) != (self.shop_fact or None)

    def _held(self) -> dict[str, Any]:
        """Return what Odoo has now, in the form of the values that are kept."""
        record, shop = self._in_shop()
        if self.fact in PRICELISTS:
            price = ShopPrices(shop.env, shop, record).of(self.fact, record)
            return {self.fact: price}
        held = OdooForm(shop.env).current(record, self.odoo_values)
        return {name: value or None for name, value in held.items()}

    def _put(self, values: dict[str, Any]) -> None:
        """Write values to the product or the variant in Odoo."""
        record, shop = self._in_shop()
        if not record:
            return
        if self.fact in PRICELISTS:
            PriceRules(shop.env, shop).put(self.fact, record, values[self.fact])
        else:
            known = {it: value for it, value in values.items() if it in record._fields}
            record.write({it: value or False for it, value in known.items()})

    def _in_shop(self) -> tuple[models.BaseModel, models.BaseModel]:
        """Return the record and its shop, in the company and language of the shop."""
        shop = self.channel_id._in_its_world(self.env)
        return self._record().with_env(shop.env), shop

    def _tell_chosen(self) -> dict[str, Any]:
        text = self.env._("%(count)s conflicts are settled.", count=len(self))
        if len(self) == 1:
            text = self.env._("“%(name)s” is settled.", name=self.display_name)
        return notification(self.env._("Conflicts"), text, reload=True)
