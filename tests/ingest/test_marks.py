"""Marks found one by one, held to the patterns that find them all at once."""

import re
from bisect import bisect_left

from hypothesis import given
from hypothesis import strategies as st

from hengce.ingest.marks import bracket_spans, count_before, last_place, mark_places, stretches_between, with_replaced

NESTED = re.compile(r"（[^（）\n]*(?:（[^（）\n]*）[^（）\n]*)*）")
TEXTS = st.text(alphabet="建设，。；（）《》\n", max_size=60)


@given(TEXTS, st.integers(0, 60), st.integers(-1, 60))
def test_places_and_stretches_are_those_of_a_pattern(text: str, start: int, end: int) -> None:
    end = min(end, len(text))
    places = [match.start() for match in re.compile("[，。；]").finditer(text, start, end)]
    assert mark_places(text, start, end, "，。；") == places
    assert last_place(text, start, max(end, 0), "，。；") == max(places, default=-1)
    stretches = [match.span() for match in re.compile("[^，。；]+").finditer(text, start, end)]
    assert stretches_between(text, start, end, "，。；") == stretches


@given(TEXTS)
def test_brackets_are_those_of_a_pattern(text: str) -> None:
    assert bracket_spans(text, "《》") == [match.span() for match in re.finditer(r"《[^《》\n]*》", text)]
    assert bracket_spans(text, "（）") == [match.span() for match in NESTED.finditer(text)]


def test_spans_are_replaced() -> None:
    text = "按《办法》和《细则》办"
    spans = bracket_spans(text, "《》")
    assert with_replaced(text, spans, ["甲", "乙"]) == "按甲和乙办"
    assert with_replaced(text, (), ()) == text


@given(st.lists(st.integers(0, 50)).map(sorted), st.integers(0, 51))
def test_places_are_counted_like_bisect(places: list[int], at: int) -> None:
    assert count_before(places, at) == bisect_left(places, at)
