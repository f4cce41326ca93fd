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
OTHER_NAME_HEAD = re.compile(r"项目|名称|内容|事项|任务")  # 项目 | 单位 | 2025年
LEVEL_HEAD = re.compile(r"[二三]级指标")
MEANING_HEAD = re.compile(r"属性|含义|说明|解释|类别|类型|性质|来源")
UNIT_HEAD = re.compile(r"^(?:计量)?单位$")
GOAL_HEAD = re.compile(r"目标|规划值|预期|计划(?:值|数)")
VALUE_HEAD = re.compile(r"目标|规划值|预期值|计划值|标准值|(?:评价|考核)标准|20\d\d|十[四五六]五末?$")
PRESENT_HEAD = re.compile(r"现状|基期|基数|基准|实际|完成|上年|属性|依据|来源|责任|牵头|时限|时间|年均|累计|性质")
DEADLINE_HEAD = re.compile(r"时限|期限|完成时间|时间(?:节点|要求|安排|进度)|进度(?:安排|要求)|^时间$")
TASK_HEAD = re.compile(r"任务|内容|事项|举措|措施|项目|工作|目标|要求|成果")
DETAIL_HEAD = re.compile(r"具体|内容|举措|措施")
AIM_HEAD = re.compile(r"目标|要求|成果|成效")  # of 任务 | 目标 the one that says what is to be reached
LABEL = re.compile(r"^(?:\d{1,2}[.．、](?!\d)|（[一二三四五六七八九十\d]{1,3}）)")
UNIT_IN_NAME = re.compile(r"[（(]([^（）()]{1,12})[）)]$")
# ≥90, 95%以上, 4.5左右, 3-5个, [1500], 年均增长8%
VALUE = re.compile(
    rf"(?:年均|累计|增长|达到|新增|完成|建成|力争|下降|降低|减少|提高|提升|上升|增加)*"
    rf"(?P<before>≥|>|＞|不低于|不少于|超过|突破|超|≤|<|＜|不超过|不高于|控制在|低于|约)?[\[〔（]?(?P<low>{ARABIC})[\]〕）]?(?:{DASH}(?P<high>{ARABIC}))?"
    r"(?P<unit>[^\d以左，。]{0,8}?)(?P<after>以上|以下|以内|左右)?(?:（[^（）]*）)?$"
)
OPERATORS: dict[str, Operator] = {
    **dict[str, Operator].fromkeys(("≥", ">", "＞", "不低于", "不少于", "超过", "突破", "超", "以上"), ">="),
    **dict[str, Operator].fromkeys(("≤", "<", "＜", "不超过", "不高于", "控制在", "低于", "以下", "以内"), "<="),
    **dict[str, Operator].fromkeys(("约", "左右"), "~"),
}


YEAR_IN_HEAD = re.compile(r"20\d\d|十[四五六]五")
FIGURE = re.compile(r"\d")
IN_WORDS = re.compile(
    "(?:基本|全部|全面|完全|实现)*(?:全覆盖|覆盖|建成|达标|清零|消除)"
)  # what is reached without a figure
CAPTION_REACH = 120  # characters before the first row in which its caption stands


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
    of_tasks = _column(grid, DEADLINE_HEAD) >= 0 and _column(grid, NAME_HEAD) < 0
    return not of_tasks and _name_column(grid) >= 0 and bool(_value_columns(grid, None))


def dated_cells(text: str, grid: Grid, year: int | None) -> Iterator[DatedCell]:
    """The tasks of a grid with a column of deadlines, and the target cells of one of indicators that are in words."""
    if is_of_indicators(grid):
        yield from _targets_in_words(text, grid, year)
        return
    deadline, task = _column(grid, DEADLINE_HEAD), _task_column(grid)
    if deadline < 0 or task < 0:
        return
    for provision, cells in grid.rows:
        if len(cells) == len(grid.header):
            dates = find_dates(text, cells[deadline].start, cells[deadline].end, year)
            if dates and dates[-1].deadline:
                yield DatedCell(provision, dates[-1].deadline, "", cells[task])


def _targets_in_words(text: str, grid: Grid, year: int | None) -> Iterator[DatedCell]:
    above = _date_above(text, grid, year)
    for provision, cells in _fitted_rows(text, grid, year):
        name = text[cells[_name_column(grid)].start : cells[_name_column(grid)].end].strip()
        for column, deadline in _value_columns(grid, year):
            words = text[cells[column].start : cells[column].end]
            if FIGURE.search(words) and not _reads(words):
                yield DatedCell(provision, deadline or above, _indicator(name), cells[column])


def _task_column(grid: Grid) -> int:
    tasks = [at for at, head in enumerate(grid.header) if TASK_HEAD.search(head) and not DEADLINE_HEAD.search(head)]
    for heads in (DETAIL_HEAD, AIM_HEAD):
        if said := [at for at in tasks if heads.search(grid.header[at])]:
            return said[-1]
    return tasks[0] if tasks else -1


def _column(grid: Grid, head: re.Pattern[str]) -> int:
    return next((at for at, words in enumerate(grid.header) if head.search(words)), -1)


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
    name, unit = _name_column(grid), _column(grid, UNIT_HEAD)
    above = _date_above(text, grid, year)
    for provision, cells in _fitted_rows(text, grid, year):
        words = [text[cell.start : cell.end].strip() for cell in cells]
        if not words[name]:
            continue
        unit_in_name = UNIT_IN_NAME.search(words[name])
        unit_said = (words[unit] if unit >= 0 else "") or (unit_in_name[1] if unit_in_name else "")
        for column, deadline in _value_columns(grid, year):
            match = _reads(words[column])
            if match or IN_WORDS.fullmatch(words[column]):
                span = Span(cells[name].start, cells[max(column, name)].end)
                named = words[name] if match else _indicator(words[name]) + words[column]
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
    figures = sum(_reads(text[cells[at].start : cells[at].end]) is not None for at, _ in _value_columns(grid, year))
    name = cells[_name_column(grid)]
    return figures + (name.start < name.end and not _reads(text[name.start : name.end]))


def _reads(words: str) -> re.Match[str] | None:
    return VALUE.match(words.replace(" ", ""))


def _date_above(text: str, grid: Grid, year: int | None) -> str | None:
    """The date of the caption or the sentence that a table without years in its heads stands under."""
    start = next((cells[0].start for _, cells in grid.rows if cells), 0)
    dates = find_dates(text, max(0, start - CAPTION_REACH), start, year)
    return dates[-1].deadline if dates and not text.startswith("版", dates[-1].end) else None


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
        indicator=_indicator(reading.name),
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


def _indicator(name: str) -> str:
    """The name in 3.绿地率（%）."""
    return LABEL.sub("", UNIT_IN_NAME.sub("", name))


def _name_column(grid: Grid) -> int:
    """The column of names: of 一级指标 and 二级指标 the last."""
    for heads in (NAME_HEAD, OTHER_NAME_HEAD):
        named = [at for at, head in enumerate(grid.header) if heads.search(head) and not _is_no_name(head)]
        if named:
            return next((at for at in reversed(named) if LEVEL_HEAD.search(grid.header[at])), named[0])
    return -1


def _is_no_name(head: str) -> bool:
    return _is_value(head) or MEANING_HEAD.search(head) is not None


def _value_columns(grid: Grid, year: int | None) -> list[tuple[int, str | None]]:
    """The columns of target values with their deadlines.

    Years before the document's own are the present state, and so are bare years beside 2025年目标.
    """
    columns = list[tuple[int, str | None]]()
    says_goal = any(GOAL_HEAD.search(head) and YEAR_IN_HEAD.search(head) for head in grid.header)
    for at, head in enumerate(grid.header):
        dates = find_dates(head if "年" in head else f"{head}年", 0, len(head) + 1, year)
        past = bool(year and dates and dates[-1].year and dates[-1].year < year)
        if _is_value(head) and not past and (GOAL_HEAD.search(head) or not says_goal):
            columns.append((at, dates[-1].deadline if dates else None))
    return columns


def _is_value(head: str) -> bool:
    return VALUE_HEAD.search(head) is not None and not PRESENT_HEAD.search(head) and not head.endswith(("指标", "任务"))
