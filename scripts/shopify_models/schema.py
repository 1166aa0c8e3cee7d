"""The pinned schema: from an introspection result to SDL without descriptions."""

import gzip
import json
from pathlib import Path
from typing import Any

import httpx
from graphql import (
    GraphQLSchema,
    build_client_schema,
    build_schema,
    get_introspection_query,
    print_schema,
)

from .places import SCHEMA, SCOPES

TIMEOUT = 120  # seconds; a shop needs some time for its whole schema


class SchemaError(Exception):
    """There is no schema to be had; the message says why."""


def pinned() -> GraphQLSchema:
    return build_schema(SCHEMA.read_text(), assume_valid=True)


def read(path: Path) -> dict[str, Any]:
    """Read an introspection result, packed by gzip or not.

    :raises SchemaError: it is none
    """
    try:
        raw = path.read_bytes()
        plain = gzip.decompress(raw) if raw[:2] == b"\x1f\x8b" else raw
        return _checked(json.loads(plain), str(path))
    except (OSError, ValueError) as error:
        raise SchemaError(f"{path} is no introspection result: {error}") from error


def ask(shop: str, token: str, version: str) -> dict[str, Any]:
    """Ask a live shop for its schema.

    :param shop: a shop URL key, or the address of another server such as the local one
    :raises SchemaError: the shop does not tell
    """
    address = shop if "://" in shop else f"https://{shop}.myshopify.com"
    url = f"{address.rstrip('/')}/admin/api/{version}/graphql.json"
    try:
        answer = httpx.post(
            url,
            headers={"X-Shopify-Access-Token": token},
            json={"query": get_introspection_query(**_what_to_ask())},
            timeout=TIMEOUT,
        )
        answer.raise_for_status()
        served = answer.headers.get("X-Shopify-API-Version", version)
        result = answer.json()
    except (httpx.HTTPError, ValueError) as error:
        raise SchemaError(f"{url} does not tell its schema: {error}") from error
    if served != version:
        raise SchemaError(f"{url} serves version {served} instead")
    return _checked(result, url)


def _what_to_ask() -> dict[str, bool]:
    return {
        "descriptions": False,
        "input_value_deprecation": True,
        "directive_is_repeatable": True,
        "input_object_one_of": True,
    }


def _checked(result: Any, source: str) -> dict[str, Any]:
    if not isinstance(result, dict) or "__schema" not in (result.get("data") or {}):
        errors = result.get("errors") if isinstance(result, dict) else None
        raise SchemaError(f"{source} holds no schema: {errors or 'no data.__schema'}")
    return result


def pin(introspection: dict[str, Any]) -> None:
    """Write the schema, and the access scopes where the result tells them."""
    plain = without_descriptions(introspection["data"])
    SCHEMA.write_text(print_schema(build_client_schema(plain)) + "\n")
    if scopes := introspection.get("offline_scopes"):
        SCOPES.write_text(_scopes_text(scopes["items"]))


def without_descriptions(value: Any) -> Any:
    """Leave the descriptions out of an introspection result."""
    if isinstance(value, dict):
        return {
            key: without_descriptions(part)
            for key, part in value.items()
            if key != "description"
        }
    if isinstance(value, list):
        return [without_descriptions(part) for part in value]
    return value


def _scopes_text(items: list[dict[str, Any]]) -> str:
    """One line for each type or field that needs scopes, so that changes show."""
    scopes = {
        ".".join(filter(None, (item["typeName"], item.get("fieldName")))): sorted(
            set(item["offlineScopes"])
        )
        for item in items
        if item["offlineScopes"]
    }
    lines = (
        f"  {json.dumps(key)}: {json.dumps(scopes[key])}" for key in sorted(scopes)
    )
    return "{\n" + ",\n".join(lines) + "\n}\n"
