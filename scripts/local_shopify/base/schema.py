"""The official schema, ready to execute."""

from pathlib import Path

from graphql import GraphQLSchema, build_schema

PROJECT = next(
    it for it in Path(__file__).resolve().parents if (it / "services").is_dir()
)
SCHEMA_DIR = PROJECT / "services" / "shopify" / "schema"
API_VERSION = "2026-10"


def load_schema() -> GraphQLSchema:
    """Build the pinned schema; its own validity is taken for granted, it is large."""
    text = (SCHEMA_DIR / "admin.graphql").read_text(encoding="utf-8")
    return build_schema(text, assume_valid=True, no_location=True)
