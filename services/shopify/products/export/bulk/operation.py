"""Bulk mutations: a file of variables goes out, its result comes back. Network only.

Source: https://shopify.dev/docs/api/usage/bulk-operations/imports
"""

import json
from collections.abc import Sequence
from typing import Any

from ....client import messages
from ....client.file_download import FileDownloader
from ....client.file_upload import FileUploader, Parcel
from ....errors import ShopifyRequestError
from ....service import ShopifyService
from ...writing.documents import document

UNDER_WAY = frozenset({"CREATED", "RUNNING", "CANCELING"})
# Five may be under way at once in a shop, other apps' among them.
BUSY = frozenset({"LIMIT_REACHED", "OPERATION_IN_PROGRESS"})
# The file is gone or was not read whole: it is sent once more.
OF_FILE = frozenset(
    {"NO_SUCH_FILE", "INVALID_STAGED_UPLOAD_FILE", "INTERNAL_FILE_SERVER_ERROR"}
)
NAME, TYPE = "variables.jsonl", "text/jsonl"


class Busy(Exception):
    """The shop has as many bulk operations under way as it may."""


class FileLost(Exception):
    """Shopify has not got the file that it was sent; `error` tells a person so."""

    def __init__(self, error: ShopifyRequestError) -> None:
        super().__init__(error)
        self.error = error


class BulkMutations:
    """The bulk mutations of one shop."""

    def __init__(self, service: ShopifyService) -> None:
        self._client = service.client
        self._shop = service.settings.name
        self._pace = service.pace
        self._uploader = FileUploader(service.settings)
        self._downloader = FileDownloader(service.settings)

    def upload(self, content: bytes) -> str:
        """Send a file of variables; return the path by which Shopify knows it."""
        place = {
            "resource": "BULK_MUTATION_VARIABLES",
            "filename": NAME,
            "mimeType": TYPE,
            "httpMethod": "POST",
        }
        payload = self._client.stage_uploads([place]).staged_uploads_create
        if payload.user_errors:
            reason = payload.user_errors[0].message
            raise messages.request_refused(self._shop, "StageUploads", reason)
        target = payload.staged_targets[0]
        fields = {it.name: it.value for it in target.parameters}
        self._pace.before_request()
        parcel = Parcel(str(target.url), fields, NAME, content, TYPE)
        if refused := self._uploader.send([parcel])[0]:
            raise messages.unavailable(self._shop, f"file storage: {refused}")
        return fields["key"]

    def run(self, operation: str, key: str, path: str) -> str:
        """Begin one; return its id.

        :param key: what is in its text, and in no other one's
        :raises Busy: not now
        :raises FileLost: the path leads nowhere
        """
        mutation = self._client.run_bulk_mutation(text(operation, key), path)
        payload = mutation.bulk_operation_run_mutation
        if payload.bulk_operation:
            return payload.bulk_operation.id
        codes = {it.code for it in payload.user_errors}
        if codes & BUSY:
            raise Busy
        reason = payload.user_errors[0].message
        refused = messages.request_refused(self._shop, "RunBulkMutation", reason)
        raise FileLost(refused) if codes & OF_FILE else refused

    def find(self, key: str) -> str | None:
        """Return the id of the one that bears a key, of which no answer came."""
        found = self._client.get_bulk_mutations().bulk_operations.nodes
        return next((it.id for it in found if key in it.query), None)

    def look(self, id_: str) -> Any:
        """Return one as it is now; None where Shopify has it no more."""
        return self._client.get_bulk_operation(id_).bulk_operation

    def result(self, url: str | None) -> dict[int, dict[str, Any]]:
        """Return what came of lines, by their numbers: of all, or of some.

        A result is kept for seven days; of one that is gone nothing is known.
        """
        if not url:
            return {}
        self._pace.before_request()
        content = self._downloader.load(url)
        if content is None:
            return {}
        lines = map(json.loads, filter(None, content.split(b"\n")))
        return {line["__lineNumber"]: line for line in lines}


def text(operation: str, key: str) -> str:
    """Return the text of a mutation that bears a key."""
    part = document(operation)
    return f"mutation {operation}_{key}({part.variables}) {{\n{part.field}\n}}"


def jsonl(variables: Sequence[dict[str, Any]]) -> bytes:
    """Return a file of variables, a line for each."""
    return b"".join(json.dumps(it).encode() + b"\n" for it in variables)
