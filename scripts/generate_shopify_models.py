#!/usr/bin/env python3
"""Generate the client of Shopify's API, and price its operations.

Without options it reads the pinned schema. The environment variable SHOPIFY_API_TOKEN
holds the token for --introspect.
"""

import argparse
import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

try:
    from scripts.shopify_models import client, places, prices, schema
except ModuleNotFoundError:
    from scripts.environment import bootstrap
    from scripts.environment.console import one_line_errors

    with one_line_errors():
        bootstrap.enter()
    raise


def main() -> int:
    options = parse_options()
    try:
        renew_schema(options)
    except schema.SchemaError as error:
        sys.exit(f"Error: {error}")
    costs = prices.priced(schema.pinned())
    print("Points  Operation\n" + prices.report(costs))
    if dear := prices.too_dear(costs):
        limit = prices.MAX_REQUESTED_COST
        sys.exit(f"Error: Shopify takes at most {limit} points: {', '.join(dear)}")
    return check(costs) if options.check else write(costs)


def parse_options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    source = parser.add_mutually_exclusive_group()
    source.add_argument(
        "--introspect",
        metavar="SHOP",
        help="take the schema of a live shop: its URL key, or a server's address",
    )
    source.add_argument(
        "--introspection",
        metavar="FILE",
        type=Path,
        help="take the schema from an introspection result",
    )
    source.add_argument(
        "--check",
        action="store_true",
        help="write nothing; fail if the committed code differs",
    )
    return parser.parse_args()


def renew_schema(options: argparse.Namespace) -> None:
    if options.introspection:
        schema.pin(schema.read(options.introspection))
    if options.introspect:
        token = os.environ.get("SHOPIFY_API_TOKEN")
        if not token:
            raise schema.SchemaError("set SHOPIFY_API_TOKEN to a token of the shop")
        schema.pin(schema.ask(options.introspect, token, places.api_version()))


def write(costs: dict[str, int]) -> int:
    client.write(client.fresh())
    places.COSTS.write_text(prices.as_module(costs))
    return 0


def check(costs: dict[str, int]) -> int:
    stale = [f"gql/{name}" for name in client.differing()]
    if prices.committed() != prices.as_module(costs):
        stale.append(places.COSTS.name)
    for name in stale:
        print(f"differs from a fresh generation: services/shopify/{name}")
    if stale:
        print("Run scripts/generate_shopify_models.py and commit what it changes.")
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main())
