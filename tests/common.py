import os
from unittest.mock import patch

import httpx

from odoo.tests import TransactionCase

LOOPBACK = {"127.0.0.1", "localhost", "::1"}


def local_shopify() -> str:
    """Return the address of the session's local Shopify, which `scripts/test` runs."""
    return os.environ["COMMERCE_SYNC_SHOP"]


def only_loopback():
    """Return a patch that lets httpx reach this machine and nothing else."""
    handle = httpx.HTTPTransport.handle_request

    def checked(transport, request):
        if request.url.host not in LOOPBACK:
            raise AssertionError(f"a test may not speak to {request.url.host}")
        return handle(transport, request)

    return patch.object(httpx.HTTPTransport, "handle_request", checked)


class ShopifyCase(TransactionCase):
    """Odoo with the addon, and a local Shopify to speak to over HTTP."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.startClassPatcher(only_loopback())
        cls.shopify_url = local_shopify()
