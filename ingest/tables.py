"""Tables that lost their grid: each row, whatever a converter made of it, as one line with a tab between cells."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import Final

from hengce.ingest.cells import CellKind, cell_kind, fitted_columns, head_kind
from hengce.ingest.labels import HAN
from hengce.ingest.lines import Line, Run

ORDINAL_HEADS: Final = {"序号", "编号", "项号"}
ORDINAL_HEAD_BEGINS: Final = ("序", "编", "项")
# What a column of a task table is called; a short line with one of these words may be a head.
HEAD: Final = re.compile(
    r"序号|编号|内容|任务|事项|实事|项目|措施|目标|指标|单位|部门|领导|责任|职责|时限|时间|备注|要求|举措|分工|名称|类别|领域|进度|标准|依据|阶段|预期|属性|性质|类型|数值|现状|基期|地区|20\d\d年?$"
)
LONGEST_HEAD: Final = 12
MOST_COLUMNS: Final = 12
FEWEST_COLUMNS: Final = 2  # beside the ordinals
LEAST_KNOWN: Final = 0.5  # of the heads; all of them where the first row is not 1, as in an excerpt from a table
MOST_LINES: Final = 60  # of one row whose cells stand on lines of their own
GROUP: Final = re.compile(rf"(?:[{HAN}]{{1,3}}、|（[{HAN}]{{1,3}}）)[^。；\t]{{2,40}}")  # 一、稳住经济增长 above rows
BEHIND: Final = re.compile(r"附[件表录]|备?注：|\d{4}年\d{1,2}月\d{1,2}日")  # how lines begin that stand behind a table
DASHED_NUMBER: Final = re.compile(r"[-—–－―]+ ?\d{1,3} ?[-—–－―]+")  # — 3 — between two pages
DATE_OF_DAY: Final = re.compile(r"\d{4}年\d{1,2}月\d{1,2}日")
FEWEST_BARS: Final = 2
PIPE_RULE: Final = re.compile(r"\|?\s*[:：]?-{2,}")


@dataclass(frozen=True, slots=True)
class _Grid:
    columns: tuple[CellKind, ...]  # what stands in those behind the ordinals
    first: int  # index of the line behind the heads
    excerpt: bool  # its ordinals do not begin with 1 and need not follow each other


def restore_rows(lines: Sequence[Line]) -> list[Line]:
    """`lines` with each row of a table on one line, its cells divided by tabs; all other lines as they were.

    Handles: a table whose cells stand on lines of their own, numbered by a column 序号; Markdown tables.
    """
    restored, at = list[Line](), 0
    while at < len(lines):
        text = lines[at].text
        if text.startswith(ORDINAL_HEAD_BEGINS) and (grid := _grid_at(lines, at)):
            rows, at = _loose_rows(lines, at, grid)
            restored.extend(rows)
        elif "|" in text and _is_pipe_row(lines, at):
            if not PIPE_RULE.match(text) and text.replace("|", "").strip():
                restored.append(_pipe_row(lines[at]))
            at += 1
        else:
            restored.append(lines[at])
            at += 1
    return restored


def _grid_at(lines: Sequence[Line], start: int) -> _Grid | None:
    """The table whose heads begin at `start`; None where no row with an ordinal follows them."""
    first, *heads = lines[start].text.split("\t")
    if first not in ORDINAL_HEADS:
        return None
    heads = heads or _loose_heads(lines, start)
    behind = start + 1 if "\t" in lines[start].text else start + 1 + len(heads)
    row = _behind_groups(lines, behind)
    if len(heads) < FEWEST_COLUMNS or row >= len(lines) or not _ordinal(lines[row].text):
        return None
    excerpt = _ordinal(lines[row].text) != 1
    known = sum(HEAD.search(head) is not None for head in heads)
    if known < len(heads) * (1 if excerpt else LEAST_KNOWN):
        return None
    return _Grid(tuple(head_kind(head) for head in heads), behind, excerpt)


def _loose_heads(lines: Sequence[Line], start: int) -> list[str]:
    """The heads on lines of their own behind 序号; what is longer than a head is none."""
    texts = (line.text for line in lines[start + 1 : start + MOST_COLUMNS])
    return list(
        takewhile(lambda text: len(text) <= LONGEST_HEAD and not _ordinal(text) and not GROUP.fullmatch(text), texts)
    )


def _behind_groups(lines: Sequence[Line], at: int) -> int:
    """The index of the first line from `at` on that is no name of a group of rows."""
    while at < len(lines) and GROUP.fullmatch(lines[at].text):
        at += 1
    return at


def _ordinal(text: str) -> int:
    """The ordinal that a cell is, 0 for any other cell."""
    return int(text) if len(text) <= 3 and text.isdecimal() else 0


def _loose_rows(lines: Sequence[Line], start: int, grid: _Grid) -> tuple[list[Line], int]:
    """The rows of the table, heads first, and the index of the first line behind it."""
    rows, at = [_joined(lines[start : grid.first])], grid.first
    last = 0
    while (row := _row_start(lines, at, last, grid)) is not None:
        rows.extend(lines[at:row])
        last = _ordinal(lines[row].text)
        at = _row_end(lines, row, grid)
        rows.extend(_fitted(lines[row:at], grid))
    return rows, at


def _row_start(lines: Sequence[Line], at: int, last: int, grid: _Grid) -> int | None:
    """The line of the ordinal behind `last` if a row begins at `at`, or the name of a group of rows above it."""
    row = _behind_groups(lines, at)
    ordinal = _ordinal(lines[row].text) if row < len(lines) else 0
    return row if ordinal == last + 1 or (grid.excerpt and ordinal > last) else None


def _row_end(lines: Sequence[Line], start: int, grid: _Grid) -> int:
    """The index of the first line behind the row whose ordinal stands at `start`."""
    ordinal, fewest = _ordinal(lines[start].text), 1 if {"body", "date"} & {*grid.columns} else len(grid.columns)
    for at in range(start + 1 + fewest, min(start + MOST_LINES, len(lines))):
        if _ends_table(lines[at].text):
            break
        if _row_start(lines, at, ordinal, grid) is not None:
            return at
    end = start + 1
    while end < len(lines) and not _beyond(lines, start, end, grid):
        end += 1
    return end


def _beyond(lines: Sequence[Line], start: int, at: int, grid: _Grid) -> bool:
    """Whether the line at `at` stands behind the last row: the row is full, and no more is to be expected in it."""
    text, last = lines[at].text, grid.columns[-1]
    if _ends_table(text) or GROUP.fullmatch(text):
        return True
    if at - start <= len(grid.columns):
        return False
    if last == "words":
        return lines[at].after_blank
    kind = cell_kind(text)
    signed = at + 1 < len(lines) and DATE_OF_DAY.match(lines[at + 1].text) is not None
    if cell_kind(lines[at - 1].text) == last:
        return kind != last or signed
    return lines[at].after_blank and (kind == "words" or signed)


def _ends_table(text: str) -> bool:
    """Whether a line stands behind a table, or repeats its heads on the next page."""
    return BEHIND.match(text) is not None or text in ORDINAL_HEADS


def _fitted(row: Sequence[Line], grid: _Grid) -> Iterator[Line]:
    """The ordinal and the cells of a row in their columns.

    What goes on behind a date, where dates are the last column, is a line of its own: a second task of the row.
    """
    lines, begin = [line for line in row[1:] if not DASHED_NUMBER.fullmatch(line.text)], 0
    for end in range(1, len(lines) + 1):
        dated = grid.columns[-1] == "date" and cell_kind(lines[end - 1].text) == "date"
        if end == len(lines) or (dated and cell_kind(lines[end].text) != "date"):
            yield _in_columns(None if begin else row[0], lines[begin:end], grid.columns)
            begin = end


def _in_columns(ordinal: Line | None, cells: Sequence[Line], kinds: Sequence[CellKind]) -> Line:
    """`cells` on one line, a tab before each column; names of bodies that share a column with 、 between them."""
    row, last = ordinal or Line([("", *cells[0].runs[0][1:])]), -1
    columns = fitted_columns([cell.text for cell in cells], kinds)
    for at, (cell, column) in enumerate(zip(cells, columns, strict=True)):
        listed = column == last and cell_kind(cell.text) == cell_kind(cells[at - 1].text) == "body"
        row = row.extended(cell, "\t" * (column - last) or ("、" if listed else ""))
        last = column
    return Line([*row.runs, ("\t" * (len(kinds) - 1 - last), *row.runs[-1][1:])])


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
    return Line(runs, line.heading, line.indented, line.after_blank)
