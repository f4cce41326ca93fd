"""Which lines are rows of a table whose rows are numbered, and what number each has."""

import re
from collections.abc import Sequence
from itertools import takewhile
from typing import Final, NamedTuple

from hengce.ingest.tables import ORDINAL_HEADS

# A cell that begins with its number: 1.签约服务覆盖率, 2、完善服务网络, but no 1.5万人
NUMBERED_CELL: Final = re.compile(r"(?P<ordinal>\d{1,3})[.、](?!\d)")
GROUP_HEADS: Final = {"类别", "领域", "方面", "板块", "服务对象"}  # say what group a row is of
INDICATORS: Final = ("指标", "指标名称", "主要指标")
NO_INDICATORS: Final = re.compile("任务|举措|措施|责任|牵头|内容")  # heads of tables that say what is to be done
MOST_BETWEEN: Final = 12  # lines of the first row
FEWEST_HEADS: Final = 2  # beside a column without one
NUMBERS_WITHIN: Final = 2  # the columns that the numbers may stand in: the first may say what group a row is of


class RowLabel(NamedTuple):
    """The number of a row: a cell of its own (`1`), or how the cell with its name begins (`1.` of `1.覆盖率`).

    `table` counts the tables of the document. `column` is where the number stands, `length` how many characters it
    takes there. `heading` is the cell that names the row. `goes_on`: the line goes on with the row above, for its first
    cells span both.
    """

    table: int
    ordinal: int
    column: int
    length: int
    heading: str
    goes_on: bool


class Rows(NamedTuple):
    """The head cells of each table, and the label of each row by the index of its line."""

    heads: list[tuple[str, ...]]
    labels: dict[int, RowLabel]


class _Numbers:
    """Where a table has its numbers; `in_names` says that the cells with the names begin with them.

    What a row is called stands behind its number, or behind the group that it is of (序号, 类别, 主要任务).
    """

    def __init__(self, heads: Sequence[str], column: int, *, in_names: bool) -> None:
        self._column: Final = column
        self._in_names: Final = in_names
        beside = column + 1
        self._name: Final = beside + (beside + 1 < len(heads) and heads[beside] in GROUP_HEADS)
        self._last = 0

    def read(self, cells: Sequence[str], table: int, above: RowLabel | None) -> RowLabel | None:
        """The label of the row that `cells` are; None when they are none. `above` is the label of the line above."""
        cell = cells[self._column] if self._column < len(cells) else ""
        if self._in_names:
            match = NUMBERED_CELL.match(cell)
            ordinal = int(match["ordinal"]) if match else 0
            if match is None or ordinal not in (1, self._last, self._last + 1):
                return None
            length, heading = match.end(), cell[match.end() :]
        elif cell.isdigit():
            if not any(cells[self._column + 1 :]):
                return None  # of a form to be filled in
            ordinal, length = int(cell), len(cell)
            heading = cells[self._name] if self._name + 1 < len(cells) else ""
        elif not cell and above is not None and above.table == table:
            return above._replace(length=0, goes_on=True)
        else:
            return None
        self._last = ordinal
        goes_on = above is not None and bool(heading) and (above.ordinal, above.heading) == (ordinal, heading)
        return RowLabel(table, ordinal, self._column, length, heading, goes_on)


def find_rows(lines: Sequence[str]) -> Rows:
    """The rows of all tables with a column of ordinals (序号), or with cells that begin with running numbers."""
    rows = Rows([], {})
    numbers: _Numbers | None = None
    above: list[str] = []
    for at, line in enumerate(lines):
        cells = line.split("\t") if "\t" in line else []
        label = _label(numbers, cells, rows, at)
        if cells and label is None:
            below = lines[at + 1 : at + MOST_BETWEEN]
            if (column := ordinal_column(cells)) is not None or (column := _unheaded_column(cells, below)) is not None:
                rows.heads.append(tuple(cells))
                numbers = _Numbers(cells, column, in_names=False)
            elif (column := _named_column(cells, above, below)) is not None:
                rows.heads.append(tuple(above))
                numbers = _Numbers(above, column, in_names=True)
                label = _label(numbers, cells, rows, at)
        if label:
            rows.labels[at] = label
        above = cells
    return rows


def lists_indicators(heads: Sequence[str]) -> bool:
    """Whether a table tells what is to be reached, and nothing to do: inside a part its rows are no parts.

    >>> lists_indicators(("序号", "指标", "单位", "2025年")), lists_indicators(("序号", "指标", "责任单位"))
    (True, False)
    """
    return any(head in INDICATORS for head in heads) and not any(NO_INDICATORS.search(head) for head in heads)


def _label(numbers: _Numbers | None, cells: list[str], rows: Rows, at: int) -> RowLabel | None:
    return numbers.read(cells, len(rows.heads) - 1, rows.labels.get(at - 1)) if numbers and cells else None


def ordinal_column(heads: Sequence[str]) -> int | None:
    """Which of the first two columns has the ordinals: the second where the first says what group a row is of."""
    return next((at for at, head in enumerate(heads[:NUMBERS_WITHIN]) if head in ORDINAL_HEADS), None)


def _unheaded_column(heads: Sequence[str], below: Sequence[str]) -> int | None:
    """The column with running numbers that has no head, beside others that have: 服务对象, 服务项目, 责任部门."""
    rows = _rows_like(heads, below)[:2] if sum(map(bool, heads)) >= FEWEST_HEADS else []
    for column, head in enumerate(heads[:NUMBERS_WITHIN]):
        if not head and [row[column] for row in rows] == ["1", "2"]:
            return column
    return None


def _rows_like(heads: Sequence[str], below: Sequence[str]) -> list[list[str]]:
    """The cells of the rows right below, of those that have as many as there are `heads`."""
    return [row for line in takewhile(lambda text: "\t" in text, below) if len(row := line.split("\t")) == len(heads)]


def _named_column(cells: Sequence[str], above: Sequence[str], below: Sequence[str]) -> int | None:
    """The column whose cells begin with running numbers, where `cells` are the first row below the heads `above`.

    The second row may stand behind lines of the first, whose merged cells are left out.
    """
    rows = _rows_like(cells, below)
    for column in range(NUMBERS_WITHIN if len(above) == len(cells) else 0):
        first = NUMBERED_CELL.match(cells[column])
        second = next((match for row in rows if (match := NUMBERED_CELL.match(row[column]))), None)
        if first and second and (first["ordinal"], second["ordinal"]) == ("1", "2"):
            return None if NUMBERED_CELL.match(above[column]) else column
    return None


def is_first_row(heads: str, row: str) -> bool:
    """Whether the line `row` is the first row below the heads of a table with a column of ordinals."""
    cells = row.split("\t")
    column = ordinal_column(heads.split("\t")) if "\t" in heads else None
    return column is not None and column < len(cells) > 1 and cells[column].isdigit()
