"""Answers to fields that are more than what a record holds under their name."""

from importlib import import_module
from pkgutil import walk_packages

from graphql import GraphQLSchema

from .registry import RESOLVERS

# Each file here registers its functions when it is imported.
for found in walk_packages(__path__, f"{__name__}."):
    import_module(found.name)


def install(schema: GraphQLSchema) -> None:
    """Let each registered function answer its field."""
    for (owner, field), resolver in RESOLVERS.items():
        schema.type_map[owner].fields[field].resolve = resolver
