"""Tables of web pages: which hold cells and which only lay out the page, and their rows in full columns."""

from collections import deque
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

# A cell with more than this and most of the table's text is a column of the page's layout.
LONGEST_CELL = 1500
MOST_ROWS = 65534  # the limit that HTML sets to rowspan (section 4.9.11)
PARTS = ("thead", "tbody", "tfoot")


def is_table_of_cells(table: "Element") -> bool:
    """Whether a table has rows and columns of its own; else it lays out the page and its cells are read as text."""
    rows = _own_rows(table)
    if (
        len(rows) < 2
        or max(len(_cells(row)) for row in rows) < 2
        or next(table.iterdescendants("table"), None) is not None
    ):
        return False
    lengths = [sum(map(len, cell.itertext())) for row in rows for cell in _cells(row)]
    return not (max(lengths) > LONGEST_CELL and max(lengths) > sum(lengths) / 2)


def table_rows(table: "Element") -> list[list["Element | None"]]:
    """The rows of a table, a cell or None in each column.

    Guarantees: all rows are equally long; a cell over several rows stands in each of them, one over several columns
    stands in the first.
    """
    grid = _Grid(max((len(_cells(row)) for row in _own_rows(table)), default=0))
    rows = [grid.filled(_cells(row)) for row in _own_rows(table)]
    width = max(map(len, rows), default=0)
    return [row + [None] * (width - len(row)) for row in rows]


class _Grid:
    """Fills rows one after the other; `hanging` are the cells that reach down into the next row, by column."""

    def __init__(self, widest: int) -> None:
        self._widest = widest  # in cells: spanning more columns than that means nothing
        self._hanging: dict[int, tuple[Element | None, int]] = {}

    def filled(self, cells: Sequence["Element"]) -> list["Element | None"]:
        """The next row with what reaches into it from above."""
        row, above, waiting = list["Element | None"](), self._hanging, deque(cells)
        self._hanging = {}
        while waiting or any(column >= len(row) for column in above):
            if len(row) in above:
                self._put(row, *above[len(row)])
            elif not waiting:
                row.append(None)
            else:
                cell = waiting.popleft()
                for place in range(_span(cell, "colspan", self._widest)):
                    self._put(row, None if place else cell, _span(cell, "rowspan", MOST_ROWS))
        return row

    def _put(self, row: list["Element | None"], cell: "Element | None", rows: int) -> None:
        if rows > 1:
            self._hanging[len(row)] = (cell, rows - 1)
        row.append(cell)


def _own_rows(table: "Element") -> list["Element"]:
    rows = list["Element"]()
    for child in table:
        if child.tag == "tr":
            rows.append(child)
        elif child.tag in PARTS:
            rows.extend(row for row in child if row.tag == "tr")
    return rows


def _cells(row: "Element") -> list["Element"]:
    return [cell for cell in row if cell.tag in ("td", "th")]


def _span(cell: "Element", name: str, most: int) -> int:
    printed = cell.get(name, "1").strip()
    return min(max(int(printed), 1), max(most, 1)) if printed.isdecimal() and len(printed) < 6 else 1
