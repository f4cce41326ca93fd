"""PDF files with text: the same facts as the text they were printed from, and the way back to page and cell."""

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pypdfium2 as pdfium
import pytest

from hengce.ingest.model import Extraction, Source, SourcePlace
from hengce.ingest.pipeline import extract
from hengce.ingest.read.pdf import read_pdf
from hengce.ingest.read.source import ReadText
from tests.formats.printing import GAZETTE, print_pdf, text_to_html

CORPUS = Path(__file__).parents[2] / "corpus"
SENTENCE = "各单位要按照分工，认真抓好落实，确保各项任务按期完成，取得实际的效果。"
TITLE = "某市促进养老服务发展重点任务分工表以及二〇二五年工作安排"  # two printed lines
ROWS = 30


@pytest.mark.parametrize("plan", sorted(CORPUS.glob("*.txt")), ids=lambda plan: plan.stem)
def test_a_plan_in_print_gives_the_facts_of_its_text(tmp_path: Path, plan: Path) -> None:
    from_text = extract(plan)
    from_print = extract(print_pdf(text_to_html(from_text.text), tmp_path / "plan.pdf"))
    assert _facts(from_print) == _facts(from_text)


def _facts(extraction: Extraction) -> Extraction:
    """The facts alone: where they came from is another file."""
    return replace(extraction, source=Source("", "", ""), source_marks=(), source_places=())


@pytest.fixture(scope="module")
def task_table(tmp_path_factory: pytest.TempPathFactory) -> ReadText:
    """A table over several pages whose third column is merged over three rows each, also across page breaks."""
    rows = "".join(_row(number) for number in range(1, ROWS + 1))
    head = "<thead><tr><th>序号<th>重点任务<th>责任单位<th>完成时限</thead>"
    body = f"<h1>{TITLE}</h1><p>{SENTENCE}</p><table>{head}{rows}</table><p>完</p>"
    path = print_pdf(body, tmp_path_factory.mktemp("table") / "table.pdf", GAZETTE)
    return read_pdf(path.read_bytes(), path.name)


def _row(number: int) -> str:
    merged = f"<td rowspan=3>市民政局，{number}街道" if number % 3 == 1 else ""
    return f"<tr><td>{number}<td>推进第{number}项任务。{SENTENCE * (number % 4)}{merged}<td>2025年底前"


def test_a_table_over_pages_is_one_with_its_merged_cells_in_each_row(task_table: ReadText) -> None:
    expected = [
        f"{n}\t推进第{n}项任务。{SENTENCE * (n % 4)}\t市民政局，{n - (n - 1) % 3}街道\t2025年底前"
        for n in range(1, ROWS + 1)
    ]
    assert task_table.text.split("\n") == [
        TITLE,
        SENTENCE,
        "序号\t重点任务\t责任单位\t完成时限",
        *expected,
        "完",
    ]


TASKS = [
    ("序号", "工作任务", "牵头单位", "配合单位", "完成时限"),
    ("1", "建设县级共配中心1个", "县交通运输局", "县邮政管理局、县商务局", "2022年10月"),
    ("2", "建设乡镇共配站15个，每站面积不少于50平方米，配备快递柜", "县邮政管理局", "各乡镇（街道）", "2022年12月"),
    ("3", "开通客货邮融合线路10条", "县交通运输局", "县公交公司、县公路与运输管理中心", "2023年6月"),
]


@pytest.mark.parametrize("cell", ["vertical-align: top", "vertical-align: middle; text-align: center"])
def test_a_table_without_ruled_lines_is_read_by_its_columns(tmp_path: Path, cell: str) -> None:
    rows = "".join(f"<tr>{''.join(f'<td>{words}' for words in row)}" for row in TASKS)
    body = (
        f"<p>{SENTENCE}</p><p style='text-align: right'>2022年6月28日</p><p>附件</p><table>{rows}</table><p>{SENTENCE}"
    )
    style = f"td {{ border: none; {cell} }} td:first-child {{ width: 1em }} td:nth-child(2) {{ width: 40% }}"
    path = print_pdf(body, tmp_path / "table.pdf", style)
    assert read_pdf(path.read_bytes(), path.name).text.split("\n") == [
        SENTENCE,
        "2022年6月28日",
        "附件",
        *map("\t".join, TASKS),
        SENTENCE,
    ]


def test_each_row_leads_back_to_its_page(task_table: ReadText) -> None:
    rows = [place for place in task_table.places if place.table]
    assert [(place.table, place.row) for place in rows] == [(1, number) for number in range(1, ROWS + 2)]
    assert [place.page for place in rows] == sorted(place.page or 0 for place in rows)
    assert (rows[-1].page or 0) > 2


def test_a_paragraph_over_a_page_break_is_one_and_leads_back_to_both_pages(tmp_path: Path) -> None:
    path = print_pdf(f"<p>{SENTENCE * 20}</p>", tmp_path / "long.pdf")
    read = read_pdf(path.read_bytes(), path.name)
    assert read.text == SENTENCE * 20
    first, second = read.places
    assert first == SourcePlace(1, page=1)
    assert (second.line, second.page) == (1, 2)
    assert 300 < second.character < 616  # 22 lines of 28 characters fill a page


def test_flat_signs_stand_on_their_line(tmp_path: Path) -> None:
    text = f"一、目标\n——产业规模进一步壮大。{SENTENCE}\n——关键技术进一步突破。{SENTENCE}"
    path = print_pdf(text_to_html(text), tmp_path / "dashes.pdf")
    assert read_pdf(path.read_bytes(), path.name).text == text


@pytest.mark.parametrize("degrees", [90, 180, 270])
def test_turned_pages_read_upright(tmp_path: Path, degrees: int) -> None:
    turned = BytesIO()
    with pdfium.PdfDocument(print_pdf(f"<p>{SENTENCE * 2}</p><p>第二段。</p>", tmp_path / "plan.pdf")) as document:
        document[0].set_rotation(degrees)
        document.save(turned)
    assert read_pdf(turned.getvalue(), "turned.pdf").text == f"{SENTENCE * 2}\n第二段。"


SPREAD = "@page { size: A3 landscape } body { columns: 2; column-gap: 40mm }"


def test_two_pages_on_a_sheet_are_read_one_after_the_other(tmp_path: Path) -> None:
    lines = [f"（{n}）{SENTENCE}" for n in range(1, 17)]
    path = print_pdf("".join(f"<p>{line}</p>" for line in lines), tmp_path / "spread.pdf", SPREAD)
    assert read_pdf(path.read_bytes(), path.name).text.split("\n") == lines


def test_what_pages_repeat_in_their_margins_is_told_and_left_out(tmp_path: Path) -> None:
    path = print_pdf(f"<p>{SENTENCE * 20}</p>", tmp_path / "gazette.pdf", GAZETTE)
    (doubt,) = read_pdf(path.read_bytes(), path.name).doubts
    assert doubt.kind == "running_line"
    assert "某市人民政府公报" in doubt.zh


WATERMARK = '<div style="position:fixed;top:9cm;left:5cm;font-size:40pt;transform:rotate(-45deg)">内部资料</div>'


def test_a_watermark_is_told_and_left_out(tmp_path: Path) -> None:
    path = print_pdf(f"<p>{SENTENCE * 6}</p>{WATERMARK}", tmp_path / "marked.pdf")
    read = read_pdf(path.read_bytes(), path.name)
    assert read.text == SENTENCE * 6
    assert [(doubt.kind, "4 处" in doubt.zh) for doubt in read.doubts] == [("unread_spots", True)]
