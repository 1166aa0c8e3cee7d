"""What becomes of each error, and what is said of it."""

import errno

import psycopg2
from psycopg2.pool import PoolError

from odoo.tests import tagged

from ...models.engine.failure import VERDICTS, Verdict
from ...services.shopify.errors import ShopifySyncRunFailed
from ..engine_case import EngineCase

OUTAGES = (
    (OSError(errno.ENOSPC, "No space left on device"), "keeps its files is full"),
    (OSError(errno.EDQUOT, "Disk quota exceeded"), "keeps its files is full"),
    (OSError(errno.EIO, "Input/output error", "/a/file"), "/a/file: Input/output"),
    (OSError(errno.EROFS, "Read-only file system", "/a"), "/a: Read-only file system"),
    (psycopg2.errors.DiskFull("could not extend a file"), "database is full"),
    (psycopg2.errors.IoError("could not read a block"), "could not read a block"),
    (psycopg2.errors.ReadOnlySqlTransaction("cannot write"), "cannot write"),
    (MemoryError(), "too little memory"),
    (PoolError("The Connection Pool Is Full"), "The Connection Pool Is Full"),
)


@tagged("-at_install", "post_install")
class TestVerdicts(EngineCase):
    def test_every_error_has_one(self):
        self.assertIn(Exception, dict(VERDICTS))
        verdict = self.env["shopify.sync"]._verdict
        self.assertIs(verdict(ValueError()), Verdict.SET_ASIDE)
        self.assertIs(verdict(OSError()), Verdict.OUTAGE)
        self.assertIs(verdict(ShopifySyncRunFailed("x")), Verdict.STOP)

    def test_a_disk_or_a_memory_that_is_full_is_an_outage_and_told_in_words(self):
        sync = self.env["shopify.sync"]
        for error, words in OUTAGES:
            self.assertIs(sync._verdict(error), Verdict.OUTAGE, error)
            self.assertIn(words, sync._describe_error(error)["error_message"])
