"""Tables of Word files → rows of cells in columns, merged cells filled."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hengce.ingest.read.word.names import W, number_of, value_of

if TYPE_CHECKING:
    from lxml.etree import _Element

MOST_COLUMNS = 63  # what Word allows; a span beyond it is an error of the file
BODY_END = re.compile(r"[\u4e00-\u9fff]{2,}[局委办厅部院会队所社县区市]$")  # 市教育局 as a paragraph of its own


@dataclass(frozen=True, slots=True)
class GridRow:
    """A row of a table. `cells` are the elements in it and the columns each takes; None stands where there is none."""

    cells: "tuple[tuple[_Element | None, int], ...]"

    @property
    def only(self) -> "_Element | None":
        """The cell that takes the whole row, when it is one."""
        return self.cells[0][0] if len(self.cells) == 1 else None


def grid_rows(table: "_Element") -> list[GridRow]:
    """The rows of a table as they stand once all changes are accepted."""
    rows = (row for row in _below(table, "tr"))
    return [GridRow(tuple(_cells(row))) for row in rows if not _deleted(row)]


def fill_rows(rows: "Sequence[GridRow]", text_of: "Callable[[_Element], str]") -> Iterator[list[str]]:
    """The texts of each row, a column a text.

    Guarantees: a cell merged downwards stands in every row it takes; one merged to the right stands in its first column
    and leaves the others empty, so that the columns of all rows are the same.
    """
    above: list[str] = []
    for row in rows:
        texts = list[str]()
        for cell, span in row.cells:
            continued = cell is not None and _continues(cell) and len(texts) < len(above)
            text = above[len(texts)] if continued else text_of(cell) if cell is not None else ""
            texts += [text, *[""] * (span - 1)]
        yield texts
        above = texts


def joined_cell(paragraphs: Sequence[str]) -> str:
    """The paragraphs of a cell on one line; two that are each the name of a body with 、 between them."""
    text = ""
    for paragraph in filter(None, (" ".join(p.split()) for p in paragraphs)):
        text += "、" if BODY_END.search(text) and BODY_END.search(paragraph) else ""
        text += paragraph
    return text


def _cells(row: "_Element") -> "Iterator[tuple[_Element | None, int]]":
    properties = row.find(W + "trPr")
    before = properties.find(W + "gridBefore") if properties is not None else None
    if before is not None and (span := _span(before)):
        yield None, span
    for cell in _below(row, "tc"):
        spanned = cell.find(f"{W}tcPr/{W}gridSpan")
        yield cell, _span(spanned) if spanned is not None else 1


def _span(element: "_Element") -> int:
    return min(max(number_of(element, "val"), 1), MOST_COLUMNS)


def _continues(cell: "_Element") -> bool:
    """Whether a cell is the lower part of the one above."""
    merge = cell.find(f"{W}tcPr/{W}vMerge")
    return merge is not None and value_of(merge, "val") != "restart"


def _deleted(row: "_Element") -> bool:
    return row.find(f"{W}trPr/{W}del") is not None


def _below(parent: "_Element", name: str) -> "Iterator[_Element]":
    """The rows of a table or cells of a row, also inside controls and marked changes, but none of tables within."""
    for child in parent:
        if child.tag == W + name:
            yield child
        elif child.tag in (W + "sdt", W + "sdtContent", W + "customXml", W + "ins"):
            yield from _below(child, name)
