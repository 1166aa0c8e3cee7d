"""Files of the filestore that were written in half are written again."""

import hashlib
import os
import uuid
from contextlib import suppress

from odoo import api, models
from odoo.exceptions import UserError


class IrAttachment(models.Model):
    _inherit = "ir.attachment"

    @api.model
    def _get_path(self, bin_data: bytes, sha: str) -> tuple[str, str]:
        """Mend a file that a full disk or a power cut left in half.

        A file is named by the checksum of its content. Where the two differ, Odoo
        takes the file for a collision of checksums, at each try anew.
        """
        try:
            return super()._get_path(bin_data, sha)
        except UserError:
            path = self._full_path(f"{sha[:2]}/{sha}")
            if _is_whole(path, sha):
                raise
            _write_whole(path, bin_data)
            return super()._get_path(bin_data, sha)


def _is_whole(path: str, sha: str) -> bool:
    with open(path, "rb") as file:
        return hashlib.sha1(file.read()).hexdigest() == sha


def _write_whole(path: str, content: bytes) -> None:
    """Put a file in its place at once: others may read or mend it, too."""
    unfinished = f"{path}.{uuid.uuid4().hex}"
    try:
        with open(unfinished, "xb") as file:
            file.write(content)
        os.replace(unfinished, path)
    finally:
        with suppress(OSError):
            os.unlink(unfinished)
