"""Pages → the text of a file: paragraphs and rows of tables in reading order, each with its page."""

from collections.abc import Iterable, Sequence

from hengce.ingest.model import SourcePlace
from hengce.ingest.read.printed.grid import Grid
from hengce.ingest.read.printed.lines import PrintedLine
from hengce.ingest.read.printed.page import Page
from hengce.ingest.read.printed.paragraphs import Joiner, body_size, frames_of
from hengce.ingest.read.printed.sheets import Sheet, sheets_of, without_running_lines
from hengce.ingest.read.printed.tables import PrintedRow, continues, rows_of
from hengce.ingest.read.site import blank_site_lines
from hengce.ingest.read.source import Doubt, ReadText

SURE = 0.8  # in clean print at 150 dpi hardly one line in a hundred is recognised with less; see docs/benchmarks.md
Paragraph = list[PrintedLine]
Table = list[Grid]


def pages_to_text(pages: Iterable[Page]) -> ReadText:
    """The text of `pages`, each paragraph and each row of a table one line.

    Guarantees: page numbers and what the margins of the pages repeat are left out; the latter is told as a doubt.
    """
    on_pages, unread = list[Sheet](), dict[int, int]()
    for page in pages:
        on_pages.extend(sheets_of(page))
        unread[page.number] = page.unread
    sheets, heads = without_running_lines(on_pages)
    writer, tables = _Writer(), 0
    for block in _flow(sheets):
        if isinstance(block[0], PrintedLine):
            writer.paragraph([line for line in block if isinstance(line, PrintedLine)])
        else:
            tables += 1
            for number, row in enumerate(rows_of([grid for grid in block if isinstance(grid, Grid)]), 1):
                writer.row(row, tables, number)
    left_out = (_unread(page, count) for page, count in unread.items() if count)
    doubts = (*map(_running, heads), *left_out, *writer.doubts)
    return ReadText(blank_site_lines("\n".join(writer.texts)), tuple(writer.places), whole_lines=True, doubts=doubts)


def _flow(sheets: Sequence[Sheet]) -> list[Paragraph | Table]:
    """The paragraphs and tables in reading order, those cut by a page break in one piece again."""
    joiner, frames = Joiner(body_size(sheets)), frames_of(sheets)
    flow, frame = list[Paragraph | Table](), None
    for sheet, next_frame in zip(sheets, frames, strict=True):
        for block in sheet.blocks:
            last = flow[-1][-1] if flow else None
            if isinstance(block, Grid):
                goes_on = isinstance(last, Grid) and last.page < block.page and continues(last, block)
            else:
                goes_on = isinstance(last, PrintedLine) and joiner.goes_on(last, block, frame or next_frame, next_frame)
            if goes_on:
                flow[-1].append(block)  # type: ignore[arg-type]  # it is of the kind of the last
            else:
                flow.append([block])  # type: ignore[arg-type]  # of one kind
            frame = next_frame
    return flow


class _Writer:
    """Collects lines of text, where each stands, and which were recognised with doubt."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.places: list[SourcePlace] = []
        self.doubts: list[Doubt] = []

    def paragraph(self, lines: Paragraph) -> None:
        text = ""
        for line in lines:
            text += _glue(text, line.text)
            if not self.places or self.places[-1].table or self.places[-1].page != line.page:
                self.places.append(SourcePlace(len(self.texts) + 1, line.page, character=len(text) + 1))
            text += line.text
        self._doubt_line(min(line.confidence for line in lines))
        self.texts.append(text)

    def row(self, row: PrintedRow, table: int, number: int) -> None:
        self.places.append(SourcePlace(len(self.texts) + 1, row.page, table, number))
        self._doubt_line(row.confidence)
        self.texts.append("\t".join(row.cells))

    def _doubt_line(self, confidence: float) -> None:
        if confidence < SURE:
            zh = f"此处图像文字识别的把握只有 {confidence:.0%}，请对照原件。"
            en = f"Here the recognition of the picture is only {confidence:.0%} sure: compare it with the original."
            self.doubts.append(Doubt("unsure_recognition", zh, en, len(self.texts) + 1))


def _glue(text: str, after: str) -> str:
    """The space that a line break between two Latin words stood for."""
    return " " if text and all(c < "\x7f" and c.isalpha() for c in (text[-1], after[0])) else ""


def _running(words: str) -> Doubt:
    return Doubt(
        "running_line",
        f"各页重复的「{words}」作为页眉页脚略去，未读入正文。",
        f"“{words}”, repeated in the margins of the pages, was left out as a running line.",
    )


def _unread(page: int, count: int) -> Doubt:
    return Doubt(
        "unread_spots",
        f"第 {page} 页有 {count} 处斜排或看不清的文字（水印、印章等）没有读入，请对照原件。",
        f"On page {page}, {count} spots that stand askew or cannot be made out (watermarks, seals) were left out.",
    )
