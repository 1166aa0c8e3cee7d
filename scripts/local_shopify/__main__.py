"""Running a local Shopify from the command line."""

import argparse
import gc
import os
import signal
import sys
from typing import Any, NoReturn

from .base.schema import load_schema
from .base.settings import Settings
from .catalogue.problems import CatalogueError
from .operations.shop import Shop
from .web.server import Server


def parse_arguments(arguments: list[str] | None = None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="run-local-shopify", description="Run a local Shopify on loopback."
    )
    parser.add_argument("--port", type=int, default=0, help="0 takes a free one")
    parser.add_argument(
        "--catalogue",
        default="demo",
        help="demo, empty, a number of products, or a file as /products.json gives it",
    )
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument(
        "--variants", type=int, help="variants of each generated product (else a mix)"
    )
    parser.add_argument(
        "--customers", type=int, default=0, help="a number of generated customers"
    )
    parser.add_argument(
        "--orders", type=int, default=0, help="a number of generated orders"
    )
    parser.add_argument("--host-token", default="shpat_local", metavar="TOKEN")
    parser.add_argument(
        "--any-token", action="store_true", help="accept any token that begins shpat_"
    )
    parser.add_argument("--currency", default="EUR", help="its code, EUR if not given")
    parser.add_argument("--name", default="Local Shop", help="the shop's name")
    return parser.parse_args(arguments)


def main(arguments: list[str] | None = None) -> None:
    options = parse_arguments(arguments)
    signal.signal(signal.SIGTERM, _end)
    settings = Settings(
        name=options.name,
        currency=options.currency,
        catalogue=options.catalogue,
        seed=options.seed,
        variants=options.variants,
        customers=options.customers,
        orders=options.orders,
        token=options.host_token,
        any_token=options.any_token,
    )
    try:
        shop = Shop(load_schema(), settings)
        server = Server(("127.0.0.1", options.port), shop)
    except (CatalogueError, OSError) as error:
        sys.exit(f"run-local-shopify: {error}")
    gc.freeze()  # the schema and the catalogue stay: never look through them again
    _announce(server)
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        pass


def _announce(server: Server) -> None:
    shop = server.shop
    print(f"local Shopify on {server.url}", flush=True)
    print(
        f"shop “{shop.settings.name}”, token {shop.settings.token}, "
        f"{len(shop.store.products)} products",
        flush=True,
    )


def _end(*_signal: Any) -> NoReturn:
    """End at once: there is nothing to save, and much memory to give back."""
    os._exit(0)


if __name__ == "__main__":
    main()
