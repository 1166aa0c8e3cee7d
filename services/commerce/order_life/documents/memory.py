"""What documents of orders were to say when an import last looked at them."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from odoo.models import BaseModel

from ...money.document_lines import Documented
from ...money.documents_by_hand import read_documented
from ...money.line_amounts import nothing_left, target_amounts
from ...records.money import MoneyLine
from ...run.in_words import money_text
from ..plan.followed import Followed
from .line_taxes import LineTaxes


def known_of(
    it: Followed, target: Sequence[MoneyLine], taxes: LineTaxes
) -> Mapping[str, Documented]:
    """Return by line what documents were to say; empty if no import has looked yet.

    :param target: the order's lines as the shop tells them
    """
    lines = {line.key: line for line in target}
    known = {}
    for link in it.link.line_ids:
        if link.documented:
            found = read_documented(link.documented)
            known[link.external_id] = _merged(
                it, lines.get(link.external_id), found, taxes
            )
    return known


def _merged(
    it: Followed, line: MoneyLine | None, known: Documented, taxes: LineTaxes
) -> Documented:
    """Return what is known with taxes that are one in Odoo as one."""
    quantity, amounts = known
    if not line or len(amounts.taxes) != len(line.taxes):
        return known
    return quantity, taxes.merged(it, replace(line, current=amounts)).current


def remember(it: Followed, target: Sequence[MoneyLine]) -> None:
    """Keep what documents are to say of each line by now."""
    lines = {line.key: target_amounts(line) for line in target}
    for link in it.link.line_ids:
        wanted = lines.get(link.external_id) or nothing_left()
        if link.documented != wanted:
            link.documented = wanted


def remember_moves(it: Followed, moves: BaseModel, *, beside: bool) -> None:
    """Keep which documents there are, to tell those that a person makes after it.

    :param beside: others that are kept stay so, and those that are not stay news
    """
    known = (it.link.documents or {}) if beside else {}
    found = known | {str(move.id): move.amount_total for move in moves}
    if (it.link.documents or {}) != found:
        it.link.documents = found


def forget(it: Followed, moves: BaseModel) -> None:
    """Forget documents of an order's; what its others say counts from now on."""
    gone, known = set(map(str, moves.ids)), it.link.documents or {}
    it.link.documents = {move: of for move, of in known.items() if move not in gone}
    it.link.line_ids.documented = False


def changes_by_hand(it: Followed, moves: BaseModel) -> list[str]:
    """Say what happened to an order's documents since an import last made some.

    :param moves: its documents that are not cancelled
    """
    env, known = it.link.env, it.link.documents or {}
    told = [
        env._("%(document)s was made", document=_name(move))
        for move in moves
        if str(move.id) not in known
    ]
    told += [
        env._("%(document)s was changed", document=_name(move))
        for move in moves
        if round(known.get(str(move.id), move.amount_total) - move.amount_total, 6)
    ]
    lost = [int(move) for move in known if int(move) not in moves.ids]
    for move in env["account.move"].browse(lost):
        if move.exists():
            told.append(env._("%(document)s was cancelled", document=_name(move)))
        else:
            amount = money_text(it.order.currency_id, known[str(move.id)])
            told.append(env._("a draft of %(amount)s was deleted", amount=amount))
    return told


def _name(move: BaseModel) -> str:
    return move.name or move.display_name
