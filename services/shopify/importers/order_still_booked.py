"""What is left in the books of orders that a person deleted in Odoo."""

from odoo.api import Environment
from odoo.models import BaseModel

VOID_PAYMENTS = ("canceled", "rejected")


class StillBooked:
    """Finds documents and payments that would be there twice if an order came back."""

    def __init__(self, env: Environment) -> None:
        self._env = env

    def keep(self, links: BaseModel) -> BaseModel:
        """Return the links of deleted orders that are in the books; they stay told of.

        :param links: of orders whose sales orders were deleted
        """
        booked = links.filtered(lambda link: self._documents(link) or _payments(link))
        booked.told_at = self._env.cr.now()
        return booked

    def names(self, link: BaseModel) -> list[str]:
        """Return the names of all that stands of an order."""
        found = [*self._documents(link), *_payments(link)]
        return [it.name or it.display_name for it in found]

    def _documents(self, link: BaseModel) -> BaseModel:
        """Return invoices and credit notes that stand."""
        ids = [int(id_) for id_ in link.documents or {}]
        moves = self._env["account.move"].browse(ids).exists()
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
