"""What is looked at before a pattern lets all through that the pattern matches: the two grow together."""

import re
from collections.abc import Container

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hengce.ingest import outline, paragraphs
from hengce.ingest.extract.bodies import coined, lists, name_words, nobody, place_words
from hengce.ingest.extract.concessions import wording
from hengce.ingest.extract.targets import clauses, extract, passages, quantities, scopes

BEGINNINGS = {
    "act": (coined.ACT, coined.BEGINS_ACT),
    "leading words": (lists.LEADING_WORDS, lists.LEADING_CHARACTERS),
    "collective": (name_words.COLLECTIVE, name_words.COLLECTIVE_BEGINS),
    "nothing": (nobody.NOTHING, nobody.NOTHING_BEGINS),
    "class or level": (place_words.CLASS_OR_LEVEL, place_words.BEGINNINGS),
    "comparison": (extract.COMPARISON, extract.COMPARES),
    "scope": (scopes.SCOPE, scopes.SCOPE_BEGINS),
}
ENDS = {
    "base": (quantities.BASE, quantities.BASE_ENDS),
    "amount": (passages.AMOUNT, passages.AMOUNT_ENDS),
    "meanings": (outline.MEANINGS, outline.MEANINGS_END),
    "limit": (wording.LIMIT_BEFORE, wording.LIMIT_ENDS),
    "page number": (paragraphs.PAGE_NUMBER, paragraphs.PAGE_NUMBER_ENDS),
}


@pytest.mark.parametrize(("pattern", "characters"), BEGINNINGS.values(), ids=BEGINNINGS)
@given(data=st.data())
@settings(suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow])
def test_a_match_begins_with_what_is_looked_at(
    pattern: re.Pattern[str], characters: Container[str], data: st.DataObject
) -> None:
    match = pattern.search(data.draw(st.from_regex(pattern)))
    assert match is None or match[0][:1] in characters


@pytest.mark.parametrize(("pattern", "characters"), ENDS.values(), ids=ENDS)
@given(data=st.data())
def test_a_match_ends_in_what_is_looked_at(
    pattern: re.Pattern[str], characters: Container[str], data: st.DataObject
) -> None:
    match = pattern.search(data.draw(st.from_regex(pattern)))
    assert match is None or match[0][-1:] in characters


def test_an_aside_begins_with_what_is_looked_at() -> None:
    openings = ("（个）", "（到2025年）", "（今年完成）", "“十四五”", "“”")
    assert all(clauses.NO_ASIDE.match(text) and text[1] in clauses.BEGINS_NO_ASIDE for text in openings)
