"""The tree of provisions."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hengce.ingest.lexicon.documents import load_document_lexicon
from hengce.ingest.structure import Structure, parse_structure

TESTS = Path(__file__).parents[1]
CASES = tomllib.loads((TESTS / "cases" / "structure.toml").read_text("utf-8"))["case"]
LINES = [
    "一、总体要求",
    "二、任务",
    "（一）加强支持",
    "（二）正文。更多",
    "1.落实。执行",
    "2、规范",
    "（1）细则",
    "①要点",
    "第一章 总则",
    "第二条 规定。",
    "附件",
    "附件1：表",
    "序号\t任务\t责任单位",
    "1\t甲\t乙",
    "第1条\t甲",
    "2\t甲",
    "指标\t数值",
    "1.甲\t乙",
    "2.乙\t丙",
    "正文。",
    "抄送：各单位",
    "某市人民政府",
    "2020年1月1日",
    "x",
]


def structure(text: str) -> Structure:
    return parse_structure(text, load_document_lexicon())


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["is"])
def test_parts(case: dict[str, Any]) -> None:
    provisions = structure(case["text"].lstrip()).provisions
    assert [[p.number, p.heading or "", p.kind] for p in provisions] == case["parts"]
    texts = {p.number: p.text for p in provisions}
    assert {number: texts[number] for number in case.get("texts", ())} == case.get("texts", {})


@given(st.lists(st.sampled_from(LINES), max_size=30).map("\n".join) | st.text(max_size=200))
def test_every_character_stands_in_exactly_one_part(text: str) -> None:
    found = structure(text)
    parts = sorted([(p.start, p.end) for p in found.provisions] + [(f.start, f.end) for f in found.frames])
    position = 0
    for start, end in parts:
        assert text[position:start].strip("\n") == ""
        assert start < end
        position = end
    assert text[position:].strip("\n") == ""


@given(st.lists(st.sampled_from(LINES), max_size=30).map("\n".join))
def test_numbers_are_unique_and_parents_stand_before_their_children(text: str) -> None:
    seen = set[str]()
    for provision in structure(text).provisions:
        assert provision.number not in seen
        assert provision.parent is None or provision.parent in seen
        seen.add(provision.number)


@given(st.lists(st.sampled_from(LINES), max_size=30).map("\n".join))
def test_cells_read_what_the_row_prints(text: str) -> None:
    found = structure(text)
    rows = {p.number: p.text for p in found.provisions if p.kind == "row"}
    cells = [
        (row.provision, "\t".join(text[c.start : c.end] for c in row.cells))
        for table in found.tables
        for row in table.rows
    ]
    assert all(printed in rows[number].split("\n") for number, printed in cells)
    assert rows.keys() == {number for number, _ in cells}


def test_a_number_printed_twice_is_a_finding() -> None:
    findings = structure("一、关于改制\n正文在此。\n一、关于税收\n正文在此。").findings
    assert [(f.kind, f.provision) for f in findings] == [("repeated_number", "1-2")]
