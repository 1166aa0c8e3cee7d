"""PostgreSQL knows of documents what it must, to find their payments quickly."""

from ..life_case import LifeCase, paid, two_shirts


class TestStatistics(LifeCase):
    def believed(self):
        """How many items of documents PostgreSQL believes that there are."""
        self.env.cr.execute(
            "SELECT reltuples FROM pg_class WHERE relname = 'account_move_line'"
        )
        return self.env.cr.fetchone()[0]

    def test_documents_are_counted_where_they_seem_to_be_none(self):
        with self.env.cr.savepoint() as page:
            self.follow(two_shirts(transactions=paid()))
            page.rollback()
        self.env.cr.execute("ANALYZE account_move_line")
        self.assertEqual(self.believed(), 0)
        self.follow(two_shirts(transactions=paid()))
        self.assertGreater(self.believed(), 0)
