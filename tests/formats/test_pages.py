"""Web pages: the article alone, with the facts of its text, whatever content system saved it."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from hengce.ingest.model import Extraction, Source
from hengce.ingest.pipeline import extract, extract_source
from hengce.ingest.read.source import SourceText
from hengce.ingest.read.web.page import read_page
from tests.formats.pages import STYLES, make_page, text_to_body

CORPUS = Path(__file__).parents[2] / "corpus"
TITLE = "某市人民政府办公室关于促进养老服务发展的实施意见"
SENTENCE = "各单位要按照分工，认真抓好落实，确保各项任务按期完成。"
PLAIN = STYLES[2]


@pytest.mark.parametrize("style", STYLES, ids=lambda style: style["is"])
@pytest.mark.parametrize("plan", sorted(CORPUS.glob("*.txt")), ids=lambda plan: plan.stem)
def test_a_plan_on_a_page_gives_the_facts_of_its_text(plan: Path, style: Mapping[str, str]) -> None:
    from_text = extract(plan)
    document = from_text.document
    title = document.notice_title or document.title or ""
    read = read_page(make_page(style, title, text_to_body(from_text.text, style["paragraph"])), "plan.html")
    from_page = extract_source(SourceText(Source("", "", ""), read))
    assert from_page.text == from_text.text
    assert _facts(from_page) == _facts(from_text)


def _facts(extraction: Extraction) -> Extraction:
    """The facts that the text states, without what only the page around it knows."""
    document = replace(extraction.document, index_number=None, published_on=None, notice_title=None)
    findings = tuple(finding for finding in extraction.findings if not finding.kind.startswith("page_"))
    bare = replace(extraction, source=Source("", "", ""), document=document, findings=findings)
    return replace(bare, source_marks=(), source_places=())


@pytest.mark.parametrize("style", STYLES, ids=lambda style: style["is"])
def test_a_page_gives_its_fields(style: Mapping[str, str]) -> None:
    body = text_to_body(f"一、总体要求\n{SENTENCE}\n二、主要任务\n{SENTENCE}", style["paragraph"])
    fields = read_page(make_page(style, TITLE, body), "plan.html").fields
    wanted = dict(style["fields"])
    assert {key: getattr(fields, key) for key in wanted} == {
        k: v.replace("{{title}}", TITLE) for k, v in wanted.items()
    }
    assert fields.title == TITLE


def test_the_name_of_a_site_is_no_title() -> None:
    page = "<html><head><title>某市人民政府门户网站_政务公开</title></head><body><div id='zoom'>{}</div></body></html>"
    body = text_to_body(f"{TITLE}\n一、总体要求\n{SENTENCE}\n二、主要任务\n{SENTENCE}", PLAIN["paragraph"])
    read = read_page(page.format(body).encode(), "plan.html")
    assert read.fields.title is None
    assert extract_source(SourceText(Source("", "", ""), read)).document.title == TITLE


TABLE = """<p>一、任务分工见下表。</p><table>
<tr><td rowspan=2>序号</td><td rowspan=2>任务</td><td colspan=2>分工</td></tr>
<tr><td>牵头单位</td><td>责任单位</td></tr>
<tr><td>1</td><td>建设<br>中心</td><td rowspan="2"><p>市民政局</p></td><td><p>市财政局</p><p>市水利局</p></td></tr>
<tr><td>2</td><td>培训人员</td><td>市教育局</td></tr></table><p>二、其他事项另行通知。</p>"""


def test_cells_over_rows_and_columns_keep_the_columns() -> None:
    read = read_page(make_page(PLAIN, TITLE, TABLE), "table.html")
    assert read.text.split("\n")[1:5] == [
        "序号\t任务\t分工\t",
        "序号\t任务\t牵头单位\t责任单位",
        "1\t建设 中心\t市民政局\t市财政局、市水利局",
        "2\t培训人员\t市民政局\t市教育局",
    ]
    assert [(place.line, place.table, place.row) for place in read.places] == [
        (2, 1, 1), (3, 1, 2), (4, 1, 3), (5, 1, 4), (6, None, None),
    ]  # fmt: skip


NOTICE = "<div><p>某府办〔2024〕3号</p><p>各区人民政府：</p></div>"
LETTER = f"<div><p>现将方案印发给你们，请认真组织实施。{SENTENCE}</p></div>"
PLAN = f"<div><p>一、任务。{SENTENCE * 40}</p></div>"


def test_the_notice_and_the_plan_in_elements_of_their_own_are_both_kept() -> None:
    text = read_page(make_page(PLAIN, TITLE, NOTICE + LETTER + PLAN), "plan.html").text
    assert text.startswith("某府办〔2024〕3号\n各区人民政府：\n现将方案印发给你们")
    assert "上一篇" not in text


HIDDEN = """<p style="display:none">藏起来的文字。</p><!-- 注释中的文字。 -->
<script>document.write("脚本的文字。")</script>"""


def test_what_a_page_hides_comments_or_runs_is_not_read() -> None:
    page = make_page(PLAIN, TITLE, f"<p>一、任务。{SENTENCE}</p>{HIDDEN}")
    assert read_page(page, "plan.html").text == f"一、任务。{SENTENCE}"


def test_entities_of_its_own_are_not_resolved(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("不可泄露的内容。", "utf-8")
    entity = f'<!DOCTYPE html [<!ENTITY x SYSTEM "{secret.as_uri()}">]>'
    page = f"{entity}<html><body><p>一、任务&x;。{SENTENCE}</p></body></html>"
    assert "不可泄露" not in read_page(page.encode(), "plan.html").text
