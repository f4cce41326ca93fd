"""Dates follow the case table and never leave the text."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hengce.ingest.dates import find_dates

CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "dates.toml").read_text("utf-8"))["date"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"])
def test_deadlines_of_a_sentence(case: dict[str, object]) -> None:
    text, year = str(case["text"]), case.get("year")
    dates = find_dates(text, 0, len(text), year if isinstance(year, int) else None)
    assert [date.deadline or "" for date in dates] == case["deadlines"]


@given(st.integers(2000, 2099), st.integers(1, 12))
def test_printed_month_reads_back(year: int, month: int) -> None:
    text = f"{year}年{month}月底前"
    assert [(date.deadline, date.end) for date in find_dates(text, 0, len(text), None)] == [
        (f"{year}-{month:02d}", len(text))
    ]


@given(st.text(), st.integers(2000, 2099))
def test_dates_lie_in_the_text_in_order(text: str, year: int) -> None:
    spans = [(date.start, date.end) for date in find_dates(text, 0, len(text), year)]
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert spans == sorted(spans)
