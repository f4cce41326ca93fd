"""What is looked at before a pattern lets all through that the pattern matches: the two grow together."""

import re
from collections.abc import Container, Iterable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hengce.ingest import headings, labels, outline, paragraphs, structure
from hengce.ingest.extract import titles
from hengce.ingest.extract.bodies import (
    coined,
    government_names,
    levels,
    lists,
    name_words,
    nobody,
    place_words,
    rules,
    terms,
)
from hengce.ingest.extract.concessions import sentences, wording
from hengce.ingest.extract.targets import clauses, echoes, extract, groups, passages, quantities, scopes
from hengce.ingest.lexicon import departments
from hengce.ingest.lines import Line

WRITTEN = st.characters(
    codec="utf-8", exclude_categories=["Cs", "Nd"], include_characters="0123456789"
)  # once normalised
BEGINNINGS = {
    "act": (coined.ACT, coined.BEGINS_ACT),
    "leading words": (lists.LEADING_WORDS, lists.LEADING_CHARACTERS),
    "collective": (name_words.COLLECTIVE, name_words.COLLECTIVE_BEGINS),
    "nothing": (nobody.NOTHING, nobody.NOTHING_BEGINS),
    "class or level": (place_words.CLASS_OR_LEVEL, place_words.BEGINNINGS),
    "comparison": (extract.COMPARISON, extract.COMPARES),
    "scope": (scopes.SCOPE, scopes.SCOPE_BEGINS),
    "label": (labels.LABEL, labels.BEGINNINGS),
    "enumeration": (re.compile(rf"(?!\s)(?:{clauses.ENUMERATION.pattern})"), clauses.ENUMERATES),
    "lead-in": (re.compile(rf"(?!\s)(?:{sentences.LEAD_IN.pattern})(?<!^)"), sentences.LEADS_IN),
}
ENDS = {
    "base": (quantities.BASE, quantities.BASE_ENDS),
    "amount": (passages.AMOUNT, passages.AMOUNT_ENDS),
    "meanings": (outline.MEANINGS, outline.MEANINGS_END),
    "limit": (wording.LIMIT_BEFORE, wording.LIMIT_ENDS),
    "page number": (paragraphs.PAGE_NUMBER, paragraphs.PAGE_NUMBER_ENDS),
    "groups": (groups.GROUPS, groups.GROUP_ENDS),
    "led to page": (structure.LED_TO_PAGE, structure.LED_TO_PAGE_ENDS),
    "place": (echoes.PLACE, echoes.PLACE_ENDS),
    "branch": (departments.BRANCH, departments.BRANCH_ENDINGS),
    "office": (coined.OFFICE, coined.OFFICE_ENDS),
    "alone": (coined.ALONE, coined.ALONE_ENDS),
    "other levels": (place_words.OTHER_LEVELS, place_words.LISTS_LEVELS),
    "place alone": (government_names.PLACE_ALONE, government_names.PLACE_ENDS),
    "financial": (name_words.FINANCIAL, "".join(name_words.FINANCIAL_ENDS)),
    "line of work": (re.compile("|".join(departments.LINE_SUFFIXES)), departments.LINE_ENDS),
}

HELD = {
    "aim": (headings.AIMS, headings.SIGNS_OF_AIMS),
    "each level": (levels.EACH_LEVEL, levels.JOINTS),
    "levels and region": (levels.LEVELS_AND_REGION, levels.JOINTS),
    "what leads": (rules.FIRST_LEADS, rules.LEADS),
    "short name": (terms.CALLED, "称"),
    **{pattern.pattern: (pattern, signs) for pattern, signs in titles.AROUND_TITLES},
}


@pytest.mark.parametrize(("pattern", "characters"), BEGINNINGS.values(), ids=BEGINNINGS)
@given(data=st.data())
@settings(suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow])
def test_a_match_begins_with_what_is_looked_at(
    pattern: re.Pattern[str], characters: Container[str], data: st.DataObject
) -> None:
    match = pattern.search(data.draw(st.from_regex(pattern, alphabet=WRITTEN)))
    assert match is None or match[0][:1] in characters


@pytest.mark.parametrize(("pattern", "characters"), ENDS.values(), ids=ENDS)
@given(data=st.data())
def test_a_match_ends_in_what_is_looked_at(
    pattern: re.Pattern[str], characters: Container[str], data: st.DataObject
) -> None:
    match = pattern.search(data.draw(st.from_regex(pattern, alphabet=WRITTEN)))
    assert match is None or match[0][-1:] in characters


@pytest.mark.parametrize(("pattern", "signs"), HELD.values(), ids=HELD)
@given(data=st.data())
def test_a_match_holds_one_of_what_is_looked_for(
    pattern: re.Pattern[str], signs: Iterable[str], data: st.DataObject
) -> None:
    match = pattern.search(data.draw(st.from_regex(pattern, alphabet=WRITTEN)))
    assert match is None or any(sign in match[0] for sign in signs)


@given(data=st.data())
def test_a_match_is_found_by_a_function_that_looks_first(data: st.DataObject) -> None:
    of_class = data.draw(st.from_regex(government_names.CLASS_GOVERNMENT, alphabet=WRITTEN, fullmatch=True))
    assert government_names.may_be_a_class(of_class)
    level = place_words.CLASS_OR_LEVEL.match(data.draw(st.from_regex(place_words.CLASS_OR_LEVEL, alphabet=WRITTEN)))
    assert level is None or place_words.level_at_start(level.string) == level[0]
    page = structure.LED_TO_PAGE.search(data.draw(st.from_regex(structure.LED_TO_PAGE, alphabet=WRITTEN)))
    assert page is None or not page[0].rstrip(structure.OF_PAGE)[-1:].isalnum()


def test_an_aside_begins_with_what_is_looked_at() -> None:
    openings = ("（个）", "（到2025年）", "（今年完成）", "“十四五”", "“”")
    assert all(clauses.NO_ASIDE.match(text) and text[1] in clauses.BEGINS_NO_ASIDE for text in openings)


@given(data=st.data())
def test_whose_holds_a_sign(data: st.DataObject) -> None:
    match = scopes.OF_WHOM.match(data.draw(st.from_regex(scopes.OF_WHOM, alphabet=WRITTEN)))
    assert match is None or scopes.may_say_of_whom(match.string)


@pytest.mark.parametrize(
    "line", ["责任单位：", "落实部门：", "抄送：", "附件：", "（此件公开", "联系人：", "（联系人", "2020年3月1日印发"]
)
def test_a_line_of_its_own_is_not_joined_to_the_sentence_above(line: str) -> None:
    above = Line([("为加强统筹协调，", 1, 1)])
    assert len(list(paragraphs.join_paragraphs([above, Line([(line, 2, 1)])]))) == 2
