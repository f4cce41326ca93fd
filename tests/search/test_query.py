"""What people type is read as they mean it."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hengce.search.query import LONGEST, Part, Phrase, parse_query

CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "typed_queries.toml").read_text("utf-8"))["query"]


def shown(part: Part) -> str:
    return f"“{part.text}”" if isinstance(part, Phrase) else part.text


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["typed"])
def test_typed_query_is_read(case: dict[str, Any]) -> None:
    query = parse_query(case["typed"])
    assert [[shown(part) for part in group] for group in query.wanted] == case["wanted"]
    assert [shown(part) for part in query.unwanted] == case.get("unwanted", [])


@given(st.text(alphabet='托育 -－“”"＂「」|｜()（）NOTOR&或者?？', max_size=40))
def test_no_query_raises(typed: str) -> None:
    assert parse_query(typed).typed == typed


def test_a_pasted_page_is_read_at_its_beginning() -> None:
    assert len(parse_query("托育" * LONGEST).plain) == LONGEST
