"""What a person reads about a record of Shopify that could not be imported."""

from odoo.tools.translate import LazyGettext, LazyTranslate

from ...commerce.run import reasons

_lt = LazyTranslate(__name__)


def reason(error: Exception) -> str:
    """Return the words of an error that a record of Shopify has met."""
    return reasons.reason(error, "Shopify")


def not_found(external_id: str) -> LazyGettext:
    return _lt(
        "Shopify has no %(external_id)s: it was deleted, or it belongs to another shop."
        " Check the number in the address of its page in Shopify.",
        external_id=external_id,
    )


def too_many_at_once(position: dict) -> LazyGettext:
    return _lt(
        "Shopify changed more records at %(moment)s than one query can list. Import"
        " all records once instead of the changed ones.",
        moment=position.get("updated_at", position.get("id")),
    )
