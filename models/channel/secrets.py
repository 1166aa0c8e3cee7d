"""What never leaves Odoo in an export: fields that say `exportable=False`."""

from odoo import models
from odoo.exceptions import AccessError


def check_exported(records, paths) -> None:
    """Refuse an export that takes a secret of these records along.

    :param paths: the fields asked for, each as the names that lead to it
    :raises AccessError: one is a secret
    """
    asked = {path[0] for path in paths if path} & set(records._fields)
    if not all(records._fields[name].exportable for name in asked):
        raise AccessError(
            records.env._("The credentials of a shop cannot be exported.")
        )


class CommerceChannel(models.Model):
    _inherit = "commerce.channel"

    def _export_rows(self, fields, **options):
        """Export; raise AccessError where a secret is asked for, from any model."""
        check_exported(self, fields)
        return super()._export_rows(fields, **options)
