"""What of a shop's settings decides how its customers come in."""

from dataclasses import dataclass

from odoo.models import BaseModel


@dataclass(frozen=True, slots=True)
class CustomerSettings:
    """A change of any of these lets every customer be looked at once more."""

    exempt_position: int
    consent_policy: str
    tags: bool
    languages: tuple[str, ...]

    @classmethod
    def of(cls, shop: BaseModel) -> "CustomerSettings":
        """Read the settings of a shop."""
        installed = shop.env["res.lang"].get_installed()
        return cls(
            exempt_position=shop.exempt_position_id.id or 0,
            consent_policy=shop.consent_policy,
            tags=shop.customer_tags,
            languages=tuple(sorted(code for code, _ in installed)),
        )
