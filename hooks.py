"""What Odoo calls when the addon leaves."""

from odoo.api import Environment

from .models.channel.credentials import PARAMETERS


def uninstall_hook(env: Environment) -> None:
    """Remove the system parameters, a token among them, which Odoo would keep."""
    names = list(PARAMETERS.values())
    env["ir.config_parameter"].search([("key", "in", names)]).unlink()
