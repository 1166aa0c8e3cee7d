"""Shopify's rich text, which is a tree in JSON, as HTML or text.

Source: https://shopify.dev/docs/apps/build/metafields/list-of-data-types
"""

from collections.abc import Mapping
from html import escape
from typing import Any

from ....commerce.records.html_links import link_html
from ....storable import read_json


def rich_text_html(value: str) -> str:
    """Write a rich text as HTML; what a node means beyond that is left out.

    :raises ValueError: it is no rich text
    """
    return _inner(_root(value))


def rich_text_plain(value: str) -> str:
    """Write a rich text as lines of text.

    :raises ValueError: it is no rich text
    """
    return _plain(_root(value)).strip()


def _root(value: str) -> Mapping[str, Any]:
    root = read_json(value)
    if not isinstance(root, Mapping) or root.get("type") != "root":
        raise ValueError("no rich text")
    return root


def _inner(node: Mapping[str, Any]) -> str:
    return "".join(_html(child) for child in node.get("children") or [])


def _html(node: Mapping[str, Any]) -> str:
    kind = node.get("type")
    if kind == "text":
        return _text(node)
    if kind == "link":
        return link_html(str(node.get("url") or ""), _inner(node))
    tag = _tag(kind, node)
    return f"<{tag}>{_inner(node)}</{tag}>" if tag else _inner(node)


def _tag(kind: str | None, node: Mapping[str, Any]) -> str:
    if kind == "heading":
        return f"h{min(max(int(node.get('level') or 1), 1), 6)}"
    if kind == "list":
        return "ol" if node.get("listType") == "ordered" else "ul"
    return {"paragraph": "p", "list-item": "li"}.get(kind or "", "")


def _text(node: Mapping[str, Any]) -> str:
    text = escape(str(node.get("value") or ""), quote=False).replace("\n", "<br>")
    text = f"<em>{text}</em>" if node.get("italic") else text
    return f"<strong>{text}</strong>" if node.get("bold") else text


def _plain(node: Mapping[str, Any]) -> str:
    if node.get("type") == "text":
        return str(node.get("value") or "")
    text = "".join(_plain(child) for child in node.get("children") or [])
    if node.get("type") == "list-item":
        return f"- {text}\n"
    return f"{text}\n" if node.get("type") in ("paragraph", "heading") else text
