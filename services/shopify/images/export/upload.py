"""Sends files to Shopify, each once: what may be there already is looked for first.

Source: https://shopify.dev/docs/api/admin-graphql/latest/mutations/fileCreate
"""

from collections.abc import Mapping, Sequence
from typing import Any

from ....commerce.images.export.outgoing import Content, OutgoingFile, Upload
from ...client.file_upload import FileUploader, Parcel
from ...client.pace import Pace
from ...gql.client import Client
from ...gql.enums import (
    FileContentType,
    FileStatus,
    StagedUploadHttpMethodType,
    StagedUploadTargetGenerateUploadResource,
)
from ...gql.input_types import FileCreateInput, StagedUploadInput

ENDINGS = {
    "image/gif": "gif",
    "image/jpeg": "jpg",
    "image/png": "png",
    "image/webp": "webp",
}
# Shopify's lists follow what was written after a while.
LISTED_AFTER = 60.0  # seconds
LATER = Upload("waiting")


class FileSender:
    """Sends files of one shop, and tells what became of those that were sent."""

    def __init__(self, client: Client, uploader: FileUploader, pace: Pace) -> None:
        self._client = client
        self._uploader = uploader
        self._pace = pace

    def look(self, files: Sequence[OutgoingFile]) -> dict[int, Upload]:
        """Return what became of files that were sent; “new” of one that never came."""
        known = [it for it in files if it.external_id]
        found = {}
        if known:
            nodes = self._client.get_files([it.external_id for it in known]).nodes
            by_id = {node.id: node for node in nodes if hasattr(node, "file_status")}
            found = {it.id: _state(by_id.get(it.external_id)) for it in known}
        lost = [it for it in files if not it.external_id]
        return found | {it.id: self._find(it) for it in lost}

    def _find(self, file: OutgoingFile) -> Upload:
        """Look for a file by its name: the answer to its sending was lost."""
        nodes = self._client.find_files(f"filename:{file.stem}*").files.nodes
        if nodes:
            return _state(nodes[0])
        return Upload("new") if file.waited >= LISTED_AFTER else Upload("sent")

    def send(
        self, files: Sequence[OutgoingFile], contents: Mapping[int, Content]
    ) -> dict[int, Upload]:
        """Send files; return what became of each.

        :raises ShopifyAnswerLostError: Shopify may have them all the same
        """
        outcomes, fit = {}, []
        for file in files:
            content = contents.get(file.id)
            if content and content.mimetype in ENDINGS:
                fit.append((file, content))
            elif content:
                reason = f"Shopify takes no {content.mimetype}"
                outcomes[file.id] = Upload("failed", reason=reason)
            else:
                outcomes[file.id] = Upload("lost")
        return outcomes | (self._send(fit) if fit else {})

    def _send(self, files: Sequence[tuple[OutgoingFile, Content]]) -> dict[int, Upload]:
        outcomes: dict[int, Upload] = {}
        staged = self._stage(files)
        self._pace.before_request()
        parcels = [
            _parcel(target, *each) for each, target in zip(files, staged, strict=True)
        ]
        made = []
        reasons = self._uploader.send(parcels)
        for (file, content), target, reason in zip(files, staged, reasons, strict=True):
            if reason:
                outcomes[file.id] = Upload("waiting", reason=reason)
            else:
                made.append((file, _input(file, content, target.resource_url)))
        return outcomes | self._create(made)

    def _stage(self, files: Sequence[tuple[OutgoingFile, Content]]) -> list[Any]:
        given = [
            StagedUploadInput(
                resource=StagedUploadTargetGenerateUploadResource.IMAGE,
                filename=_name(file, content),
                mime_type=content.mimetype,
                http_method=StagedUploadHttpMethodType.POST,
            )
            for file, content in files
        ]
        # A place that nothing is sent to is no file.
        payload = self._client.stage_uploads(given, repeatable=True)
        return payload.staged_uploads_create.staged_targets or []

    def _create(
        self, made: Sequence[tuple[OutgoingFile, FileCreateInput]]
    ) -> dict[int, Upload]:
        """Make files of what was uploaded; alone where one spoils the others."""
        if not made:
            return {}
        payload = self._client.create_files([given for _, given in made]).file_create
        files, errors = payload.files or [], payload.user_errors
        if not errors:
            return {
                file.id: _state(node)
                for (file, _), node in zip(made, files, strict=True)
            }
        if len(made) == 1:
            reason = "; ".join(error.message for error in errors)
            return {made[0][0].id: Upload("failed", reason=reason)}
        outcomes: dict[int, Upload] = {}
        for each in made:
            outcomes |= self._create([each])
        return outcomes


def _name(file: OutgoingFile, content: Content) -> str:
    return f"{file.stem}.{ENDINGS[content.mimetype]}"


def _parcel(target: Any, file: OutgoingFile, content: Content) -> Parcel:
    return Parcel(
        url=target.url or "",
        fields={it.name: it.value for it in target.parameters},
        name=_name(file, content),
        content=content.content,
        mimetype=content.mimetype,
    )


def _input(file: OutgoingFile, content: Content, source: str) -> FileCreateInput:
    return FileCreateInput(
        original_source=source,
        filename=_name(file, content),
        content_type=FileContentType.IMAGE,
        alt=file.alt,
    )


def _state(node: Any) -> Upload:
    """What Shopify says of a file; one that it has no more is sent anew."""
    if node is None:
        return Upload("new")
    url = getattr(getattr(node, "image", None), "url", None) or ""
    if node.file_status == FileStatus.READY and url:
        return Upload("ready", node.id, url)
    if node.file_status == FileStatus.FAILED:
        told = (it.details or it.message for it in node.file_errors)
        return Upload("failed", node.id, reason="; ".join(dict.fromkeys(told)))
    return Upload("processing", node.id)
