"""What is found once in a text before its targets are read: its quantities, marks of dates, cells of tables."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from hengce.ingest.cells import cell_kind, head_kind
from hengce.ingest.extract.targets.clause_dates import date_marks
from hengce.ingest.extract.targets.clauses import mask_asides
from hengce.ingest.extract.targets.passages import (
    any_between,
    is_of_rules,
    is_plan,
    note_marks,
    own_year,
    running_year,
    tells,
    year_of_plan,
)
from hengce.ingest.extract.targets.quantities import bare_figures, is_day_of_month
from hengce.ingest.extract.targets.tables import DatedCell, Grid, dated_cells, is_of_indicators
from hengce.ingest.lexicon.targets import TargetLexicon
from hengce.ingest.marks import count_before
from hengce.ingest.model import Parsed
from hengce.ingest.numerals import Quantity, find_quantities

LIFE_REACH: Final = 24  # characters from 寿命 to its figure: 人均预期寿命在2020年基础上继续提高1岁
FOUR_ONES: Final = re.compile("一[”批目工，。；：]")  # 实现四个一目标
NEVER_COUNTED: Final = frozenset("式岁性级")  # what such words begin with behind their numeral
FIRST_YEAR: Final = 1900
OF_YEARS: Final = ("度", "行动", "攻坚", "计划", "规划", "提升行动", "倍增行动")


@dataclass(frozen=True, slots=True)
class Page:
    """The text, the same with asides masked, and all its quantities in order.

    `year` is the one of 年底前, `issued` the one it was issued in, `planned` the one that all of it is planned for;
    `of_rules` says that it lays down rules,
    `tells` that it tells how things stand.
    `starts` are where the quantities begin; `marks` are these and where words of dates stand, in order;
    `has_notes` says that deadlines are noted behind measures;
    `cells` are where the cells begin that are read as cells of their table, `dated` those to be done by a date.
    """

    text: str
    masked: str
    quantities: list[Quantity]
    starts: list[int]
    marks: list[int]
    has_notes: bool
    cells: frozenset[int]
    dated: Sequence[DatedCell]
    year: int | None
    issued: int | None
    planned: int | None
    of_rules: bool
    tells: bool
    lexicon: TargetLexicon

    def between(self, start: int, end: int) -> list[Quantity]:
        """The quantities that begin in [start, end), in order."""
        first = beyond = count_before(self.starts, start)
        while beyond < len(self.starts) and self.starts[beyond] < end:
            beyond += 1
        return self.quantities[first:beyond]

    def is_marked(self, start: int, end: int) -> bool:
        """Whether a quantity or a word of a date stands in [start, end)."""
        return any_between(self.marks, start, end)


def read_page(parsed: Parsed, tables: Sequence[Grid], lexicon: TargetLexicon) -> Page:
    """The page of `parsed`; what stands in `tables` is read there."""
    masked = mask_asides(parsed.text)
    found = find_quantities(lexicon.quantity, masked, 0, len(masked))
    quantities = [quantity for quantity in found if not _counts_nothing_ever(masked, quantity)]
    if bare := bare_figures(masked, lexicon):
        quantities = sorted([*quantities, *bare], key=lambda quantity: quantity.start)
    starts = [quantity.start for quantity in quantities]
    issued = own_year(parsed.document)
    dated = [cell for grid in tables for cell in dated_cells(parsed.text, grid, issued)]
    notes = note_marks(parsed.text)
    return Page(
        text=parsed.text,
        masked=masked,
        quantities=quantities,
        starts=starts,
        marks=sorted([*starts, *date_marks(masked), *notes]),
        has_notes=bool(notes),
        cells=_cells_read_otherwise(parsed.text, tables, dated),
        dated=dated,
        year=year_of_plan(parsed.document) or issued or running_year(parsed.text),
        issued=issued,
        planned=year_of_plan(parsed.document) if is_plan(parsed.document) else None,
        of_rules=is_of_rules(parsed.document),
        tells=tells(parsed.document),
        lexicon=lexicon,
    )


def _cells_read_otherwise(text: str, tables: Sequence[Grid], dated: Sequence[DatedCell]) -> frozenset[int]:
    """Where the cells begin that are no running text: all of a table of indicators; of others the tasks with a
    deadline, who answers for them, and by when (9月投入使用)."""
    found = [cell.cell.start for cell in dated]
    for grid in tables:
        of_indicators, kinds = is_of_indicators(grid), [head_kind(head) for head in grid.header]
        for _, cells in grid.rows:
            for cell, kind in zip(cells, kinds, strict=False):
                told = kind == "body" or (kind == "date" and cell_kind(text[cell.start : cell.end]) == "date")
                if of_indicators or (told and len(cells) == len(kinds)):
                    found.append(cell.start)
    return frozenset(found)


def _counts_nothing_ever(masked: str, quantity: Quantity) -> bool:
    """3岁 but for 预期寿命80岁; 2025年, 2025届; 每月25日起; 一站式, 一次性, 16周岁; 用3年时间; 三年行动; 5万吨级."""
    next_to = masked[quantity.end : quantity.end + 1]
    if next_to in NEVER_COUNTED or (next_to == "时" and masked.startswith("时间", quantity.end)):
        return True
    before = masked[quantity.start - 1]
    if before == "第" or (before in "同任" and masked[quantity.start] == "一"):
        return True  # 第三人民医院, 同一家企业
    if masked[quantity.end - 2] in "三四五六七八" and FOUR_ONES.match(masked, quantity.end):
        return True
    if quantity.unit == "日" and before == "月":
        return not is_day_of_month(masked, quantity)
    if quantity.unit == "岁":
        # 5岁以下儿童死亡率 stands behind 预期寿命达到79岁
        return next_to == "以" or masked.find("寿命", max(0, quantity.start - LIFE_REACH), quantity.start) < 0
    of_years = quantity.unit == "年" and masked.startswith(OF_YEARS, quantity.end)
    return of_years or (quantity.unit in ("年", "届") and quantity.value > FIRST_YEAR)
