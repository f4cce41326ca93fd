"""Tables without ruled lines: told by their head, 序号 and other heads beside it, and by the white between columns."""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

from hengce.ingest.read.printed.grid import Cell, Grid
from hengce.ingest.read.printed.lines import lines_of, rows_of_pieces
from hengce.ingest.read.printed.page import Piece, bounds
from hengce.ingest.tables import ORDINAL_HEADS

FEWEST_COLUMNS = 3
FEWEST_ROWS = 2
GAP = 0.3  # of the height of the type, at least, between the cells of two columns; set text has hardly any
MOST_HEAD_LINES = 3  # a narrow column has 序 above and 号 below the other heads
FIRST_OF_HEADS = frozenset(head[0] for head in ORDINAL_HEADS)

Row = list[Piece]
Strip = tuple[float, float]


def find_unruled(pieces: Sequence[Piece], page: int) -> tuple[list[Grid], list[Piece]]:
    """The table of a page that has no ruled lines, and the pieces outside of it.

    Not handled: a second such table on a page, one that goes on over a page without its head, merged cells.
    """
    rows = rows_of_pieces(pieces)
    for at in range(len(rows)):
        if head := _head_at(rows, at):
            end, columns = _reach(rows, at, head)
            if grid := _grid(rows[at:end], head, [left for left, _ in columns], page):
                return [grid], [piece for outside in (*rows[:at], *rows[end:]) for piece in outside]
    return [], list(pieces)


def _head_at(rows: Sequence[Row], at: int) -> int:
    """On how many lines from `at` on the heads of columns stand, the first of them 序号; 0 when none do."""
    if rows[at][0].text[0] not in FIRST_OF_HEADS:
        return 0
    for lines in range(1, MOST_HEAD_LINES + 1):
        pieces = [piece for row in rows[at : at + lines] for piece in row]
        strips = _strips(pieces)
        first = "".join(piece.text for piece in pieces if piece.left < strips[0][1])
        if len(strips) >= FEWEST_COLUMNS and first in ORDINAL_HEADS:
            return lines
    return 0


def _strips(pieces: Sequence[Piece]) -> list[Strip]:
    """The ranges of the width that `pieces` stand in, parted where nothing does."""
    strips = list[Strip]()
    for piece in sorted(pieces, key=lambda p: p.left):
        gap = GAP * (piece.bottom - piece.top)
        if strips and piece.left - strips[-1][1] < gap:
            strips[-1] = strips[-1][0], max(strips[-1][1], piece.right)
        else:
            strips.append((piece.left, piece.right))
    return strips


def _reach(rows: Sequence[Row], start: int, head: int) -> tuple[int, list[Strip]]:
    """Index of the first line that keeps to the columns no more, and the columns as wide as those before it."""
    pieces = [piece for row in rows[start : start + head] for piece in row]
    columns = _strips(pieces)
    for at in range(start + head, len(rows)):
        strips = _strips([*pieces, *rows[at]])
        if len(strips) != len(columns):
            return at, columns
        pieces.extend(rows[at])
        columns = strips
    return len(rows), columns


def _grid(rows: Sequence[Row], head: int, lefts: Sequence[float], page: int) -> Grid | None:
    starts = _row_starts(rows, head, lefts)
    if len(starts) <= FEWEST_ROWS:
        return None
    cells = list[Cell]()
    for number, (start, end) in enumerate(pairwise([*starts, len(rows)])):
        for column in range(len(lefts)):
            within = [piece for row in rows[start:end] for piece in row if _column(piece, lefts) == column]
            lines = lines_of(within, page)
            sure = min((line.confidence for line in lines), default=1.0)
            cells.append(Cell((number, number + 1), (column, column + 1), "".join(line.text for line in lines), sure))
    return Grid(page, bounds(piece for row in rows for piece in row), tuple(lefts), tuple(cells))


def _row_starts(rows: Sequence[Row], head: int, lefts: Sequence[float]) -> list[int]:
    """The index of the line each row begins with: the head's, and one for each number in the first column.

    A number stands at the head of its row, or in the middle: then the rows part where the white between is widest.
    """
    numbered = [at for at in range(head, len(rows)) if _ordinal(rows[at], lefts).isdigit()]
    if not numbered or numbered[0] == head:
        return [0, *numbered]
    return [0, head, *(_widest_white(rows, above, below) for above, below in pairwise(numbered))]


def _ordinal(row: Row, lefts: Sequence[float]) -> str:
    return "".join(piece.text for piece in row if _column(piece, lefts) == 0).rstrip(".")


def _widest_white(rows: Sequence[Row], above: int, below: int) -> int:
    """The line between two numbers (indices `above`, `below`) that stands furthest below the one before it."""
    return max(range(above + 1, below + 1), key=lambda at: rows[at][0].top - rows[at - 1][0].top)


def _column(piece: Piece, lefts: Sequence[float]) -> int:
    return max(bisect_right(lefts, piece.middle[0]) - 1, 0)
