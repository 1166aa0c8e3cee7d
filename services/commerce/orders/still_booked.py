"""What is left in the books of orders that a person deleted in Odoo."""

from odoo.api import Environment
from odoo.models import BaseModel

VOID_PAYMENTS = ("canceled", "rejected")


class StillBooked:
    """Finds documents and payments that would be there twice if an order came back.

    :param links: of orders whose sales orders were deleted; all are read in one go
    """

    def __init__(self, env: Environment, links: BaseModel) -> None:
        self._env = env
        self._links = links
        ids = {int(id_) for link in links for id_ in link.documents or {}}
        moves = env["account.move"].browse(ids).exists() | links.refund_ids.move_id
        moves.fetch(["state", "move_type", "amount_total", "name"])
        links.transaction_ids.payment_id.fetch(["state", "name"])
        self._known = set(moves.ids)

    def keep(self) -> BaseModel:
        """Return the links of orders that are in the books; they stay told of."""
        booked = self._links.filtered(self.names)
        booked.told_at = self._env.cr.now()
        return booked

    def names(self, link: BaseModel) -> list[str]:
        """Return the names of all that stands of an order."""
        found = [*self.documents(link), *_payments(link)]
        return [it.name or it.display_name for it in found]

    def documents(self, link: BaseModel) -> BaseModel:
        """Return invoices and credit notes that stand."""
        ids = {int(id_) for id_ in link.documents or {}} & self._known
        moves = self._env["account.move"].browse(ids)
        return standing(moves | link.refund_ids.move_id)


def standing(moves: BaseModel) -> BaseModel:
    """Return the documents that are not cancelled, unless they cancel each other out.

    Whoever credited all of it made room for another invoice.
    """
    moves = moves.filtered(lambda move: move.state != "cancel")
    left = sum(moves.mapped(lambda move: -move.direction_sign * move.amount_total))
    return moves if round(left, 6) else moves.browse()


def _payments(link: BaseModel) -> BaseModel:
    payments = link.transaction_ids.payment_id
    return payments.filtered(lambda it: it.state not in VOID_PAYMENTS)
