"""Graded queries are answered well."""

import functools

import pytest

from tests.search_scores import BARS, figures, judge_all

means = functools.cache(lambda: figures(judge_all()))


@pytest.mark.parametrize("name", BARS)
def test_queries_are_answered(name: str) -> None:
    assert means()[name] >= BARS[name]
