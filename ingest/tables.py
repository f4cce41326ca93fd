"""Tables that lost their grid: each row, whatever a converter made of it, as one line with a tab between cells."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from hengce.ingest.lines import Line, Run

ORDINAL_HEADS: Final = {"序号", "编号", "项号"}
# What a column of a task table is called; a short line with one of these words may be a head.
HEAD: Final = re.compile(
    r"序号|编号|内容|任务|事项|项目|措施|目标|指标|单位|部门|领导|责任|时限|时间|备注|要求|举措|分工|名称|类别|进度|标准|依据|阶段|预期|属性|性质|类型|数值|现状|基期|地区|20\d\d年?$"
)
LONGEST_HEAD: Final = 12
MOST_COLUMNS: Final = 12
FEWEST_BARS: Final = 2
PIPE_RULE: Final = re.compile(r"\|?\s*[:：]?-{2,}")


@dataclass(frozen=True, slots=True)
class _Grid:
    heads: int  # how many columns
    first: int  # index of the line after the heads


def restore_rows(lines: Sequence[Line]) -> list[Line]:
    """`lines` with each row of a table on one line, its cells divided by tabs; all other lines as they were.

    Handles: a table whose cells stand on lines of their own, numbered by a column 序号; Markdown tables.
    """
    restored, at = list[Line](), 0
    while at < len(lines):
        text = lines[at].text
        if text in ORDINAL_HEADS and (grid := _grid_at(lines, at)):
            rows, at = _loose_rows(lines, at, grid)
            restored.extend(rows)
        elif "|" in text and _is_pipe_row(lines, at):
            if not PIPE_RULE.match(text) and text.strip("| "):
                restored.append(_pipe_row(lines[at]))
            at += 1
        else:
            restored.append(lines[at])
            at += 1
    return restored


def _grid_at(lines: Sequence[Line], start: int) -> _Grid | None:
    """The columns of the table whose heads begin at `start`: they end where the first row begins with 1."""
    for at in range(start + 1, min(start + MOST_COLUMNS, len(lines))):
        text = lines[at].text
        if text == "1":
            return _Grid(at - start, at) if at - start >= 2 else None
        if len(text) > LONGEST_HEAD or not HEAD.search(text):
            return None
    return None


def _loose_rows(lines: Sequence[Line], start: int, grid: _Grid) -> tuple[list[Line], int]:
    """The rows of the table, heads first, and the index of the first line behind it."""
    rows, at, ordinal = [_joined(lines[start : grid.first])], grid.first, 1
    while at < len(lines) and lines[at].text == str(ordinal):
        end = at + 1
        while end < len(lines) and lines[end].text != str(ordinal + 1) and not _beyond(lines, at, end, grid):
            end += 1
        rows.append(_joined(_fitted(lines[at:end], grid.heads)))
        at, ordinal = end, ordinal + 1
    return rows, at


def _beyond(lines: Sequence[Line], start: int, at: int, grid: _Grid) -> bool:
    """Whether the line at `at` stands behind the last row: the row is full and no further row is numbered."""
    return at - start >= grid.heads and lines[at].after_blank


def _fitted(cells: Sequence[Line], columns: int) -> list[Line]:
    """`cells` in `columns` columns: lines too many belong to the longest cell, which was broken."""
    fitted = list(cells)
    while len(fitted) > columns:
        longest = max(range(1, len(fitted) - 1), key=lambda i: len(fitted[i].text))
        fitted[longest : longest + 2] = [fitted[longest].extended(fitted[longest + 1])]
    return fitted


def _joined(cells: Sequence[Line]) -> Line:
    row = cells[0]
    for cell in cells[1:]:
        row = row.extended(cell, "\t")
    return row


def _is_pipe_row(lines: Sequence[Line], at: int) -> bool:
    """Whether bars divide the line into cells: it begins with one, or the line above or below has as many."""
    bars = lines[at].text.count("|")
    beside = (other.text.count("|") for other in (*lines[max(at - 1, 0) : at], *lines[at + 1 : at + 2]))
    return (bars > 2 and lines[at].text[0] == "|") or (bars >= FEWEST_BARS and bars in beside)


def _pipe_row(line: Line) -> Line:
    """`| 1 | 任务 |` or `1 | 任务 | 单位` as cells; a cell stands where its first character does."""
    runs, opened = list[Run](), False
    for text, number, character in line.runs:
        position = character
        for cell in text.split("|"):
            if position > character and opened:
                runs.append(("\t", number, position - 1))
            if stripped := cell.strip():
                runs.append((stripped, number, position + cell.index(stripped[0])))
                opened = True
            position += len(cell) + 1
    while runs and runs[-1][0] == "\t":
        runs.pop()
    return Line(runs or [("", *line.runs[0][1:])], line.heading, line.indented, line.after_blank)
