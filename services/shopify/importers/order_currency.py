"""Whether an order's currency in Odoo can say its money."""

from decimal import Decimal

from odoo.models import BaseModel

from ..mappers.money_lines import OrderMoney


def currency_problem(money: OrderMoney, currency: BaseModel) -> list[str] | None:
    """Return the reason to wait, with what it names, or None.

    :param currency: of the order in Odoo
    """
    if currency.name != money.currency:
        return ["currency", f"{currency.name} ≠ {money.currency}"]
    rounding = Decimal(str(round(currency.rounding, 6)))
    if rounding == Decimal(1).scaleb(-money.digits):
        return None
    amounts = (
        amount
        for line in money.lines
        for amount in (line.current.net, *line.current.taxes)
    )
    if any(amount % rounding for amount in amounts):
        return ["rounding", money.currency]
    return None
