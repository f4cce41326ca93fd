"""Pictures of pages: the same facts as their text, whichever way they lay on the glass."""

import struct
import zlib
from io import BytesIO
from pathlib import Path

import numpy as np
import pypdfium2 as pdfium
import pytest
from numpy.typing import NDArray
from PIL import Image

from hengce.ingest.errors import ReadError
from hengce.ingest.model import Source
from hengce.ingest.pipeline import extract, extract_source
from hengce.ingest.read.limits import MAX_PICTURES
from hengce.ingest.read.pdf import read_pdf
from hengce.ingest.read.picture import read_picture
from hengce.ingest.read.source import ReadText, SourceText
from tests.formats.printing import print_pdf

# A short plan with a paragraph over two lines, a table with a merged cell, and facts of several kinds.
PARAGRAPHS = (
    "为促进养老服务发展，根据《国务院办公厅关于推进养老服务发展的意见》（国办发〔2019〕5号），制定本方案。",
    "一、主要任务",
    "（一）扩大供给。到2025年，全市养老床位达到12000张，护理型床位占比不低于55%。（市民政局牵头，市财政局、市卫生健康委配合）",
    "（二）减轻负担。对养老服务机构免征增值税，用电、用水按照居民生活类价格执行。（市税务局、市发展改革委负责）",
)
ROWS = (
    ("序号", "重点任务", "责任单位"),
    ("1", "建设嵌入式养老服务机构，完善社区食堂", "市民政局"),
    ("2", "培训养老护理员，提高服务质量", "市民政局"),
)
TEXT = "\n".join(["某市促进养老服务发展实施方案", *PARAGRAPHS, *map("\t".join, ROWS)])
TABLE = (
    "<table><tr><td width=40>序号<td>重点任务<td>责任单位<tr><td>1<td>建设嵌入式养老服务机构，完善社区食堂"
    "<td rowspan=2>市民政局<tr><td>2<td>培训养老护理员，提高服务质量</table>"
)
MOST_ERRORS = 0.02  # of the characters


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    body = "<h1>某市促进养老服务发展实施方案</h1>" + "".join(f"<p>{p}</p>" for p in PARAGRAPHS) + TABLE
    return print_pdf(body, tmp_path_factory.mktemp("scan") / "plan.pdf")


def _scan(printed: Path, dpi: int) -> NDArray[np.uint8]:
    with pdfium.PdfDocument(printed) as document:
        pixels: NDArray[np.uint8] = document[0].render(scale=dpi / 72).to_numpy()
        return pixels[:, :, ::-1].copy()


def _picture_file(pixels: NDArray[np.uint8], kind: str = "PNG") -> bytes:
    file = BytesIO()
    Image.fromarray(pixels).save(file, kind)
    return file.getvalue()


def _scanned_pdf(*pictures: NDArray[np.uint8]) -> bytes:
    file = BytesIO()
    first, *others = map(Image.fromarray, pictures)
    first.save(file, "PDF", save_all=True, append_images=others)
    return file.getvalue()


def _edits(read: str, truth: str) -> int:
    """How many characters must be put in, taken out or changed."""
    row = list(range(len(truth) + 1))
    for at, char in enumerate(read, 1):
        last, row = row, [at]
        for column, expected in enumerate(truth, 1):
            row.append(min(last[column] + 1, row[-1] + 1, last[column - 1] + (char != expected)))
    return row[-1]


@pytest.mark.parametrize(("dpi", "quarters"), [(150, 0), (300, 1), (150, 2), (300, 3)])
def test_a_scan_reads_as_its_text(printed: Path, dpi: int, quarters: int) -> None:
    picture = np.ascontiguousarray(np.rot90(_scan(printed, dpi), quarters))
    read = read_picture(_picture_file(picture), "scan.png").text
    assert _edits(read, TEXT) <= MOST_ERRORS * len(TEXT)
    assert read.count("\t") == TEXT.count("\t")


def test_facts_of_a_scan_are_those_of_its_text(printed: Path, tmp_path: Path) -> None:
    scan = tmp_path / "scan.pdf"
    scan.write_bytes(_scanned_pdf(_scan(printed, 300)))
    from_scan = extract(scan)
    from_text = extract_source(SourceText(Source("", "", ""), ReadText(TEXT, whole_lines=True)))
    assert [(r.department, r.role) for r in from_scan.responsibilities] == [
        (r.department, r.role) for r in from_text.responsibilities
    ]
    assert [(t.indicator, t.value) for t in from_scan.targets] == [(t.indicator, t.value) for t in from_text.targets]
    assert [c.item for c in from_scan.concessions] == [c.item for c in from_text.concessions]


def test_a_page_laid_askew_is_levelled(printed: Path) -> None:
    askew = Image.fromarray(_scan(printed, 150)).rotate(2.5, fillcolor="white")
    read = read_picture(_picture_file(np.asarray(askew)), "askew.png").text
    assert _edits(read, TEXT) <= MOST_ERRORS * len(TEXT)


def test_two_pages_on_a_sheet_are_read_one_after_the_other(printed: Path) -> None:
    page = _scan(printed, 150)[:900]
    read = read_picture(_picture_file(np.hstack([page, page])), "spread.png").text
    half = "\n".join(line for line in TEXT.split("\n") if "\t" not in line)
    assert _edits("\n".join(line for line in read.split("\n") if "\t" not in line), f"{half}\n{half}") <= 10


@pytest.mark.parametrize(("kind", "suffix"), [("JPEG", "jpg"), ("TIFF", "tif")])
def test_other_kinds_of_pictures_are_read(printed: Path, kind: str, suffix: str) -> None:
    read = read_picture(_picture_file(_scan(printed, 100)[:400], kind), f"scan.{suffix}").text
    assert read.startswith("某市促进养老服务发展实施方案")


def test_what_is_hardly_legible_is_told(printed: Path) -> None:
    faint = Image.fromarray(_scan(printed, 150)).reduce(5).resize((1240, 1754))
    doubts = read_picture(_picture_file(np.asarray(faint)), "faint.png").doubts
    assert "unsure_recognition" in {doubt.kind for doubt in doubts}


BLANK = np.full((400, 300, 3), 255, np.uint8)
NOISE = np.random.default_rng(4).integers(0, 255, (400, 300, 3), np.uint8)


@pytest.mark.parametrize("picture", [BLANK, NOISE], ids=["blank", "noise"])
def test_a_picture_of_nothing_is_refused(picture: NDArray[np.uint8]) -> None:
    with pytest.raises(ReadError, match="没有读到文字"):
        read_picture(_picture_file(picture), "nothing.png")


def test_a_picture_that_would_fill_the_memory_is_refused() -> None:
    head = b"IHDR" + struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    bomb = (
        b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + head + struct.pack(">I", zlib.crc32(head)) + bytes(4) + b"IDAT"
    )
    with pytest.raises(ReadError, match="60000×60000 像素"):
        read_picture(bomb, "bomb.png")


def test_a_picture_cut_short_is_refused(printed: Path) -> None:
    with pytest.raises(ReadError, match="不是完好的图像"):
        read_picture(_picture_file(_scan(printed, 100))[:5000], "cut.png")


def test_a_scan_of_more_pages_than_are_recognised_is_refused() -> None:
    with pytest.raises(ReadError, match=f"超过单个文件 {MAX_PICTURES} 页的上限"):
        read_pdf(_scanned_pdf(*[BLANK[:8, :8]] * (MAX_PICTURES + 1)), "whole.pdf")
