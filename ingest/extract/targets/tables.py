"""Tables of indicators: a row for each, with its unit and a column for each year of a target.

序号	指标	单位	2020年	2025年	属性
1	每千人口托位数	个	1.8	4.5	预期性
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from hengce.ingest.dates import find_dates
from hengce.ingest.extract.targets.heads import (
    BOTH_HEAD,
    DEADLINE_HEAD,
    NAME_HEAD,
    OTHER_NAME_HEAD,
    UNIT_HEAD,
    column_of,
    is_no_name,
    name_column,
    task_column,
    value_columns,
)
from hengce.ingest.model import Operator, Parsed, Span, Target
from hengce.ingest.numerals import ARABIC, DASH, numeral_to_number

LABEL: Final = re.compile(r"^(?:\d{1,2}[.．、](?!\d)|（[一二三四五六七八九十\d]{1,3}）)")
UNIT_IN_NAME: Final = re.compile(r"[（(]([^（）()]{1,12})[）)]$")
# ≥90, 95%以上, 4.5左右, 3-5个, [1500], 年均增长8%
VALUE: Final = re.compile(
    rf"(?:年均|累计|增长|达到|新增|完成|建成|力争|下降|降低|减少|提高|提升|上升|增加)*"
    rf"(?P<before>≥|>|＞|不低于|不少于|超过|突破|超|≤|<|＜|不超过|不高于|控制在|低于|约)?[\[〔（]?(?P<low>{ARABIC})[\]〕）]?(?:{DASH}(?P<high>{ARABIC}))?"
    r"(?P<unit>[^\d以左，。]{0,8}?)(?P<after>以上|以下|以内|左右)?(?:（[^（）]*）)?$"
)
OPERATORS: Final[dict[str, Operator]] = {
    **dict[str, Operator].fromkeys(("≥", ">", "＞", "不低于", "不少于", "超过", "突破", "超", "以上"), ">="),
    **dict[str, Operator].fromkeys(("≤", "<", "＜", "不超过", "不高于", "控制在", "低于", "以下", "以内"), "<="),
    **dict[str, Operator].fromkeys(("约", "左右"), "~"),
}


FIGURE: Final = re.compile(r"\d")
IN_WORDS: Final = re.compile(
    "(?:基本|全部|全面|完全|实现)*(?:全覆盖|覆盖|建成|达标|清零|消除)"
)  # what is reached without a figure
OWN_YEAR: Final = re.compile(
    "(?:[春秋]季)?(?:开学|学期结束|春节|国庆节?|中秋节?|元旦|汛期|供暖期|采暖期|雨季|年度)(?:前|之前|以前|内)|年内"
)
CAPTION_REACH: Final = 120  # characters before the first row in which its caption stands


@dataclass(frozen=True, slots=True)
class Grid:
    """A table of indicators: its header cells, and its rows with the provision each stands in."""

    header: tuple[str, ...]
    rows: tuple[tuple[str | None, tuple[Span, ...]], ...]


@dataclass(frozen=True, slots=True)
class DatedCell:
    """The words of one cell that are to come true by `deadline`: those of a task or of a target in words.

    `name` is what the row is about, empty where the cell says it itself; `deadline` is null where only the cell knows.
    """

    provision: str | None
    deadline: str | None
    name: str
    cell: Span


def grids(parsed: Parsed) -> list[Grid]:
    """The tables of `parsed`, those without a column 序号 too."""
    numbered = [Grid(table.header, tuple((row.provision, row.cells) for row in table.rows)) for table in parsed.tables]
    return [*numbered, *_plain_grids(parsed)]


def is_of_indicators(grid: Grid) -> bool:
    """Whether a grid has a column of names and at least one of target values; one of tasks with deadlines is none."""
    of_tasks = column_of(grid.header, DEADLINE_HEAD) >= 0 and column_of(grid.header, NAME_HEAD) < 0
    return not of_tasks and name_column(grid.header) >= 0 and bool(value_columns(grid.header, None))


def dated_cells(text: str, grid: Grid, year: int | None) -> Iterator[DatedCell]:
    """The tasks of a grid with a column of deadlines, and the target cells of one of indicators that are in words."""
    if is_of_indicators(grid):
        yield from _targets_in_words(text, grid, year)
        return
    deadline, task = column_of(grid.header, DEADLINE_HEAD), task_column(grid.header)
    if deadline < 0 or task < 0 or BOTH_HEAD.match(grid.header[deadline]):
        return
    for provision, cells in grid.rows:
        if len(cells) == len(grid.header) and (date := _deadline_in(text, cells[deadline], year)):
            yield DatedCell(provision, date, "", cells[task])


def _deadline_in(text: str, cell: Span, year: int | None) -> str | None:
    """The deadline that a cell names; 秋季开学前 and 汛期前 are of the document's own year."""
    dates = find_dates(text, cell.start, cell.end, year)
    if dates:
        return dates[-1].deadline
    return str(year) if year and OWN_YEAR.fullmatch(text, cell.start, cell.end) else None


def _targets_in_words(text: str, grid: Grid, year: int | None) -> Iterator[DatedCell]:
    above = _date_above(text, grid, year)
    for provision, cells in _fitted_rows(text, grid, year):
        name = text[cells[name_column(grid.header)].start : cells[name_column(grid.header)].end].strip()
        for column, deadline in value_columns(grid.header, year):
            words = text[cells[column].start : cells[column].end]
            if FIGURE.search(words) and not _reads(words):
                yield DatedCell(provision, deadline or above, _indicator(name), cells[column])


def _plain_grids(parsed: Parsed) -> Iterator[Grid]:
    """Tables without a column 序号: lines of cells that follow each other, the first of them the header."""
    known = {row.cells[0].start for table in parsed.tables for row in table.rows if row.cells}
    block = list[tuple[Span, ...]]()
    for line in _tabbed_lines(parsed.text):
        if block and line.start != block[-1][-1].end + 1:
            yield from _block_grid(parsed, block)
            block = []
        if line.start not in known:
            block.append(_cells(parsed.text, line))
    yield from _block_grid(parsed, block)


def _tabbed_lines(text: str) -> Iterator[Span]:
    end = 0
    while (tab := text.find("\t", end)) >= 0:
        start, stop = text.rfind("\n", 0, tab) + 1, text.find("\n", tab)
        end = len(text) if stop < 0 else stop
        yield Span(start, end)


def _cells(text: str, line: Span) -> tuple[Span, ...]:
    spans, start = list[Span](), line.start
    for cell in text[line.start : line.end].split("\t"):
        spans.append(Span(start, start + len(cell)))
        start += len(cell) + 1
    return tuple(spans)


def _block_grid(parsed: Parsed, block: list[tuple[Span, ...]]) -> Iterator[Grid]:
    if len(block) > 1:
        header = tuple(parsed.text[cell.start : cell.end] for cell in block[0])
        provision = parsed.provision_at(block[0][0].start)
        yield Grid(header, tuple((provision.number if provision else None, cells) for cells in block[1:]))


def grid_targets(text: str, grid: Grid, year: int | None) -> Iterator[Target]:
    """The targets of a grid of indicators row by row: one for each column of target values that holds a figure."""
    name, unit = _finer_name_column(text, grid, year), column_of(grid.header, UNIT_HEAD)
    above = _date_above(text, grid, year)
    for provision, cells in _fitted_rows(text, grid, year):
        words = [text[cell.start : cell.end].strip() for cell in cells]
        if not words[name]:
            continue
        indicator, unit_said = _name_and_unit(words[name], words[unit] if unit >= 0 else "")
        for column, deadline in value_columns(grid.header, year):
            match = _reads(words[column])
            if match or IN_WORDS.fullmatch(words[column]):
                span = Span(cells[name].start, cells[max(column, name)].end)
                named = indicator if match else indicator + words[column]
                yield _target(text, span, provision, _Reading(named, unit_said, deadline or above, match))


def _fitted_rows(text: str, grid: Grid, year: int | None) -> Iterator[tuple[str | None, tuple[Span, ...]]]:
    """The rows of `grid` with a cell for each head; where cells are merged, those to the left or right are empty."""
    for provision, cells in grid.rows:
        lacking = len(grid.header) - len(cells)
        if lacking < 0:
            continue
        fits = [_padded(cells, left, lacking - left) for left in range(lacking, -1, -1)]
        yield provision, max(fits, key=lambda fit: _likeness(text, grid, fit, year))


def _padded(cells: tuple[Span, ...], left: int, right: int) -> tuple[Span, ...]:
    first, last = Span(cells[0].start, cells[0].start), Span(cells[-1].end, cells[-1].end)
    return (*[first] * left, *cells, *[last] * right)


def _likeness(text: str, grid: Grid, cells: tuple[Span, ...], year: int | None) -> int:
    """How many cells are what their heads say: figures under target values, words under 指标."""
    figures = sum(
        _reads(text[cells[at].start : cells[at].end]) is not None for at, _ in value_columns(grid.header, year)
    )
    name = cells[name_column(grid.header)]
    return figures + (name.start < name.end and not _reads(text[name.start : name.end]))


def _reads(words: str) -> re.Match[str] | None:
    return VALUE.match(words.replace(" ", ""))


def _date_above(text: str, grid: Grid, year: int | None) -> str | None:
    """The date of the caption or the sentence that a table without years in its heads stands under.

    Where there is none, 年度目标 is that of the document's own year; the line of the day it was issued says nothing.
    """
    start = next((cells[0].start for _, cells in grid.rows if cells), 0)
    dates = find_dates(text, max(0, start - CAPTION_REACH), start, year)
    if dates and not text.startswith(("版", "\n"), dates[-1].end):
        return dates[-1].deadline
    return str(year) if year and any(head.startswith("年度") for head in grid.header) else None


@dataclass(frozen=True, slots=True)
class _Reading:
    """One cell of target values with what its row and column say of it; `value` is null for one in words (全覆盖)."""

    name: str
    unit: str
    deadline: str | None
    value: re.Match[str] | None


def _target(text: str, span: Span, provision: str | None, reading: _Reading) -> Target:
    target = Target(
        provision=provision,
        kind="target",
        deadline=reading.deadline,
        indicator=reading.name,
        operator=None,
        value=None,
        upper=None,
        unit=None,
        scope=None,
        text=text[span.start : span.end],
        start=span.start,
        end=span.end,
    )
    value = reading.value
    if value is None:
        return target
    operator = OPERATORS.get(value["after"] or "") or OPERATORS.get(value["before"] or "")
    return target._replace(
        operator="range" if value["high"] else operator or "=",
        value=numeral_to_number(value["low"]),
        upper=numeral_to_number(value["high"]) if value["high"] else None,
        unit=value["unit"].strip() or reading.unit or None,
    )


def _name_and_unit(name: str, unit: str) -> tuple[str, str]:
    """The indicator and the unit of a row; the unit 每万常住人口（名） begins the indicator.

    >>> _name_and_unit("2.全科医生", "每万常住人口（名）"), _name_and_unit("绿地率（%）", "")
    (('每万常住人口全科医生', '名'), ('绿地率', '%'))
    """
    in_bracket = UNIT_IN_NAME.search(unit if unit.startswith("每") else name)
    known = in_bracket[1] if in_bracket else ""
    if unit.startswith("每"):
        return UNIT_IN_NAME.sub("", unit) + _indicator(name), known
    return _indicator(name), unit or known


def _indicator(name: str) -> str:
    """The name in 3.绿地率（%）."""
    return LABEL.sub("", UNIT_IN_NAME.sub("", name))


def _finer_name_column(text: str, grid: Grid, year: int | None) -> int:
    """考核指标 | 考核内容: where the name of several rows is merged, what stands beside it says which is meant."""
    name = name_column(grid.header)
    beside = name + 1
    if beside >= len(grid.header) or not OTHER_NAME_HEAD.search(grid.header[beside]) or is_no_name(grid.header[beside]):
        return name
    rows = [cells for _, cells in _fitted_rows(text, grid, year)]
    merged = any(not text[slice(*cells[name])].strip() and text[slice(*cells[beside])].strip() for cells in rows)
    return beside if merged else name
