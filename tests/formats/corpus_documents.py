"""The documents of the corpus as other programs would have made them: the same words as text, and as docx."""

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from itertools import groupby
from pathlib import Path

from docx import Document
from docx.document import Document as WordDocument
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.text.paragraph import Paragraph

from hengce.ingest.labels import LabelKind, read_label
from hengce.ingest.normalise import normalise_text
from hengce.ingest.read import read_source

CORPUS = Path(__file__).parents[2] / "corpus"
PLANS = sorted(CORPUS.glob("*.txt"))

# How each kind of label is printed: the format of its numbers, and the text around %.
LABELS: dict[LabelKind, tuple[str, tuple[str, ...]]] = {
    "han": ("chineseCountingThousand", ("%、",)),
    "han_bracket": ("chineseCountingThousand", ("（%）",)),
    "digit": ("decimal", ("%.", "%、")),
    "digit_bracket": ("decimal", ("（%）", "%）")),
    "circled": ("decimalEnclosedCircle", ("%",)),
    "article": ("chineseCountingThousand", ("第%条",)),
}


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, or a table when there are rows."""

    text: str
    rows: tuple[tuple[str, ...], ...] = ()


def corpus_blocks(path: Path) -> Iterator[Block]:
    """A corpus text as whoever wrote it would see it: whole paragraphs, and tables as tables."""
    lines = normalise_text(read_source(path).text).text.splitlines()
    for is_row, group in groupby(lines, key=lambda line: "\t" in line):
        if is_row:
            yield Block("", tuple(tuple(line.split("\t")) for line in group))
        else:
            yield from (Block(line) for line in group)


def make_docx(blocks: Iterator[Block]) -> bytes:
    """A Word file: labels numbered automatically, tables as tables."""
    document = Document()
    numbering = _Numbering(document)
    for block in blocks:
        if block.rows:
            _add_table(document, block.rows)
        else:
            numbering.add(block.text)
    content = BytesIO()
    document.save(content)
    return content.getvalue()


class _Numbering:
    """Writes paragraphs, their labels as automatic numbers that restart where the text does."""

    def __init__(self, document: WordDocument) -> None:
        self._document = document
        self._root = document.part.numbering_part.element
        self._abstracts: dict[str, int] = {}  # text around the number → abstract list
        self._lists: dict[str, int] = {}  # the list in use for it
        self._last: dict[str, int] = {}

    def add(self, text: str) -> None:
        label = read_label(text)
        pattern = label and next((p for p in LABELS[label.kind][1] if _fits(p, text[: label.length])), None)
        if not label or not pattern:
            self._document.add_paragraph(text)
            return
        paragraph = self._document.add_paragraph(text[label.length :])
        _number(paragraph, self._list_for(LABELS[label.kind][0], pattern, label.ordinal))

    def _list_for(self, form: str, pattern: str, ordinal: int) -> int:
        """The list whose next number is `ordinal`: the one in use, or one that starts anew."""
        key = f"{form} {pattern}"
        if key not in self._abstracts:
            self._abstracts[key] = self._define(form, pattern)
        if ordinal != self._last.get(key, 0) + 1 or key not in self._lists:
            self._lists[key] = self._start_list(self._abstracts[key], ordinal)
        self._last[key] = ordinal
        return self._lists[key]

    def _define(self, form: str, pattern: str) -> int:
        number = 900 + len(self._abstracts)
        text = pattern.replace("%", "%1")
        level = (
            f'<w:lvl w:ilvl="0"><w:numFmt w:val="{form}"/><w:suff w:val="nothing"/><w:lvlText w:val="{text}"/></w:lvl>'
        )
        abstract = parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{number}">{level}</w:abstractNum>')
        self._root.insert(0, abstract)  # before the lists, as the schema wants
        return number

    def _start_list(self, abstract: int, start: int) -> int:
        number = self._root.add_num(abstract)
        number.add_lvlOverride(ilvl=0).add_startOverride(start)
        return int(number.numId)


def _fits(pattern: str, label: str) -> bool:
    before, _, after = pattern.partition("%")
    return label.startswith(before) and label.endswith(after)


def _number(paragraph: Paragraph, list_id: int) -> None:
    properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
    for name, value in (("w:ilvl", 0), ("w:numId", list_id)):
        element = OxmlElement(name)
        element.set(qn("w:val"), str(value))
        properties.append(element)


def _add_table(document: WordDocument, rows: tuple[tuple[str, ...], ...]) -> None:
    width = max(len(row) for row in rows)
    table = document.add_table(len(rows), width)
    for cells, row in zip(table.rows, rows, strict=True):
        for cell, text in zip(cells.cells, row, strict=False):
            cell.text = text
    document.add_paragraph()  # Word has one behind every table
