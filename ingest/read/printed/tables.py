"""Grids of single pages → rows of tables, over page breaks, with merged cells in every row they cover."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, takewhile

from hengce.ingest.paragraphs import SENTENCE_END
from hengce.ingest.read.printed.grid import Cell, Grid
from hengce.ingest.tables import ORDINAL_HEADS

SHIFT = 6.0  # points by which the columns of one table differ from page to page


@dataclass(frozen=True, slots=True)
class PrintedRow:
    """One row: the page it begins on, the text of each column, and how surely the cells were recognised."""

    page: int
    cells: tuple[str, ...]
    confidence: float


def continues(above: Grid, below: Grid) -> bool:
    """Whether a table at the head of a page has the columns of the one at the foot of the page before."""
    return len(above.columns) == len(below.columns) and all(
        abs((x - above.columns[0]) - (y - below.columns[0])) < SHIFT
        for x, y in zip(above.columns, below.columns, strict=True)
    )


def rows_of(grids: Sequence[Grid]) -> list[PrintedRow]:
    """The rows of one table that stands on one page or, in parts, on several.

    Guarantees: every row has a cell for each column; what stands in a merged cell stands in each row that it covers,
    but for ordinals, and in the first of the columns that it covers; a head repeated on a further page comes once.
    """
    head = _rows(grids[0], ordinals=set())[0].cells
    ordinals = {column for column, text in enumerate(head) if text in ORDINAL_HEADS}
    rows = _rows(grids[0], ordinals)
    for above, grid in pairwise(grids):
        further = _rows(grid, ordinals)
        first = _repeated_heads(rows, further)
        cut = {column: cell for column, cell in _cut_cells(above, grid, first).items() if column not in ordinals}
        if first < len(further) and _broken(rows[-1], further[first], ordinals):
            rows[-1] = _whole(rows[-1], further[first])
            first += 1
        for column, cell in cut.items():
            for at in range(first, cell.rows[1]):
                further[at] = _with_cell(further[at], column, rows[-1].cells[column])
        rows.extend(further[first:])
    return [row for row in rows if any(row.cells)]


def _rows(grid: Grid, ordinals: set[int]) -> list[PrintedRow]:
    texts = [[""] * len(grid.columns) for _ in range(grid.height)]
    sure = [1.0] * grid.height
    for cell in grid.cells:
        column = cell.columns[0]
        for row in range(cell.rows[0], cell.rows[0] + 1 if column in ordinals else cell.rows[1]):
            texts[row][column] = cell.text
            sure[row] = min(sure[row], cell.confidence)
    return [PrintedRow(grid.page, tuple(t), s) for t, s in zip(texts, sure, strict=True)]


def _repeated_heads(rows: Sequence[PrintedRow], further: Sequence[PrintedRow]) -> int:
    """How many rows at the head of a further page are those at the head of the table."""
    pairs = zip(rows, further, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0].cells == pair[1].cells, pairs))


def _cut_cells(above: Grid, below: Grid, heads: int) -> dict[int, Cell]:
    """The cells that a page break cut off from a merged cell above: empty, and of several rows on either page."""
    last = {cell.columns[0]: cell for cell in above.cells if cell.rows[1] == above.height}
    first = {cell.columns[0]: cell for cell in below.cells if cell.rows[0] == heads and not cell.text}
    return {c: cell for c, cell in first.items() if c in last and (_merged(cell) or _merged(last[c]))}


def _merged(cell: Cell) -> bool:
    return cell.rows[1] - cell.rows[0] > 1


def _with_cell(row: PrintedRow, column: int, text: str) -> PrintedRow:
    return replace(row, cells=(*row.cells[:column], text, *row.cells[column + 1 :]))


def _broken(above: PrintedRow, below: PrintedRow, ordinals: set[int]) -> bool:
    """Whether `below` is the rest of a row that the page break cut: unnumbered, and going on with an open sentence."""
    numbered = ordinals or {0}
    if any(below.cells[column] for column in numbered):
        return False
    pairs = [(a, b) for a, b in zip(above.cells, below.cells, strict=True) if b]
    return bool(ordinals) or any(a and a[-1] not in SENTENCE_END for a, b in pairs)


def _whole(above: PrintedRow, below: PrintedRow) -> PrintedRow:
    cells = tuple(a + b for a, b in zip(above.cells, below.cells, strict=True))
    return PrintedRow(above.page, cells, min(above.confidence, below.confidence))
