"""A pattern compiled for searching finds what it finds as it is written, and skips to the characters it begins with."""

import re

import pytest

from hengce.ingest.first_characters import AnywhereError, by_first_character, compile_for_search

TEXT = (
    "各区县可按照规定，由市财政不超过三成、至少于5%（含）补助；新增3.5万个，至多再降10%。\n不得低于上年，严禁不超过。"
)

# A pattern, and how it is written as a choice by its first character
WRITTEN = {
    "补贴|补助": "补(?:贴|助)",
    "至?少|多于": "至少|少|多于",
    "各*区": "各各*区|区",
    "再??降": "降|再降",
    "[市县]财": "市财|县财",
    "[0-2]成": "0成|1成|2成",
    "[.（]含?": r"\.含?|（含?",
    r"\（含": "（含",
    "(?:可|应)按": "(?:可|应)按",
    "(?:可|应)+按": "(?:可|应)(?:可|应)*按",
    "由|(?:可|应)按": "由|可按|应按",
    "新|(?:至少|至多|最少)再?降": "新|至(?:少|多)再?降|最少再?降",
    "(?<!不)超过|得": "超(?<!(?:不)超)过|得",
    "(?!可以)可|应": "可(?<=(?!可以)可)|应",
    "^各|区$": "各(?<=^各)|区$",
    "(?P<sum>三|五)成": "(?P<sum>三|五)成",
    "(?:(?:可|应)?按)?规": "可按规|应按规|按规|规",
}
ANYWHERE = (
    ".成",
    r"\d%",
    "[^，]区",
    r"[\d.]+%",
    "[一-龥]区",
    "各?",
    "(?:各|)",
    "^各",
    "各++区",
    "各|(?:区|县)(市)",
    "(各|区)+",
)


@pytest.mark.parametrize(("pattern", "written"), WRITTEN.items())
def test_each_way_to_begin_is_written_with_a_character_in_front(pattern: str, written: str) -> None:
    assert by_first_character(pattern) == written


@pytest.mark.parametrize("pattern", ANYWHERE)
def test_what_may_begin_with_anything_is_left_as_it_is(pattern: str) -> None:
    with pytest.raises(AnywhereError):
        by_first_character(pattern)
    assert compile_for_search(pattern).pattern == pattern


@pytest.mark.parametrize("pattern", [*WRITTEN, *ANYWHERE])
def test_the_same_is_found(pattern: str) -> None:
    found = [(match.span(), match.groups()) for match in compile_for_search(pattern).finditer(TEXT)]
    assert found == [(match.span(), match.groups()) for match in re.finditer(pattern, TEXT)]


def test_what_is_no_pattern_is_an_error() -> None:
    with pytest.raises(re.error):
        compile_for_search("补贴|（(")
