"""Which records a person chose: numbers, ids or addresses of pages at Shopify."""

import re

from odoo.api import Environment
from odoo.exceptions import ValidationError
from odoo.models import BaseModel

from ....services.shopify.gid import gid
from .kind import Kind

# Such an address names a shop as well as a record.
OF_SHOP = re.compile(
    r"admin\.shopify\.com/store/([\w-]+)|([\w-]+)\.myshopify\.com", re.IGNORECASE
)


def external_id_of(env: Environment, kind: Kind, text: str | None) -> str:
    """Return the id of a record that a person named.

    :raises ValidationError: the text names none, or one of another kind
    """
    text = str(text or "").strip()
    number = text.split("?")[0].rstrip("/").rsplit("/", 1)[-1]
    other_kind = text.startswith("gid:") and f"/{kind.resource}/" not in text
    if not re.fullmatch("[0-9]+", number) or other_kind:
        raise ValidationError(
            env._(
                "“%s” is no Shopify ID. Enter the number at the end of the address"
                " of the record's page in Shopify.",
                text,
            )
        )
    return gid(kind.resource, number)


def external_ids_of(
    env: Environment, kind: Kind, text: str | None, numbers: list[str] | None
) -> list[str]:
    """Return each id once, in the order of their numbers.

    :param numbers: what is meant where there is no text
    """
    if text:
        numbers = re.split(r"[\s,;]+", str(text).strip())
    external_ids = {external_id_of(env, kind, number) for number in numbers or [""]}
    return sorted(external_ids, key=lambda it: (len(it), it))


def chosen_batch(
    shop: BaseModel, kind: Kind, text: str | None, numbers: list[str] | None
) -> dict[str, list[str]]:
    """Return the parameter that names some records of a shop.

    :raises ValidationError: what was entered names none, or those of another shop
    """
    check_addresses(shop, text)
    return {"external_ids": external_ids_of(shop.env, kind, text, numbers)}


def check_addresses(shop: BaseModel, text: str | None) -> None:
    """Refuse addresses of another shop, whose numbers mean other records here."""
    known = {shop.shopify_shop_url_key, (shop.shopify_domain or "").partition(".")[0]}
    known = {key.lower() for key in known if key}
    for named in OF_SHOP.findall(str(text or "")):
        key = "".join(named)
        if known and key.lower() not in known:
            raise ValidationError(
                shop.env._(
                    "This is the address of a page of another shop, %(key)s, and"
                    " not of “%(shop)s”. Choose the shop that it is of, or the"
                    " record's page in “%(shop)s”.",
                    key=key,
                    shop=shop.name,
                )
            )
