"""Normalised text, and the way back to the source."""

import re
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hengce.ingest.normalise import normalise_text, source_place
from hengce.ingest.read.text import read_text

HAN = re.compile("[\u4e00-\u9fff]")
CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "normalise.toml").read_text("utf-8"))["case"]
PIECES = [
    "一、",
    "（一）",
    "1.",
    "标题",
    "，",
    "。",
    "\n",
    "\n\n",
    " ",
    "　",
    "(",
    ")",
    "**",
    "# ",
    "&nbsp;",
    "附件",
    "序号",
    "|",
    "A b",
    "１",
    "—3—",
    "\r\n",
    "《",
    "》",
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["is"])
def test_reads_as(case: dict[str, str]) -> None:
    assert normalise_text(read_text(case["source"].encode(), "case.txt").text).text == case["text"]


def test_a_row_of_a_table_stays_on_one_line_however_long_its_cells() -> None:
    cell = "1. 疏浚沟渠： （1）每年两次； （2）汛前完成。 " * 20
    text = normalise_text(f"1\t沟渠\t{cell}\t市水利局\n2\t塘坝\t清淤。\t市水利局").text
    assert [line.count("\t") for line in text.splitlines()] == [3, 3]


@given(st.lists(st.sampled_from(PIECES), max_size=60).map("".join))
def test_no_chinese_character_is_lost_or_moved(source: str) -> None:
    assert HAN.findall(normalise_text(source).text) == HAN.findall(source)


@given(st.lists(st.sampled_from(PIECES), max_size=60).map("".join) | st.text(max_size=200))
def test_every_character_leads_back_to_the_source(source: str) -> None:
    normalised = normalise_text(source)
    rows = source.replace("\r\n", "\n ").replace("\r", "\n").split("\n")
    for offset, char in enumerate(normalised.text):
        if char in "一标题附件序号":
            line, character = source_place(normalised.marks, offset)
            assert rows[line - 1][character - 1] == char


def test_a_character_behind_removed_marks_leads_back_to_its_line_and_column() -> None:
    normalised = normalise_text("# 标题\n\n**（一）强化。**按照 规定")
    assert source_place(normalised.marks, normalised.text.index("按")) == (3, 11)
    assert source_place(normalised.marks, normalised.text.index("规")) == (3, 14)
