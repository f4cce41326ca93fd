"""What is looked at before a pattern lets all through that the pattern matches: the two grow together."""

import re
from collections.abc import Container, Iterable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hengce.ingest import attachments, headings, labels, lines, paragraphs, structure
from hengce.ingest.extract import document, titles
from hengce.ingest.extract.bodies import (
    anchors,
    coined,
    coordination,
    government_names,
    governments,
    levels,
    lists,
    name_words,
    nobody,
    place_words,
    rules,
    terms,
    work_words,
)
from hengce.ingest.extract.concessions import (
    admissions,
    announced,
    beneficiary,
    borne,
    caps,
    conditions,
    deferred,
    funds,
    governed,
    items,
    mentions,
    pointers,
    policies,
    receivers,
    relief,
    relief_words,
    rewards,
    sentences,
    support,
    verbless,
    waivers,
    wording,
)
from hengce.ingest.extract.concessions.rules import compile_rules
from hengce.ingest.extract.targets import (
    acts,
    aims,
    amounts,
    bindings,
    charges,
    clause_dates,
    clauses,
    digressions,
    echoes,
    extract,
    groups,
    indicators,
    norms,
    passages,
    quantities,
    scopes,
    unsaid,
)
from hengce.ingest.lexicon import departments
from hengce.ingest.lexicon.concessions import load_concession_lexicon
from hengce.ingest.lexicon.targets import load_target_lexicon
from hengce.ingest.lines import Line

TARGETS = load_target_lexicon()
CONCESSIONS = compile_rules(load_concession_lexicon())

WRITTEN = st.characters(
    codec="utf-8", exclude_categories=["Cs", "Nd"], include_characters="0123456789"
)  # once normalised
BEGINNINGS = {
    "leading words": (lists.LEADING_WORDS, lists.LEADING_CHARACTERS),
    "collective": (name_words.COLLECTIVE, name_words.COLLECTIVE_BEGINS),
    "nothing": (nobody.NOTHING, nobody.NOTHING_BEGINS),
    "several levels": (place_words.LEVELS_TOGETHER, place_words.BEGINS_LEVELS),
    "villages": (name_words.VILLAGES, name_words.VILLAGES_BEGIN),
    "bare class": (government_names.BARE_CLASS, government_names.BARE_BEGINS),
    "class or level": (place_words.CLASS_OR_LEVEL, place_words.BEGINNINGS),
    "comparison": (extract.COMPARISON, extract.COMPARES),
    "scope": (scopes.SCOPE, scopes.SCOPE_BEGINS),
    "label": (labels.LABEL, labels.BEGINNINGS),
    "enumeration": (re.compile(rf"(?!\s)(?:{clauses.ENUMERATION.pattern})"), clauses.ENUMERATES),
    "lead-in": (re.compile(rf"(?!\s)(?:{sentences.LEAD_IN.pattern})(?<!^)"), sentences.LEADS_IN),
    "year's tasks": (clauses.YEARS_TASKS, clauses.CENTURY),
    "period": (bindings.PERIOD, bindings.PERIOD_BEGINS),
    "closing": (TARGETS.compared_after, quantities.CLOSING_BEGINS),
    "since": (clause_dates.SINCE, clause_dates.BEGINS_BEHIND),
    "further condition": (digressions.FURTHER_CONDITION, "，"),
    "led by": (aims.LED_BY, "由"),
    "organised by": (aims.ORGANISED_BY, aims.ORGANISED_BY_BEGINS),
    "done by": (aims.DONE_BY, "请由"),
    "by a body": (aims.BY_BODY, "由"),
    "of each": (scopes.OF_EACH, "每"),
    "those named": (extract.THOSE_NAMED, extract.THOSE_BEGIN),
    "of so many": (indicators.OF_SO_MANY, "每"),
    "whole": (scopes.WHOLE, "全"),
    "whole place": (echoes.WHOLE_PLACE, "全"),
    "per head": (indicators.PER_HEAD, "每"),
    "paid to": (receivers.PAID_TO, "给"),
    "charged to": (receivers.CHARGED_TO, "向"),
    "behind an item": (receivers.BEHIND_ITEM, receivers.TARGET),
    "behind a rate": (receivers.BEHIND_RATE, receivers.RATE),
    "reckoned": (governed.RECKONED, relief.RECKONED_BEGINS),
    "changed from": (relief.FROM, relief.FROM_BEGINS),
    "served": (receivers.SERVED, "为向"),
    "provided": (receivers.PROVIDED, "为向"),
    "approved": (conditions.APPROVED, "经"),
}
ENDS = {
    "base": (quantities.BASE, quantities.BASE_ENDS),
    "amount": (passages.AMOUNT, passages.AMOUNT_ENDS),
    "meanings": (attachments.MEANINGS, attachments.MEANINGS_END),
    "limit": (wording.LIMIT_BEFORE, wording.LIMIT_ENDS),
    "page number": (paragraphs.PAGE_NUMBER, paragraphs.PAGE_NUMBER_ENDS),
    "groups": (groups.GROUPS, groups.GROUP_ENDS),
    "spoken of": (amounts.SPOKEN_OF, amounts.ENDS),
    "named alone": (amounts.NAMED_ALONE, amounts.ENDS),
    "led to page": (structure.LED_TO_PAGE, structure.LED_TO_PAGE_ENDS),
    "place": (echoes.PLACE, echoes.PLACE_ENDS),
    "of a group": (unsaid.OF_GROUP, "".join(unsaid.GROUP_ENDS)),
    "the most there may be": (quantities.MOST, "".join(quantities.LIMIT_ENDS)),
    "part of a place": (unsaid.PART_OF_PLACE, "".join(unsaid.PARTS_END)),
    "branch": (departments.BRANCH, departments.BRANCH_ENDINGS),
    "office": (coined.OFFICE, coined.OFFICE_ENDS),
    "alone": (coined.ALONE, coined.ALONE_ENDS),
    "other levels": (place_words.OTHER_LEVELS, place_words.LISTS_LEVELS),
    "place alone": (government_names.PLACE_ALONE, government_names.PLACE_ENDS),
    "township": (government_names.TOWNSHIP, government_names.TOWNSHIP_ENDS),
    "party": (government_names.PARTY, government_names.PARTY_END),
    "financial": (name_words.FINANCIAL, "".join(name_words.FINANCIAL_ENDS)),
    "line of work": (re.compile("|".join(departments.LINE_SUFFIXES)), departments.LINE_ENDS),
    "home": (indicators.HOME, "".join(indicators.HOMES)),
    "level": (indicators.LEVEL, "级"),
    "beside money": (conditions.BESIDE_MONEY, conditions.JOINTS),
    "share": (conditions.SHARE_OF, "%"),
    "start": (conditions.SINCE, "起"),
    "limited": (caps.LIMITED, "元"),
    "adverbs": (bindings.ADVERBS, bindings.ADVERB_ENDS),
    "granted": (aims.GRANTS, aims.GRANT_ENDS),
    "organised": (aims.ORGANISED, aims.ORGANISED_ENDS),
}
HELD = {
    "base of relief": (relief.BASE, relief.SHARE_SIGN),
    "leave": (TARGETS.leave, quantities.LEAVE),
    "only often": (acts.ONLY_OFTEN, (acts.EACH,)),
    "charge in signs": (charges.CUT_CHARGE, charges.SIGNS),
    "relief in signs": (charges.RELIEF, charges.SIGNS),
    "charge cut": (charges.CUT_CHARGE, charges.CHARGE_SIGNS),
    "relief": (charges.RELIEF, charges.RELIEF_SIGNS),
    "areas": (unsaid.AREAS, ("等",)),
    "what is not said": (unsaid.UNSAID, unsaid.UNSAID_SIGNS),
    "eligibility": (TARGETS.eligibility, digressions.LEADS_IN),
    "helping": (extract.HELPING, extract.HELPS),
    "shown for": (digressions.SHOWN_FOR, ("公示",)),
    "at least": (bindings.LOOSELY_AT_LEAST, bindings.LEASTS),
    "limit of an aside": (clauses.LIMIT, clauses.LIMIT_SIGNS),
    "once": (aims.ONCE, ("一次",)),
    "whom 对 names": (conditions.TARGETED, conditions.TARGETS),
    "force": (conditions.FORCE, ("力度", "支持")),
    "counted by": (conditions.COUNTED, "按"),
    "made": (conditions.MADE, "的"),
    "counted for": (conditions.COUNTED_FOR, ("标准",)),
    "condition only": (conditions.CONDITION_ONLY, ("符合",)),
    "permitted": (conditions.PERMITTED, "可"),
    "bare condition": (conditions.BARE_CONDITION, conditions.BARE),
    "trade": (beneficiary.TRADE, ("行业",)),
    "another measure": (beneficiary.ANOTHER, "、"),
    "another policy": (beneficiary.ANOTHER_POLICY, beneficiary.POLICIES),
    "waiving": (waivers.WAIVING, "应要"),
    "donated": (mentions.DONATED, mentions.DONATING),
    "received": (mentions.RECEIVED, mentions.DONATING),
    "into a fund": (mentions.INTO_FUND, mentions.FUNDING),
    "pointer": (re.compile(CONCESSIONS.pointer.pattern.replace("(?>", "(?:")), pointers.POINTED_AT),
    "pointed at": (CONCESSIONS.pointed, pointers.POINTED_AT),
    "reward by sum": (rewards.COUNTED_NOUN, rewards.REWARD),
    "reward by share": (rewards.BY_SHARE, rewards.REWARD),
    "reward as a verb": (rewards.COUNTED_VERB, rewards.REWARD),
    "reward by share alone": (rewards.BY_SHARE_ALONE, rewards.REWARD),
    "reward without a sum": (rewards.UNCOUNTED, rewards.REWARD),
    "reward in a list": (rewards.LISTED, rewards.REWARD),
    "subsidy as a policy": (policies.POLICY, policies.ENDS),
    "training taken in": (policies.TAKEN_IN, (policies.TAKES_IN,)),
    "deferral": (deferred.DEFERRING, deferred.SIGN),
    "lead-in": (announced.LEAD_IN, announced.NAMES_BEHIND),
    **{f"admission {place}": (admitting, admissions.FREE) for place, admitting in enumerate(admissions.ADMITTING)},
    "fund preferring": (funds.PREFERRING, funds.SUPPORTS),
    "fund that gives": (funds.GIVEN_BY, funds.SUPPORTS),
    "fund set apart": (funds.SET_APART, funds.SUPPORTS),
    "fund supporting": (funds.SUPPORTING, funds.SUPPORTS),
    "support given": (funds.GIVING_SUPPORT, funds.SUPPORTS),
    "premiums borne": (borne.BORNE, borne.PURSE),
    "phrases that waive": (re.compile("|".join(relief_words.PHRASES)), relief_words.SIGNS_OF_PHRASES),
    "several rates": (relief.SEVERAL, "折"),
    "either": (relief.EITHER, "或、"),
    "stated": (verbless.STATED, verbless.SIGNS_OF_LEVEL),
    "unnamed charge": (items.UNNAMED, "税费"),
    "aim": (headings.AIMS, headings.SIGNS_OF_AIMS),
    "printed": (document.PRINTED, document.PRINTED_SIGN),
    "meaning": (headings.MEANS, headings.MEANING),
    "front of a document": (lines.FRONT_UNBROKEN, lines.FRONT_SIGNS),
    "list's end": (anchors.ETC, anchors.ETC_SIGN),
    "each level": (levels.EACH_LEVEL, levels.JOINTS),
    "levels and region": (levels.LEVELS_AND_REGION, levels.JOINTS),
    "several levels": (place_words.LEVELS_TOGETHER, place_words.LEVEL_JOINTS),
    "members": (coordination.COMPOSED, (*coordination.COMPOSED_SIGNS, *coordination.JOINED_SIGNS)),
    "members with seats": (coordination.SEATED, coordination.SEATED_SIGNS),
    "leads": (work_words.LEADS, work_words.LEAD_SIGNS),
    "government": (governments.GOVERNMENT, governments.GOVERNMENT_SIGNS),
    "a government must": (work_words.GOVERNMENT_MUST, work_words.MUST_SIGNS),
    "what leads": (rules.FIRST_LEADS, rules.LEADS),
    "short name": (terms.CALLED, "称"),
    "by area": (scopes.BY_AREA, (scopes.UNIT_SIGN,)),
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
@settings(suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow])
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


@given(st.from_regex(passages.NOTE, alphabet=WRITTEN))
def test_a_noted_deadline_holds_what_is_looked_for(text: str) -> None:
    note = passages.NOTE.search(text)
    assert note is None or any(words.search(note[0]) for words in passages.NOTED)


@given(data=st.data())
def test_a_bare_figure_stands_behind_a_word_that_binds_it(data: st.DataObject) -> None:
    match = TARGETS.bare_figure.search(data.draw(st.from_regex(TARGETS.bare_figure, alphabet=WRITTEN)))
    if match:
        assert match.string[match.start("value") - 1] in quantities.BINDS_BARE
        assert not set(match[0]) & set(quantities.BARE_ENDS)


@given(data=st.data())
def test_a_norm_holds_a_sign_or_begins_with_one(data: st.DataObject) -> None:
    match = norms.NORM.match(data.draw(st.from_regex(norms.NORM, alphabet=WRITTEN)))
    if match and match.end() == 0:
        assert match.string[0] in norms.NORM_BEGINS
    elif match:
        assert any(sign in match.string[: norms.NORM_REACH] for sign in norms.NORM_SIGNS)


@given(st.from_regex(clauses.LIMIT, alphabet=WRITTEN, fullmatch=True))
def test_a_limit_in_brackets_is_as_long_as_the_shortest(limit: str) -> None:
    assert len(limit) + 2 >= clauses.SHORTEST_LIMIT


@given(
    st.lists(
        st.sampled_from(["给予", "2000", "元", "的", "中", "□", "或者", "与应用", "由县财政", "岗", "每月", "等", "额"])
    )
)
def test_a_name_begins_where_all_that_may_stand_before_it_says(words: list[str]) -> None:
    text = "".join(words)
    near = [match.span() for match in support.NEAR_BEFORE_NAME.finditer(text)]
    assert support.FAR_BEFORE_NAME.search(text) is None
    assert near == [match.span() for match in support.BEFORE_NAME.finditer(text)]


@given(st.from_regex(lines.HEADED, alphabet=WRITTEN))
def test_a_blank_stands_behind_the_shortest_heading_and_its_label(line: str) -> None:
    match = lines.HEADED.match(line)
    assert match is None or any(blank in match[0][lines.SHORTEST_HEADED :] for blank in " \u3000")


def test_whose_signs_hold_one_of_two_characters() -> None:
    assert all("的" in sign or "（" in sign for sign in scopes.SIGNS_OF_WHOM)


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
