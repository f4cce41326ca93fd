"""What holds for every fact of every document at hand."""

from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hengce.ingest.codec import extraction_from_json, extraction_to_json
from hengce.ingest.model import Extraction, Source, SourcePlace
from hengce.ingest.nlp import load_pipeline
from hengce.ingest.normalise import normalise_text, source_place
from hengce.ingest.pipeline import extract, extract_source
from hengce.ingest.read import read_source
from hengce.ingest.read.source import Doubt, ReadText, SourceText
from hengce.ui.components.facts import place

ROOT = Path(__file__).parents[2]
DOCUMENTS = sorted([*ROOT.glob("corpus/*.txt"), *ROOT.glob("tests/documents/*.txt")])
PIECES = [
    "一、总体目标\n",
    "（一）加强支持。",
    "1.落实政策。",
    "到2025年，建成1个示范机构，普及率达到60%。",
    "（责任单位：市教育局、市民政局等）",
    "由市卫生健康委牵头，",
    "免征增值税、契税。",
    "给予补贴",
    "《服务办法》（国办发〔2019〕15号）",
    "市公安局：负责巡查；",
    "\n",
    "附件\n",
    "序号\n任务\n责任单位\n1\n甲\n市财政局\n",
    "（",
    "）",
    "；",
]


@cache
def facts(path: Path) -> Extraction:
    return extract(path)


def misread(extraction: Extraction) -> list[object]:
    """The facts whose span does not read what the fact quotes."""
    text, wrong = extraction.text, list[object]()
    for kind in ("provisions", "duties", "targets", "concessions"):
        wrong += [f for f in getattr(extraction, kind) if text[f.start : f.end] != f.text]
    wrong += [c for c in extraction.citations if text[c.start : c.end] != (c.title or c.document_number)]
    named = {d.name: {text[m.start : m.end] for m in d.mentions} for d in extraction.departments}
    wrong += [r for r in extraction.responsibilities if text[r.start : r.end] not in named[r.department]]
    return wrong


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_every_fact_reads_what_it_quotes(path: Path) -> None:
    assert misread(facts(path)) == []


@given(st.lists(st.sampled_from(PIECES), max_size=25).map("".join))
@settings(deadline=None)  # the first example loads the lexicons
def test_facts_of_any_text_read_what_they_quote(text: str) -> None:
    assert misread(extract_source(SourceText(Source("x.txt", "", "text/plain"), ReadText(text)))) == []


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_facts_stand_in_the_provision_they_name(path: Path) -> None:
    extraction = facts(path)
    place = {p.number: range(p.start, p.end + 1) for p in extraction.provisions}
    for kind in ("duties", "targets", "concessions", "citations"):
        for fact in getattr(extraction, kind):
            assert fact.provision is None or (fact.start in place[fact.provision] and fact.end in place[fact.provision])


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_json_gives_the_same_facts_back(path: Path) -> None:
    assert extraction_from_json(extraction_to_json(facts(path))) == facts(path)


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_the_text_leads_back_to_the_source(path: Path) -> None:
    source = read_source(path).text.replace("\r\n", "\n ").split("\n")
    normalised = normalise_text(read_source(path).text)
    for offset in range(0, len(normalised.text), 7):
        if "\u4e00" <= normalised.text[offset] <= "\u9fff":
            line, character = source_place(normalised.marks, offset)
            assert source[line - 1][character - 1] == normalised.text[offset]


def test_reading_a_document_twice_gives_the_same_facts() -> None:
    assert extract(DOCUMENTS[0]) == extract(DOCUMENTS[0])


def test_spans_of_the_doc_cover_their_facts() -> None:
    doc = load_pipeline()(facts(DOCUMENTS[0]).text)
    for kind in ("provisions", "responsibilities", "targets", "concessions", "citations"):
        for span, fact in zip(doc.spans[kind], doc._.facts[kind], strict=True):
            assert span.start_char <= fact.start
            assert fact.end <= span.end_char


TABLED = "一、任务\n没有看清的字\n序号\t任务\t责任单位\n1\t建站\t市教育局\n"


def test_a_line_that_was_doubtful_is_a_finding_where_it_stands() -> None:
    doubts = (
        Doubt("faint_print", "字迹不清。", "Faint print.", 2),
        Doubt("page_missing", "缺页。", "A page is missing."),
    )
    extraction = extract_source(SourceText(Source("x.pdf", "", "application/pdf"), ReadText(TABLED, doubts=doubts)))
    line, whole = extraction.findings[:2]
    assert (line.kind, extraction.text[line.start : line.end]) == ("faint_print", "没有看清的字")
    assert (whole.kind, whole.start, whole.end) == ("page_missing", None, None)


def test_a_fact_of_a_table_is_placed_by_its_cell() -> None:
    places = (SourcePlace(1, page=1), SourcePlace(3, 2, 1, 1), SourcePlace(4, 2, 1, 2))
    read = ReadText(TABLED, places, whole_lines=True)
    extraction = extract_source(SourceText(Source("x.pdf", "", "application/pdf"), read))
    (responsibility,) = extraction.responsibilities
    assert place(extraction, None, responsibility.start) == "编号条款之外 · 源文件第 2 页表 1 第 2 行第 3 列"
    assert place(extraction, None, 0) == "编号条款之外 · 源文件第 1 页"
    assert extraction_from_json(extraction_to_json(extraction)) == extraction
