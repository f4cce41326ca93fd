"""Ruled lines and pieces → tables, cell by cell; what stands in no table is left for the running text."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from hengce.ingest.read.printed.lines import lines_of
from hengce.ingest.read.printed.page import Box, Piece, Rule, bounds

TOLERANCE = 3.0  # points: how far the rules of one grid miss one another; programs draw them cell by cell
SHORTEST = 6.0  # points: what is shorter is a dash or an underline, not a side of a cell
LEAST_LEVEL_RULES = 3  # a table open at its sides has rules above and below its head, and at its foot


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: the rows and columns it covers (half-open, from 0), its text, and how surely it was recognised."""

    rows: tuple[int, int]
    columns: tuple[int, int]
    text: str
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Grid:
    """A table on one page: its place, where its columns are divided, and its cells in reading order."""

    page: int
    box: Box
    columns: tuple[float, ...]
    cells: tuple[Cell, ...]

    @property
    def top(self) -> float:
        """Where the table begins."""
        return self.box[1]

    @property
    def height(self) -> int:
        """How many rows."""
        return max(cell.rows[1] for cell in self.cells)


def find_grids(rules: Sequence[Rule], pieces: Sequence[Piece], page: int) -> tuple[list[Grid], list[Piece]]:
    """The tables of a page and the pieces outside of them. A frame of one cell or one column is no table."""
    grids, rest = list[Grid](), list(pieces)
    for boxes in _tables(rules):
        lefts, tops = _marks(boxes, 0), _marks(boxes, 1)
        if len(lefts) < 2:
            continue
        cells = [_cell(box, lefts, tops, rest, page) for box in boxes]
        rest = [piece for piece in rest if not any(_holds(box, piece) for box in boxes)]
        grids.append(Grid(page, _outer(boxes), lefts, tuple(sorted(cells, key=lambda c: (c.rows, c.columns)))))
    return grids, rest


def _tables(rules: Sequence[Rule]) -> list[list[Box]]:
    """The boxes of the cells of each table."""
    sides = [rule for rule in rules if max(rule.right - rule.left, rule.bottom - rule.top) > SHORTEST]
    frames = list(_frames(sides))
    return _ruled([*sides, *frames]) if frames else []


def _frames(rules: Sequence[Rule]) -> Iterator[Rule]:
    """The four outer sides of each table: a page break leaves the last row open, some tables have no sides at all."""
    level = [rule for rule in rules if not rule.upright]
    for group in _stacked([rule for rule in rules if rule.upright]):
        _, top, _, bottom = bounds(group)
        within = [rule for rule in level if top - TOLERANCE <= rule.top <= bottom + TOLERANCE]
        columns = {round(rule.left / TOLERANCE) for rule in group}
        if len(columns) > 2 or len(within) >= LEAST_LEVEL_RULES:
            left, _, right, _ = bounds([*group, *within])
            yield Rule(left, top, right, top)
            yield Rule(left, bottom, right, bottom)
            yield Rule(left, top, left, bottom)
            yield Rule(right, top, right, bottom)


def _stacked(upright: Sequence[Rule]) -> list[list[Rule]]:
    """Upright rules in groups that reach over the same stretch of the page without a gap."""
    groups, reached = list[list[Rule]](), 0.0
    for rule in sorted(upright, key=lambda r: r.top):
        if not groups or rule.top > reached + TOLERANCE:
            groups.append([])
        groups[-1].append(rule)
        reached = max(reached, rule.bottom) if len(groups[-1]) > 1 else rule.bottom
    return groups


def _ruled(rules: Sequence[Rule]) -> list[list[Box]]:
    from pdfplumber import table

    edges = table.merge_edges([_edge(rule) for rule in rules], TOLERANCE, TOLERANCE, TOLERANCE, TOLERANCE)
    crossings = table.edges_to_intersections(edges, TOLERANCE, TOLERANCE)
    tables = table.cells_to_tables(table.intersections_to_cells(crossings))
    return [[(float(x0), float(y0), float(x1), float(y1)) for x0, y0, x1, y1 in boxes] for boxes in tables]


def _outer(boxes: Sequence[Box]) -> Box:
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)


def _edge(rule: Rule) -> dict[str, object]:
    """`rule` as the table finder of pdfplumber takes it."""
    if rule.upright:
        x = (rule.left + rule.right) / 2
        place = {"x0": x, "x1": x, "top": rule.top, "bottom": rule.bottom, "orientation": "v"}
    else:
        y = (rule.top + rule.bottom) / 2
        place = {"x0": rule.left, "x1": rule.right, "top": y, "bottom": y, "orientation": "h"}
    return place | {"width": rule.right - rule.left, "height": rule.bottom - rule.top}


def _marks(boxes: Sequence[Box], side: int) -> tuple[float, ...]:
    return tuple(sorted({box[side] for box in boxes}))


def _cell(box: Box, lefts: Sequence[float], tops: Sequence[float], pieces: Sequence[Piece], page: int) -> Cell:
    lines = lines_of((piece for piece in pieces if _holds(box, piece)), page)
    return Cell(
        rows=(bisect_right(tops, box[1]) - 1, bisect_right(tops, box[3] - TOLERANCE)),
        columns=(bisect_right(lefts, box[0]) - 1, bisect_right(lefts, box[2] - TOLERANCE)),
        text="".join(line.text for line in lines),
        confidence=min((line.confidence for line in lines), default=1.0),
    )


def _holds(box: Box, piece: Piece) -> bool:
    x, y = piece.middle
    return box[0] <= x < box[2] and box[1] <= y < box[3]
