from datetime import datetime, timezone
from types import SimpleNamespace

import pytest

from ...services.shopify.run.sequence import ById, ByUpdate


def record(number, second, micro=0):
    moment = datetime(2026, 3, 1, 10, 0, second, micro, tzinfo=timezone.utc)
    return SimpleNamespace(id=f"gid://shopify/Product/{number}", updated_at=moment)


def test_by_id_a_position_is_the_last_number():
    order = ById()
    position = order.after([record(3, 0), record(7, 0)], None)
    assert position == {"id": 7}
    assert order.query({}, position) == "id:>7"
    assert [order.is_behind(record(n, 0), position) for n in (6, 7, 8)] == [
        True,
        True,
        False,
    ]


def test_by_update_a_position_names_all_that_was_met_in_its_second():
    order = ByUpdate()
    first = order.after([record(3, 1), record(9, 2)], None)
    assert first == {"updated_at": "2026-03-01T10:00:02Z", "met": [9]}
    second = order.after([record(5, 2, micro=900)], first)
    assert second == {"updated_at": "2026-03-01T10:00:02Z", "met": [9, 5]}
    assert order.after([record(1, 3)], second)["met"] == [1]


@pytest.mark.parametrize(
    ("number", "second", "behind"),
    [(9, 2, True), (5, 2, False), (5, 1, True), (9, 3, False)],
)
def test_what_shares_the_last_second_but_was_not_met_is_still_ahead(
    number, second, behind
):
    order = ByUpdate()
    position = order.after([record(9, 2)], None)
    assert order.is_behind(record(number, second), position) is behind


def test_by_update_the_window_ends_with_its_last_second():
    window = {"since": "2026-03-01T09:00:00Z", "until": "2026-03-01T10:00:02Z"}
    order = ByUpdate()
    assert order.query(window, None) == "updated_at:>='2026-03-01T09:00:00Z'"
    assert not order.is_beyond(record(1, 2, micro=999), window)
    assert order.is_beyond(record(1, 3), window)
