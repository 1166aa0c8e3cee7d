"""What a local shop is set up with."""

from dataclasses import dataclass, fields
from typing import Any

from .bucket import MAXIMUM_AVAILABLE, RESTORE_RATE
from .protection import WAYS

SCOPES = (
    "read_products",
    "write_products",
    "read_inventory",
    "write_inventory",
    "read_locations",
    "read_orders",
    "read_all_orders",
    "write_orders",
    "write_order_edits",
    "write_draft_orders",
    "write_returns",
    "write_merchant_managed_fulfillment_orders",
    "write_payment_terms",
    "read_customers",
    "write_customers",
    "read_companies",
    "read_customer_merge",
    "write_customer_merge",
    "read_publications",
    "write_publications",
    "read_locales",
    "read_translations",
    "write_translations",
    "write_files",
    "read_files",
)
STATES = {"open": 200, "unknown": 404, "frozen": 402, "locked": 423, "rejected": 430}


@dataclass(slots=True)
class Settings:
    """A shop's settings, as control's `reset` takes them.

    `state` is one of STATES: anything but "open" refuses every call with its status.
    """

    name: str = "Local Shop"
    key: str = "local-shop"
    number: int = 71_000_000_001  # of its global id
    catalogue: str = "empty"
    variants: int | None = None
    images: int = 0  # of each generated product
    customers: int = 0  # that are generated
    orders: int = 0  # that are generated
    seed: int = 1
    token: str = "shpat_local"
    any_token: bool = False
    client_id: str = "local-client-id"
    client_secret: str = "local-client-secret"
    app_installed: bool = True
    token_seconds: int = 86399
    scopes: tuple[str, ...] = SCOPES
    restore_rate: float = RESTORE_RATE
    maximum_available: float = MAXIMUM_AVAILABLE
    protected_customer_data: bool | str = True  # one of protection.WAYS
    state: str = "open"
    plan: str = "Basic"
    currency: str = "EUR"
    timezone: str = "Europe/Berlin"
    taxes_included: bool = True
    locales: tuple[str, ...] = ("en", "de", "fr")  # the first is the primary one
    bulk_seconds: float = 0.0
    media_seconds: float = 0.0  # how long new media are PROCESSING

    @classmethod
    def of(cls, values: dict[str, Any]) -> "Settings":
        """Read settings.

        :raises ValueError: one of them does not exist, or has a value that does not
        """
        unknown = set(values) - {field.name for field in fields(cls)}
        if unknown:
            raise ValueError(f"unknown settings: {', '.join(sorted(unknown))}")
        settings = cls(**values)
        settings.scopes = tuple(settings.scopes)
        settings.locales = tuple(settings.locales)
        if settings.state not in STATES:
            raise ValueError(f"state is one of {', '.join(STATES)}")
        if settings.protected_customer_data not in WAYS:
            raise ValueError(f"protected_customer_data is one of {WAYS}")
        return settings
