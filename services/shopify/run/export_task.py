"""The work of a run whose records go out."""

from .task import ImportTask


class ExportTask(ImportTask):
    """Send records; of each page the figures count what was sent, not what is meant."""

    def counts(self) -> bool:
        return super().counts() and self._records.counts
