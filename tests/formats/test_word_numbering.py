"""Automatic numbering of Word files: how numbers are printed, and how lists count."""

import tomllib
from pathlib import Path

import pytest

from hengce.ingest.read.word.document import read_docx
from hengce.ingest.read.word.number_formats import FORMATS, format_number

from .word_files import make_word, numbered, paragraph

CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "number_formats.toml").read_text("utf-8"))["format"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_numbers_are_printed_as_word_prints_them(case: dict[str, dict[str, str]]) -> None:
    assert {n: format_number(int(n), str(case["name"])) for n in case["prints"]} == case["prints"]


def test_every_format_has_examples() -> None:
    assert set(FORMATS) <= {case["name"] for case in CASES}


def level(at: int, text: str, form: str = "decimal", more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{more}<w:suff w:val="nothing"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def abstract(key: int, inside: str) -> str:
    return f'<w:abstractNum w:abstractNumId="{key}">{inside}</w:abstractNum>'


def list_of(key: int, of: int, overrides: str = "") -> str:
    return f'<w:num w:numId="{key}"><w:abstractNumId w:val="{of}"/>{overrides}</w:num>'


def override(at: int, inside: str) -> str:
    return f'<w:lvlOverride w:ilvl="{at}">{inside}</w:lvlOverride>'


HAN, BRACKET = level(0, "%1、", "chineseCounting"), level(1, "（%2）", "japaneseCounting")
OUTLINE = abstract(0, HAN + BRACKET + level(2, "%3."))
START_AT_ONE = override(0, '<w:startOverride w:val="1"/>')


def lines(body: str, numbering: str, **parts: str) -> list[str]:
    return read_docx(make_word(body, numbering=numbering, **parts), "plan.docx").text.split("\n")


def test_levels_restart_below_the_one_above() -> None:
    levels = (0, 1, 2, 2, 1, 2, 0, 1)
    body = "".join(numbered("甲", 1, at) for at in levels)
    expected = ["一、", "（一）", "1.", "2.", "（二）", "1.", "二、", "（一）"]
    assert lines(body, OUTLINE + list_of(1, 0)) == [label + "甲" for label in expected]


def test_a_level_that_never_restarts_runs_on() -> None:
    running = abstract(0, HAN + level(1, "%2.", more='<w:lvlRestart w:val="0"/>'))
    body = "".join(numbered("甲", 1, at) for at in (0, 1, 1, 0, 1))
    assert lines(body, running + list_of(1, 0)) == ["一、甲", "1.甲", "2.甲", "二、甲", "3.甲"]


def test_a_level_may_restart_only_far_above() -> None:
    far = abstract(0, HAN + BRACKET + level(2, "%3.", more='<w:lvlRestart w:val="1"/>'))
    body = "".join(numbered("甲", 1, at) for at in (0, 1, 2, 1, 2, 0, 2))
    assert lines(body, far + list_of(1, 0)) == ["一、甲", "（一）甲", "1.甲", "（二）甲", "2.甲", "二、甲", "1.甲"]


def test_lists_of_one_definition_count_on_unless_one_starts_anew() -> None:
    body = numbered("甲", 1) + numbered("乙", 2) + numbered("丙", 3) + numbered("丁", 3) + numbered("戊", 1)
    lists = list_of(1, 0) + list_of(2, 0) + list_of(3, 0, START_AT_ONE)
    assert lines(body, OUTLINE + lists) == ["一、甲", "二、乙", "一、丙", "二、丁", "三、戊"]


def test_a_list_may_change_a_level() -> None:
    changed = list_of(1, 0, override(0, level(0, "第%1条", "chineseCountingThousand")))
    assert lines(numbered("甲") + numbered("乙"), OUTLINE + changed) == ["第一条甲", "第二条乙"]


def test_labels_of_several_levels_show_what_stands_above() -> None:
    legal = abstract(0, HAN + level(1, "%1.%2", more="<w:isLgl/>") + level(2, "%1-%2-%3"))
    body = numbered("甲", 1, 0) + numbered("乙", 1, 1) + numbered("丙", 1, 2)
    assert lines(body, legal + list_of(1, 0)) == ["一、甲", "1.1乙", "一-1-1丙"]


def test_a_list_by_a_list_style_has_the_levels_of_the_style() -> None:
    linked = abstract(7, '<w:numStyleLink w:val="outline"/>')
    styled = abstract(0, '<w:styleLink w:val="outline"/>' + HAN)
    assert lines(numbered("甲", 2), styled + linked + list_of(1, 0) + list_of(2, 7)) == ["一、甲"]


def test_the_style_of_a_paragraph_numbers_it_at_the_level_bound_to_it() -> None:
    bound = abstract(0, HAN + level(1, "（%2）", "chineseCounting", '<w:pStyle w:val="second"/>'))
    styles = (
        '<w:style w:type="paragraph" w:styleId="second">'
        '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="child"><w:basedOn w:val="second"/></w:style>'
    )
    body = (
        numbered("甲")
        + paragraph("乙", '<w:pStyle w:val="second"/>')
        + paragraph("丙", '<w:pStyle w:val="child"/>')
        + paragraph("丁", '<w:pStyle w:val="child"/><w:numPr><w:numId w:val="0"/></w:numPr>')
    )
    assert lines(body, bound + list_of(1, 0), styles=styles) == ["一、甲", "（一）乙", "（二）丙", "丁"]


def test_bullets_and_unknown_lists_print_nothing() -> None:
    bullets = abstract(0, level(0, "\uf0b7", "bullet"))
    assert lines(numbered("甲", 1) + numbered("乙", 9), bullets + list_of(1, 0)) == ["甲", "乙"]


def test_a_format_made_by_hand_falls_back_on_a_usual_one() -> None:
    choice = (
        '<w:lvl w:ilvl="0"><mc:AlternateContent><mc:Choice Requires="w14"><w:numFmt w:val="custom" w:format="001"/>'
        '</mc:Choice><mc:Fallback><w:numFmt w:val="decimalZero"/></mc:Fallback></mc:AlternateContent>'
        '<w:suff w:val="nothing"/><w:lvlText w:val="%1 "/></w:lvl>'
    )
    assert lines(numbered("甲"), abstract(0, choice) + list_of(1, 0)) == ["01 甲"]


def test_a_number_is_parted_from_a_year() -> None:
    tabbed = abstract(0, level(0, "%1.").replace('<w:suff w:val="nothing"/>', ""))
    assert lines(numbered("2025年建成"), tabbed + list_of(1, 0)) == ["1. 2025年建成"]
