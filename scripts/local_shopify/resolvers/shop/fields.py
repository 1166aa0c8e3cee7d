"""The shop itself."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from graphql import GraphQLResolveInfo

from ...base.gid import gid
from ...base.settings import Settings
from ..registry import resolves


@resolves("QueryRoot", "shop")
def shop(_root: Any, info: GraphQLResolveInfo) -> dict[str, Any]:
    settings = info.context.settings
    domain = f"{settings.key}.myshopify.com"
    return {
        "__typename": "Shop",
        "id": gid("Shop", settings.number),
        "name": settings.name,
        "email": "owner@shop.example",
        "contactEmail": "hello@shop.example",
        "myshopifyDomain": domain,
        "url": f"https://{domain}",
        "primaryDomain": _domain(domain),
        "currencyCode": settings.currency,
        "enabledPresentmentCurrencies": [settings.currency],
        "currencyFormats": _currency_formats(settings),
        "taxesIncluded": settings.taxes_included,
        "taxShipping": False,
        "weightUnit": "KILOGRAMS",
        "unitSystem": "METRIC_SYSTEM",
        "plan": _plan(settings),
        "setupRequired": False,
        "checkoutApiSupported": True,
        "createdAt": "2024-01-15T09:30:00Z",
        "updatedAt": "2024-01-15T09:30:00Z",
        **_time_zone(settings, info.context.store.clock.now()),
    }


def _domain(host: str) -> dict[str, Any]:
    return {
        "id": gid("Domain", 1),
        "host": host,
        "url": f"https://{host}",
        "sslEnabled": True,
    }


def _plan(settings: Settings) -> dict[str, Any]:
    return {
        "displayName": settings.plan,
        "publicDisplayName": settings.plan,
        "partnerDevelopment": settings.plan == "Development",
        "shopifyPlus": settings.plan == "Shopify Plus",
    }


def _currency_formats(settings: Settings) -> dict[str, str]:
    amount = "{{amount}} " + settings.currency
    return {
        "moneyFormat": amount,
        "moneyInEmailsFormat": amount,
        "moneyWithCurrencyFormat": amount,
        "moneyWithCurrencyInEmailsFormat": amount,
    }


def _time_zone(settings: Settings, now: datetime) -> dict[str, Any]:
    local = now.astimezone(ZoneInfo(settings.timezone))
    offset = local.utcoffset()
    return {
        "ianaTimezone": settings.timezone,
        "timezoneAbbreviation": local.tzname(),
        "timezoneOffset": local.strftime("%z"),
        "timezoneOffsetMinutes": int(offset.total_seconds() // 60) if offset else 0,
    }
