"""The report of facts gained and lost."""

from typing import Any

from tests.gains_and_losses import changes


def test_a_fact_that_moved_is_no_change_and_one_that_differs_is_lost_and_gained() -> None:
    before: dict[str, Any] = {
        "document": {"title": "甲方案"},
        "provisions": [{"number": "1", "start": 0}, {"number": "2", "start": 9}],
    }
    after = {"document": {"title": "乙方案"}, "provisions": [{"number": "1", "start": 5}, {"number": "3", "start": 9}]}
    assert list(changes(before, after)) == [
        ("-", "document", {"title": "甲方案"}),
        ("+", "document", {"title": "乙方案"}),
        ("-", "provisions", {"number": "2"}),
        ("+", "provisions", {"number": "3"}),
    ]
