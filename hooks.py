"""What Odoo calls when the addon leaves."""

from .models.channel.credentials import PARAMETERS


def uninstall_hook(env):
    """Remove the system parameters, a token among them, which Odoo would keep."""
    names = list(PARAMETERS.values())
    env["ir.config_parameter"].search([("key", "in", names)]).unlink()
