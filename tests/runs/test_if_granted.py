"""What an app may lack a scope for is done without; nothing else is lost by it."""

import pytest

from ...services.shopify.errors import ShopifyScopeError, ShopifyTokenError
from ...services.shopify.run.optional_scope import IfGranted


def answers(*refused, error=ShopifyScopeError):
    """Return a request that refuses some ways of asking, and what it was asked."""
    asked = []

    def ask(too):
        asked.append(too)
        if too in refused:
            raise error("No.")
        return f"answer {too}"

    return ask, asked


def test_what_is_granted_is_asked_for_once_each_time():
    ask, asked = answers()
    part = IfGranted(True)
    assert [part.ask(ask), part.ask(ask)] == ["answer True"] * 2
    assert asked == [True, True]


def test_after_a_refusal_the_rest_alone_is_asked_for():
    ask, asked = answers(True)
    part = IfGranted(True)
    assert [part.ask(ask), part.ask(ask)] == ["answer False"] * 2
    assert asked == [True, False, False]


def test_a_refusal_of_the_rest_is_told():
    ask, asked = answers(True, False)
    with pytest.raises(ShopifyScopeError):
        IfGranted(True).ask(ask)
    assert asked == [True, False]


def test_any_other_failure_is_told_at_once():
    ask, asked = answers(True, error=ShopifyTokenError)
    with pytest.raises(ShopifyTokenError):
        IfGranted(True).ask(ask)
    assert asked == [True]
