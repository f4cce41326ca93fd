"""The document as the reader shows it: all of its text, and every fact where it stands."""

from collections.abc import Callable
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from hengce.ingest.model import Extraction
from hengce.ingest.pipeline import extract
from hengce.ui.components.facts import FactCard, facts_to_cards, sentence_around
from hengce.ui.components.reader import Block, ReaderChoice, cut, extraction_to_reader

MakePlan = Callable[..., Extraction]


def card(start: int, end: int) -> FactCard:
    return FactCard("target", "目标", "", (), "", "", "", "", None, start, end)


def words(block: Block) -> str:
    separator = "\t" if block.kind == "row" else "\n"
    return separator.join("".join(segment.text for segment in paragraph) for paragraph in block.paragraphs)


def test_every_provision_is_shown_with_all_its_words(plan: MakePlan) -> None:
    extraction = plan()
    view = extraction_to_reader(extraction, ReaderChoice())
    assert {block.number: words(block) for block in view.blocks} == {p.number: p.text for p in extraction.provisions}


def test_a_row_is_shown_line_by_line(tmp_path: Path) -> None:
    path = tmp_path / "分工表.txt"
    path.write_text(
        "附件\n序号\t任务\t牵头单位\n1\t修建步道\t市体育局\n1\t修建步道\t市住建局\n注：以年底为限。", "utf-8"
    )
    view = extraction_to_reader(extract(path), ReaderChoice())
    rows = [(block.number, block.number_name, words(block)) for block in view.blocks if block.kind == "row"]
    assert rows == [
        ("A.1", "附件.1", "1\t修建步道\t市体育局"),
        ("A.1", "", "1\t修建步道\t市住建局\n注：以年底为限。"),
    ]


def test_a_mark_covers_the_words_of_its_fact(plan: MakePlan) -> None:
    view = extraction_to_reader(plan(), ReaderChoice())
    marked = dict.fromkeys(range(len(view.facts)), "")
    for block in view.blocks:
        for segment in (segment for paragraph in block.paragraphs for segment in paragraph):
            for fact in segment.facts:
                marked[fact] += segment.text
    inside = {i: fact.quote for i, fact in enumerate(view.facts) if fact.provision}
    assert {i: marked[i] for i in inside} == inside


def test_each_fact_has_its_quote_and_its_place(plan: MakePlan) -> None:
    extraction = plan()
    for fact in facts_to_cards(extraction):
        assert extraction.text[fact.start : fact.end] == fact.quote
        assert fact.place


def test_a_responsibility_says_role_and_official_name(plan: MakePlan) -> None:
    lead = next(fact for fact in facts_to_cards(plan()) if fact.kind == "responsibility")
    assert lead.title == "市自然资源局"
    assert ("角色", "牵头") in lead.fields
    assert ("规范名称", "临沧市自然资源和规划局") in lead.fields


def test_only_kinds_that_exist_can_be_hidden(plan: MakePlan) -> None:
    view = extraction_to_reader(plan(), ReaderChoice(hidden=("target", "<script>")))
    assert view.hidden == ("target",)


@given(st.text(max_size=60), st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=8))
def test_cutting_loses_no_character(text: str, spans: list[tuple[int, int]]) -> None:
    cards = [card(min(span), max(span)) for span in spans]
    segments = cut(text, (0, len(text)), cards)
    assert "".join(segment.text for segment in segments) == text


@given(st.text(alphabet="甲乙。；\n", min_size=1, max_size=40), st.data())
def test_a_quote_and_what_surrounds_it_run_on(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    before, after = sentence_around(text, start, end)
    assert before + text[start:end] + after in text
