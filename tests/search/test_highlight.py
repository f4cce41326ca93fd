"""Marks stand on the words that were asked for, by whatever name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hengce.search.highlight import highlights
from hengce.search.marks import Vocabulary
from hengce.search.query import parse_query
from hengce.search.understand import understand

TEXT = "婴幼儿照护服务机构由市卫生健康委备案，招收2-3岁幼儿。"


def marked(text: str, typed: str) -> list[str]:
    query = parse_query(typed)
    return [text[start:end] for start, end in highlights(text, query, understand(query.plain, Vocabulary()))]


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("备案", ["备案"]),
        ("托育机构", ["婴幼儿照护服务机构"]),
        ("卫健委", ["卫生健康委"]),
        ("“招收2-3岁”", ["招收2-3岁"]),
        ("“机构由市”", ["机构由市"]),
        ("备案 -幼儿", ["备案"]),
        ("水价", []),
        ("2至3岁", ["2-3岁"]),
    ],
)
def test_words_are_marked(typed: str, words: list[str]) -> None:
    assert marked(TEXT, typed) == words


def test_a_word_is_not_marked_across_two_others() -> None:
    assert marked("各级人民政府和民政部门", "民政") == ["民政"]


@given(st.text(alphabet="托育机构备案 “”。\n", max_size=60), st.text(alphabet="托育机构备案 “”", max_size=12))
def test_marks_are_in_order_and_apart(text: str, typed: str) -> None:
    query = parse_query(typed)
    ends = [end for span in highlights(text, query, understand(query.plain, Vocabulary())) for end in span]
    assert ends == sorted(set(ends))
    assert all(0 <= end <= len(text) for end in ends)
