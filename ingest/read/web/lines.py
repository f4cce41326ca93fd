"""Elements → the lines a reader of the page sees: paragraphs, and rows of tables with tabs between cells."""

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hengce.ingest.cells import cell_kind
from hengce.ingest.read.web.tables import is_table_of_cells, table_rows

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

# fmt: off
BLOCKS = frozenset((
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "div", "dl",
    "dt", "fieldset", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6",
    "header", "hr", "html", "legend", "li", "main", "nav", "ol", "p", "pre", "section",
    "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
))
# fmt: on
WHITE = re.compile(r"[ \t\n\r\f]+")


@dataclass(slots=True)
class PageLine:
    """A line: its text, how much of it is links, the element that holds it, and table and row (from 1) of a cell's."""

    text: str
    linked: int
    element: "Element"
    table: int | None = None
    row: int | None = None


def page_lines(root: "Element", without: Container["Element"] = ()) -> list[PageLine]:
    """The lines below `root` that hold anything, in reading order, leaving out the elements `without`."""
    return list(_Walk(root, without).lines())


class _Walk:
    """One walk through the elements; a line is open until a block or a <br> ends it."""

    def __init__(self, root: "Element", without: Container["Element"]) -> None:
        self._root, self._without = root, without
        self._texts: list[str] = []
        self._linked, self._links, self._tables = 0, 0, 0

    def lines(self) -> Iterator[PageLine]:
        from lxml import etree

        walk = etree.iterwalk(self._root, events=("start", "end"))
        for event, element in walk:
            if event == "end":
                yield from self._end(element)
            elif element in self._without:
                walk.skip_subtree()
                yield from self._closed(element)
            elif element.tag == "table" and is_table_of_cells(element):
                yield from self._closed(element)
                yield from self._rows(element)
                walk.skip_subtree()
            else:
                yield from self._start(element)

    def _start(self, element: "Element") -> Iterator[PageLine]:
        if element.tag in BLOCKS or element.tag == "br":
            yield from self._closed(element.getparent() if element is not self._root else element)
        self._links += element.tag == "a"
        self._say(element.text)

    def _end(self, element: "Element") -> Iterator[PageLine]:
        if element.tag in BLOCKS:
            yield from self._closed(element)
        self._links -= element.tag == "a"
        if element is not self._root:
            self._say(element.tail)

    def _say(self, text: str | None) -> None:
        if text:
            self._texts.append(text)
            self._linked += len(text.strip()) if self._links else 0

    def _closed(self, element: "Element | None") -> Iterator[PageLine]:
        text, linked = "".join(self._texts), self._linked
        self._texts, self._linked = [], 0
        text = WHITE.sub(" ", text).strip(" ")
        if element is not None and text.strip("\xa0\u3000\u200b\ufeff "):
            yield PageLine(text, linked, element)

    def _rows(self, table: "Element") -> Iterator[PageLine]:
        self._tables += 1
        for number, cells in enumerate(table_rows(table), 1):
            texts = [cell_text(cell) if cell is not None else "" for cell in cells]
            linked = sum(
                len(link) for cell in cells if cell is not None for a in cell.iter("a") for link in a.itertext()
            )
            if any(texts):
                yield PageLine("\t".join(texts), linked, table, self._tables, number)


def cell_text(cell: "Element") -> str:
    """The text of a cell as one line: a space where two paragraphs meet, 、 where both are names of bodies."""
    lines = [line.text.strip("\xa0\u3000 ") for line in page_lines(cell)]
    text, kinds = "".join(lines[:1]), [cell_kind(line) for line in lines]
    for line, *both in zip(lines[1:], kinds, kinds[1:], strict=False):
        text += ("、" if both == ["body", "body"] else " ") + line
    return text.replace("\t", " ")
