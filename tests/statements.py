"""Counts of SQL statements: unlike seconds, they do not vary from run to run."""

from contextlib import contextmanager


class CountsStatements:
    """Count what a piece of work asks of the database in a new transaction."""

    @contextmanager
    def assertStatementsPerRecord(self, most, records):
        self.env.flush_all()
        self.env.invalidate_all()
        before = self.env.cr.sql_log_count
        yield
        self.env.flush_all()
        spent = (self.env.cr.sql_log_count - before) / records
        self.assertLessEqual(spent, most)
