"""The benchmark compares records: equal ones and others."""

from ...scripts.benchmark.judge import differences

MUG = {"variant.barcode": "1", "template.name": "Mug"}
LAMP = {"variant.barcode": "2", "template.name": "Lamp"}


def test_equal_records_do_not_differ():
    assert differences({"M": MUG, "L": LAMP}, {"M": dict(MUG), "L": LAMP}) == "none"


def test_a_field_that_differs_is_named_with_both_values():
    other = {"M": MUG | {"variant.barcode": "7"}}
    assert differences({"M": MUG}, other) == "variant.barcode: 1 ≠ 7"


def test_a_field_that_one_side_lacks_differs():
    assert differences({"M": MUG}, {"M": {"template.name": "Mug"}}) != "none"
    assert differences({"M": {"template.name": "Mug"}}, {"M": MUG}) != "none"


def test_the_slowest_subject_may_have_fewer_records():
    assert differences({"M": MUG, "L": LAMP}, {"M": MUG}) == "none"


def test_a_record_that_ours_lacks_is_named():
    assert differences({"M": MUG}, {"M": MUG, "L": LAMP}) == "L: not imported"


def test_nothing_beside_nothing_shows_no_equality():
    assert differences({}, {}) != "none"
