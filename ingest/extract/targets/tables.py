"""Tables of indicators: a row for each, with its unit and a column for each year of a target.

序号	指标	单位	2020年	2025年	属性
1	每千人口托位数	个	1.8	4.5	预期性
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from hengce.ingest.dates import find_dates
from hengce.ingest.model import Operator, Parsed, Span, Target
from hengce.ingest.numerals import ARABIC, DASH, numeral_to_number

NAME_HEAD = re.compile(r"指标")
UNIT_HEAD = re.compile(r"^(?:计量)?单位$")
VALUE_HEAD = re.compile(r"目标|规划值|预期值|计划值|20\d\d")
PRESENT_HEAD = re.compile(r"现状|基期|基数|基准|实际|完成值|上年|属性|依据|来源|责任|牵头")
UNIT_IN_NAME = re.compile(r"[（(]([^（）()]{1,12})[）)]$")
# ≥90, 95%以上, 4.5左右, 3-5个, [1500]
VALUE = re.compile(
    rf"(?P<before>≥|>|不低于|不少于|达到|≤|<|不超过|控制在|低于|约)?\[?(?P<low>{ARABIC})\]?(?:{DASH}(?P<high>{ARABIC}))?"
    r"(?P<unit>[^\d以左]{0,8}?)(?P<after>以上|以下|以内|左右)?$"
)
OPERATORS: dict[str, Operator] = {
    **dict[str, Operator].fromkeys(("≥", ">", "不低于", "不少于", "以上"), ">="),
    **dict[str, Operator].fromkeys(("≤", "<", "不超过", "控制在", "低于", "以下", "以内"), "<="),
    **dict[str, Operator].fromkeys(("约", "左右"), "~"),
}


@dataclass(frozen=True, slots=True)
class Grid:
    """A table of indicators: its header cells, and its rows with the provision each stands in."""

    header: tuple[str, ...]
    rows: tuple[tuple[str | None, tuple[Span, ...]], ...]


def indicator_grids(parsed: Parsed) -> list[Grid]:
    """The tables of `parsed` that have a column 指标 and at least one of target values."""
    numbered = [Grid(table.header, tuple((row.provision, row.cells) for row in table.rows)) for table in parsed.tables]
    return [
        grid for grid in (*numbered, *_plain_grids(parsed)) if _name_column(grid) >= 0 and _value_columns(grid, None)
    ]


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
    """The targets of `grid` row by row: one for each column of target values that holds a figure."""
    name, unit = _name_column(grid), _unit_column(grid)
    for provision, cells in grid.rows:
        words = [text[cell.start : cell.end].strip() for cell in cells]
        if len(words) != len(grid.header) or not words[name]:
            continue
        unit_in_name = UNIT_IN_NAME.search(words[name])
        unit_said = (words[unit] if unit >= 0 else "") or (unit_in_name[1] if unit_in_name else "")
        for column, deadline in _value_columns(grid, year):
            if match := VALUE.match(words[column].replace(" ", "")):
                span = Span(cells[name].start, cells[max(column, name)].end)
                yield _target(text, span, provision, _Reading(words[name], unit_said, deadline, match))


@dataclass(frozen=True, slots=True)
class _Reading:
    """One cell of target values with what its row and column say of it."""

    name: str
    unit: str
    deadline: str | None
    value: re.Match[str]


def _target(text: str, span: Span, provision: str | None, reading: _Reading) -> Target:
    value = reading.value
    operator = OPERATORS.get(value["after"] or "") or OPERATORS.get(value["before"] or "")
    return Target(
        provision=provision,
        kind="target",
        deadline=reading.deadline,
        indicator=UNIT_IN_NAME.sub("", reading.name),
        operator="range" if value["high"] else operator or "=",
        value=numeral_to_number(value["low"]),
        upper=numeral_to_number(value["high"]) if value["high"] else None,
        unit=value["unit"].strip() or reading.unit or None,
        scope=None,
        text=text[span.start : span.end],
        start=span.start,
        end=span.end,
    )


def _name_column(grid: Grid) -> int:
    return next((at for at, head in enumerate(grid.header) if NAME_HEAD.search(head) and not _is_value(head)), -1)


def _unit_column(grid: Grid) -> int:
    return next((at for at, head in enumerate(grid.header) if UNIT_HEAD.search(head)), -1)


def _value_columns(grid: Grid, year: int | None) -> list[tuple[int, str | None]]:
    """The columns of target values with their deadlines; years before the document's own are the present state."""
    columns = list[tuple[int, str | None]]()
    for at, head in enumerate(grid.header):
        dates = find_dates(head if "年" in head else f"{head}年", 0, len(head) + 1, year)
        past = bool(year and dates and dates[-1].year and dates[-1].year < year)
        if _is_value(head) and not past:
            columns.append((at, dates[-1].deadline if dates else None))
    return columns


def _is_value(head: str) -> bool:
    return VALUE_HEAD.search(head) is not None and not PRESENT_HEAD.search(head) and not head.endswith("指标")
