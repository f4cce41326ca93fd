"""Word documents (docx) → lines: paragraphs with the labels Word prints, tables as rows, boxes and notes beside."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from hengce.ingest.errors import ReadError
from hengce.ingest.model import SourcePlace
from hengce.ingest.read.package import Package
from hengce.ingest.read.source import Doubt, ReadText
from hengce.ingest.read.word.grid import GridRow, fill_rows, grid_rows, joined_cell
from hengce.ingest.read.word.inline import Inline, local_name
from hengce.ingest.read.word.names import W, value_of
from hengce.ingest.read.word.numbering import LabelCounter
from hengce.ingest.read.word.parts import WordParts, read_parts
from hengce.ingest.read.word.styles import numbering_property

if TYPE_CHECKING:
    from lxml.etree import _Element

# What holds paragraphs and tables without being one: controls, marked changes, a choice of forms.
HOLDERS = frozenset(["sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo", "AlternateContent", "Choice"])
CONTENTS_STYLES = ("toc ", "table of contents", "目录")  # a table of contents repeats the headings
NOTE_MARK = "注："
PAIRS = {"（": "）", "《": "》", "“": "”", "(": ")"}


def read_docx(content: bytes, name: str) -> ReadText:
    """The text of a Word document as it would be printed once all changes are accepted.

    Guarantees: automatic labels stand before their paragraphs; a table has a line for each row; the text of a box
    follows the paragraph it hangs on, a note the paragraph or table that refers to it, after 注：.
    Not handled: headers, footers, comments, hidden text and tables of contents, which are left out; words in pictures.
    Raises: ReadError when the file is damaged, encrypted, too large, or holds no text.
    """
    reading = _Reading(read_parts(Package(content, name)))
    reading.blocks(reading.parts.body)
    if not any(line.strip() for line in reading.lines):
        raise _no_text(name, reading.pictures)
    doubts = (_pictures(reading.pictures),) if reading.pictures else ()
    return ReadText("\n".join(reading.lines), tuple(reading.places), whole_lines=True, doubts=doubts)


class _Reading:
    """A document while it is read from top to bottom."""

    def __init__(self, parts: WordParts) -> None:
        self.parts = parts
        self.lines = list[str]()
        self.places = list[SourcePlace]()
        self.pictures = 0
        self._counter = LabelCounter(parts.lists)
        self._tables = 0
        self._cut = ""  # words whose paragraph mark was deleted: they belong to the next paragraph
        self._beside: list[_Element] = []  # boxes and notes met in a table, to follow it

    def blocks(self, parent: "_Element") -> None:
        """Adds the paragraphs and tables below `parent`."""
        for block in _blocks(parent):
            if block.tag == W + "tbl":
                self._table(block)
            else:
                label, text, beside = self._paragraph(block)
                self._add_lines(label + text if text else "")
                self._add_beside(beside)

    def _paragraph(self, paragraph: "_Element") -> "tuple[str, str, list[_Element]]":
        """The label of a paragraph, its text, and the boxes and notes beside it."""
        properties = paragraph.find(W + "pPr")
        if self._in_contents(properties):
            return "", "", []
        inline = Inline(self._cut)
        inline.read(paragraph)
        self.pictures += inline.pictures
        notes = (self.parts.notes.get(note) for note in inline.notes)
        beside = [*inline.boxes, *(note for note in notes if note is not None)]
        merged = properties is not None and properties.find(f"{W}rPr/{W}del") is not None
        self._cut = inline.text if merged else ""
        if merged:
            return "", "", beside
        return self._label(properties), inline.text.strip(), beside

    def _label(self, properties: "_Element | None") -> str:
        own, style = numbering_property(properties), _style(properties)
        inherited = self.parts.styles.numbering(style)
        num_id = own.num_id if own.num_id is not None else inherited[0].num_id if inherited else None
        if not num_id or num_id == "0":
            return ""
        level = own.level
        if level is None and inherited and own.num_id is None:
            level = inherited[0].level
        if level is None:
            level = self._counter.level_of_style(num_id, inherited[1] if inherited else style)
        return self._counter.next_label(num_id, level)

    def _in_contents(self, properties: "_Element | None") -> bool:
        return self.parts.styles.name(_style(properties)).startswith(CONTENTS_STYLES)

    def _table(self, table: "_Element") -> None:
        rows = grid_rows(table)
        if all(len(row.cells) == 1 for row in rows):  # a frame around text, no table
            for row in rows:
                if row.only is not None:
                    self.blocks(row.only)
            return
        self._tables += 1
        number = self._tables
        for at, (row, texts) in enumerate(zip(rows, fill_rows(rows, self._cell), strict=True), 1):
            if any(texts):
                self.places.append(SourcePlace(len(self.lines) + 1, table=number, row=at))
                self._add_row(row, texts)
        self.places.append(SourcePlace(len(self.lines) + 1))
        beside, self._beside = self._beside, []
        self._add_beside(beside)

    def _add_row(self, row: GridRow, texts: Sequence[str]) -> None:
        """A row is a line; a cell over the whole width is a heading or remark between the rows."""
        self.lines.append("\t".join(texts) if row.only is None else texts[0])

    def _cell(self, cell: "_Element") -> str:
        """The text of a cell, that of tables inside it included."""
        texts = list[str]()
        for block in _blocks(cell):
            if block.tag == W + "tbl":
                texts += (self._cell(inner) for row in grid_rows(block) for inner, _ in row.cells if inner is not None)
            else:
                label, text, beside = self._paragraph(block)
                texts.append(label + text)  # a column 序号 may hold labels alone
                self._beside += beside
        return joined_cell(texts)

    def _add_lines(self, text: str) -> None:
        self.lines += [line.replace("\t", " ") for line in soft_lines(text)] or [""]

    def _add_beside(self, elements: "Iterable[_Element]") -> None:
        for element in elements:
            start = len(self.lines)
            self.blocks(element)
            if local_name(element) != "txbxContent" and len(self.lines) > start:
                self.lines[start] = NOTE_MARK + self.lines[start].strip()


def soft_lines(text: str) -> list[str]:
    """The lines of a paragraph that was broken by hand; a break inside a sentence or bracket divides nothing.

    >>> soft_lines("市人民政府办公室\\n2020年12月8日"), soft_lines("加强场地、\\n人员保障")
    (['市人民政府办公室', '2020年12月8日'], ['加强场地、人员保障'])
    """
    lines = list[str]()
    for line in filter(None, (part.strip() for part in text.split("\n"))):
        if lines and (lines[-1][-1] in "，、" or _open_pair(lines[-1])):
            lines[-1] += line
        else:
            lines.append(line)
    return lines


def _open_pair(text: str) -> bool:
    return any(text.rfind(opening) > text.rfind(closing) for opening, closing in PAIRS.items())


def _blocks(parent: "_Element") -> "Iterator[_Element]":
    """The paragraphs and tables below `parent`, also those inside controls and marked changes."""
    for child in parent:
        if child.tag in (W + "p", W + "tbl"):
            yield child
        elif local_name(child) in HOLDERS:
            yield from _blocks(child)


def _style(properties: "_Element | None") -> str:
    style = properties.find(W + "pStyle") if properties is not None else None
    return value_of(style, "val") if style is not None else ""


def _no_text(name: str, pictures: int) -> ReadError:
    if pictures:
        return ReadError(
            f"{name} 里只有图片（{pictures} 张），没有文字，请换用有文字的文件，或把图片单独存出来再读。",
            f"{name} holds {pictures} pictures and no text: use a file with text, or save the pictures and read those.",
        )
    return ReadError(f"{name} 里没有文字，没有可读的内容。", f"{name} holds no text: there is nothing to read.")


def _pictures(count: int) -> Doubt:
    return Doubt(
        "pictures_unread",
        f"文件里有 {count} 张图片，图片中若有文字，没有读。",
        f"The file holds {count} pictures; words in them were not read.",
    )
