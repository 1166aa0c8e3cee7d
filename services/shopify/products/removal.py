"""Deletes a product in Shopify, or archives it there. Network only."""

from collections.abc import Sequence
from typing import Any

from ..client.readable_client import ShopifyClient
from ..errors import ShopifyDataError, ShopifyTransientError
from ..gql.enums import ProductStatus
from ..gql.input_types import ProductUpdateInput


def delete_product(client: ShopifyClient, external_id: str) -> None:
    """Delete a product for good; one that is not there any more is deleted.

    Shopify knows no key that makes a deletion repeatable, so it is asked again what
    became of one whose answer was lost.

    Source: https://shopify.dev/docs/api/admin-graphql/latest/mutations/productDelete

    :raises ShopifyApiError: the product is still there
    """
    try:
        payload = client.delete_product(external_id).product_delete
        errors = payload.user_errors if payload else ()
    except ShopifyTransientError as error:
        if not error.may_have_run or _is_there(client, external_id):
            raise
        return
    if errors and _is_there(client, external_id):
        _refuse(errors)


def archive_product(client: ShopifyClient, external_id: str) -> None:
    """Archive a product: it stays with its history, and no visitor sees it.

    :raises ShopifyApiError: Shopify did not do it
    """
    values = ProductUpdateInput(id=external_id, status=ProductStatus.ARCHIVED)
    payload = client.update_product(values).product_update
    _refuse(payload.user_errors if payload else ())


def _is_there(client: ShopifyClient, external_id: str) -> bool:
    return any(client.get_product_stamps([external_id]).nodes)


def _refuse(errors: Sequence[Any]) -> None:
    if errors:
        raise ShopifyDataError(" ".join(it.message for it in errors))
