"""Words are jieba's, concepts are the lexicon's, and nothing of a text is lost to exact runs."""

import re
from pathlib import Path

import jieba  # type: ignore[import-untyped]  # carries no types
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hengce.ingest.lexicon.load import read_entries
from hengce.search.analyse import Token, characters, concepts, index_terms, whole_words, words

ROOT = Path(__file__).parents[2]
PLANS = sorted((ROOT / "corpus").glob("*.txt"))
SPOKEN = re.compile(r"[0-9A-Za-z\u3400-\u9fff]")


@pytest.fixture(scope="session")
def reference() -> jieba.Tokenizer:
    """jieba itself with our words."""
    tokenizer = jieba.Tokenizer()
    for entry in read_entries(ROOT / "ingest" / "lexicon" / "words.toml"):
        for word in entry.texts("words"):
            tokenizer.add_word(word)
    return tokenizer


@pytest.mark.parametrize("plan", PLANS, ids=lambda plan: plan.stem)
def test_words_are_those_of_jieba_in_accurate_mode(plan: Path, reference: jieba.Tokenizer) -> None:
    text = plan.read_text("utf-8")
    wanted = [word.lower() for word in reference.cut(text) if SPOKEN.search(word)]
    assert [token.term for token in whole_words(text)] == wanted


@pytest.mark.parametrize("plan", PLANS, ids=lambda plan: plan.stem)
def test_words_are_those_of_jieba_in_search_mode_but_some_within_a_longer_word(
    plan: Path, reference: jieba.Tokenizer
) -> None:
    text = plan.read_text("utf-8")
    wanted = {Token(word.lower(), *at) for word, *at in reference.tokenize(text, "search") if SPOKEN.search(word)}
    found = words(text)
    assert set(found) <= wanted
    assert len(found) == len(set(found))
    bounds = {bound for _, *at in reference.tokenize(text) for bound in at}
    assert not [token for token in wanted - set(found) if bounds & {token.start, token.end}]


@pytest.mark.parametrize(
    ("text", "across"), [("各级人民政府", "民政"), ("交通运输", "通运"), ("市场主体", "场主"), ("充分发挥", "分发")]
)
def test_what_stands_across_two_words_of_a_longer_one_is_none(text: str, across: str) -> None:
    assert across not in [token.term for token in words(text)]
    assert across in [token.term for token in words(across)]


@pytest.mark.parametrize(("text", "term"), [("民政部门", "民政"), ("中小企业", "小企业"), ("国务院办公厅", "国务院")])
def test_words_at_the_edge_of_a_longer_one_stay(text: str, term: str) -> None:
    assert term in [token.term for token in words(text)]


@given(st.text())
def test_words_stand_where_they_say(text: str) -> None:
    assert all(text[token.start : token.end].lower() == token.term for token in words(text))


@given(st.text())
def test_terms_hold_no_white_space(text: str) -> None:
    assert all(term == term.strip() and len(term.split()) == 1 for term in index_terms(text).split(" ") if term)


@given(st.text())
def test_characters_are_all_of_the_text_but_white_space(text: str) -> None:
    assert "".join(characters(text)) == "".join(text.split()).replace("－", "-")


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("旗卫健委", "@卫生健康"),
        ("县卫体局", "@体育"),
        ("市场监管部门", "@市场监管"),
        ("总工会", "@工会"),
        ("婴幼儿照护服务机构", "≈托育机构"),
        ("托育机构", "≈托育服务"),
        ("新建居住区", "≈新建居住区"),
        ("新建小区", "≈新建居住区"),
        ("2-3岁", "≈2-3"),
        ("2—3岁", "≈2-3"),
        ("2至3岁", "≈2-3"),
        ("3-5家", "≈3-5"),
    ],
)
def test_names_of_one_thing_share_a_concept(text: str, term: str) -> None:
    assert term in [token.term for token in concepts(text)]


def test_a_longer_name_is_not_read_as_a_shorter_one() -> None:
    assert "≈托育机构" not in [token.term for token in concepts("托育服务")]


@pytest.mark.parametrize("text", ["JGJ39-2016", "2020-2025年", "第2.1-3条", "2、3岁"])
def test_what_is_no_span_of_numbers(text: str) -> None:
    assert not [token.term for token in concepts(text) if "-" in token.term]


@given(st.text(alphabet="托育机构备案JGJ39-2016，（）卫健委 \n"))
def test_indexed_terms_are_those_that_are_searched(text: str) -> None:
    searched = [token.term for token in (*words(text), *concepts(text))]
    assert index_terms(text) == " ".join(searched)
