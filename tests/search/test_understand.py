"""Regions, bodies, roles, years and kinds of fact are read out of the words of a query."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hengce.search.marks import Vocabulary
from hengce.search.understand import MOST_UNITS, Understanding, understand

CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "understanding.toml").read_text("utf-8"))["query"]
VOCABULARY = Vocabulary(("云南省", "临沧市", "吉林省", "重庆市", "渝中区"), ("实施方案", "实施意见"))
READ = ("regions", "functions", "roles", "years", "issued", "has", "concessions", "levels", "document_types")
SAID = ("is_question", "asks_who", "everywhere")


def searched(understood: Understanding) -> list[str]:
    return ["".join(word.whole for word in unit.words) for unit in understood.units]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["typed"])
def test_query_is_understood(case: dict[str, Any]) -> None:
    understood = understand(case["typed"], VOCABULARY)
    assert {key: list(getattr(understood, key)) for key in READ} == {key: case.get(key, []) for key in READ}
    assert {key: getattr(understood, key) for key in SAID} == {key: case.get(key, False) for key in SAID}


@pytest.mark.parametrize("case", [case for case in CASES if "searched" in case], ids=lambda case: case["typed"])
def test_words_that_only_build_the_question_are_not_searched(case: dict[str, Any]) -> None:
    found = [word for word in searched(understand(case["typed"], VOCABULARY)) if word not in case.get("ignore", [])]
    assert found == case["searched"]


@given(st.text(alphabet="临沧市渝中区卫健委牵头哪些多少？2025年税费和 “”（的", max_size=30))
def test_no_words_raise(typed: str) -> None:
    assert len(understand(typed, VOCABULARY).units) <= MOST_UNITS


def test_understood_names_only_what_was_read() -> None:
    assert understand("市监局 登记", VOCABULARY).shown() == {"function": ("市场监管",)}
