"""What of a shop the system alone writes: which is the default, what Shopify told."""

from odoo import api, models
from odoo.exceptions import AccessError


class CommerceChannel(models.Model):
    _inherit = "commerce.channel"

    @api.model
    def default_get(self, fields):
        """Return defaults; of what is the system's, no context and no user has any."""
        kept = [name for name in fields if self._is_readonly(name)]
        defaults = super().default_get([name for name in fields if name not in kept])
        fixed = [self._fields[name] for name in kept if self._fields[name].default]
        return defaults | {field.name: field.default(self) for field in fixed}

    @api.model
    def _check_readonly(self, vals: dict) -> None:
        """Refuse values that are the system's from anybody but the system."""
        for name in () if self.env.su else filter(self._is_readonly, vals):
            field = self._fields[name].get_description(self.env, ["string"])
            raise AccessError(
                self.env._(
                    "“%(field)s” of a shop is kept by the synchronisation itself, and"
                    " was not changed.",
                    field=field["string"],
                )
            )

    @api.model
    def _is_readonly(self, name) -> bool:
        field = self._fields.get(name)
        ours = field and field._module == "commerce_sync"
        return bool(ours and field.readonly and field.store and not field.compute)
