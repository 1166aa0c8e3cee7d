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
        self._choose("odoo", remembers=True)
        return self._tell_chosen()

    def action_choose_shop(self) -> dict[str, Any]:
        """Let the shop's value stay, of these records from now on."""
        self._choose("shop", remembers=True)
        return self._tell_chosen()

    def action_always_odoo(self) -> dict[str, Any]:
        """Let Odoo's value of these fields stay from now on, of all records."""
        self._own("odoo")
        self._choose("odoo")
        return self._tell_chosen()

    def action_always_shop(self) -> dict[str, Any]:
        """Let the shop's value of these fields stay from now on, of all records."""
        self._own("shop")
        self._choose("shop")
        return self._tell_chosen()

    def _own(self, owner: str) -> None:
        """Decide for whole shops, which the user needs the right to."""
        for shop, conflicts in self.grouped("channel_id").items():
            for key in {it._policy_key() for it in conflicts}:
                self.env["commerce.field.policy"]._remember(shop, key, owner)

    def _choose(self, winner: str, *, remembers: bool = False) -> None:
        self.check_access("read")
        user = self.env.user
        for conflict in self.sudo().filtered(lambda it: it.state != "gone"):
            conflict._settle(winner, remembers)
            conflict.write(
                {
                    "state": "chosen",
                    "winner": winner,
                    "chosen_by": user.id,
                    "chosen_at": self.env.cr.now(),
                }
            )

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
            record.write({name: value or False for name, value in values.items()})

    def _in_shop(self) -> tuple[models.BaseModel, models.BaseModel]:
        """Return the record and its shop, in the company and language of the shop."""
        shop = self.channel_id._in_its_world(self.env)
        return self._record().with_env(shop.env), shop

    def _tell_chosen(self) -> dict[str, Any]:
        names = [it.display_name for it in self]
        text = self.env._("“%(name)s” is settled.", name=names[0])
        if len(names) > 1:
            text = self.env._("%(count)s conflicts are settled.", count=len(names))
        return notification(self.env._("Conflicts"), text, reload=True)
