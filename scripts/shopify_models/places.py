"""Where the generator reads and writes, and for which API version."""

import ast
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SHOPIFY = ROOT / "services" / "shopify"
SERVICE = SHOPIFY / "service.py"
SCHEMA = SHOPIFY / "schema" / "admin.graphql"
SCOPES = SHOPIFY / "schema" / "access_scopes.json"
QUERIES = SHOPIFY / "queries"
CLIENT = SHOPIFY / "gql"
COSTS = SHOPIFY / "operation_costs.py"


def api_version() -> str:
    """Read `ShopifyService.API_VERSION` without importing it.

    The service imports the client that is about to be generated.

    :raises LookupError: the constant is not there
    """
    for node in ast.walk(ast.parse(SERVICE.read_text())):
        if isinstance(node, ast.Assign | ast.AnnAssign):
            target = node.targets[0] if isinstance(node, ast.Assign) else node.target
            if getattr(target, "id", "") == "API_VERSION":
                return ast.literal_eval(node.value)
    raise LookupError(f"No API_VERSION in {SERVICE.relative_to(ROOT)}")
