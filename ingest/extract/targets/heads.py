"""What the heads of a table say: which column holds the names of indicators, their target values, their deadlines."""

import re
from collections.abc import Sequence
from typing import Final

from hengce.ingest.dates import find_dates

NAME_HEAD: Final = re.compile(r"指标")
OTHER_NAME_HEAD: Final = re.compile(r"项目|名称|内容|事项|任务")  # 项目 | 单位 | 2025年
LEVEL_HEAD: Final = re.compile(r"[二三]级指标")
MEANING_HEAD: Final = re.compile(r"属性|含义|说明|解释|类别|类型|性质|来源")
UNIT_HEAD: Final = re.compile(r"^(?:计量)?单位$")
GOAL_HEAD: Final = re.compile(r"目标|规划值|预期|计划(?:值|数)")
VALUE_HEAD: Final = re.compile(r"目标|规划值|预期值|计划值|标准值|(?:评价|考核)标准|20\d\d|十[四五六]五末?$")
PRESENT_HEAD: Final = re.compile(
    r"现状|基期|基数|基准|实际|完成|上年|属性|依据|来源|责任|牵头|时限|时间|年均|累计|性质"
)
DEADLINE_HEAD: Final = re.compile(r"时限|期限|完成时间|时间(?:节点|要求|安排|进度)|进度(?:安排|要求)|^时间$")
# 内容及完成时限: what is to be done and by when, in one column
BOTH_HEAD: Final = re.compile(r"(?:内容|任务|举措|措施|事项|项目|目标)[及和与、/]")
TASK_HEAD: Final = re.compile(r"任务|内容|事项|实事|举措|措施|项目|工作|目标|要求|成果")
DETAIL_HEAD: Final = re.compile(r"具体|内容|举措|措施")
AIM_HEAD: Final = re.compile(r"目标|要求|成果|成效")  # of 任务 | 目标 the one that says what is to be reached
YEAR_IN_HEAD: Final = re.compile(r"20\d\d|十[四五六]五")
PLAN_YEARS: Final = 5


def name_column(header: Sequence[str]) -> int:
    """The column of names: of 一级指标 and 二级指标 the last."""
    for heads in (NAME_HEAD, OTHER_NAME_HEAD):
        named = [at for at, head in enumerate(header) if heads.search(head) and not is_no_name(head)]
        if named:
            return next((at for at in reversed(named) if LEVEL_HEAD.search(header[at])), named[0])
    return -1


def is_no_name(head: str) -> bool:
    """Whether a column holds no names: target values, 属性, 指标说明."""
    return _is_value(head) or MEANING_HEAD.search(head) is not None


def value_columns(header: Sequence[str], year: int | None) -> list[tuple[int, str | None]]:
    """The columns of target values with their deadlines.

    Years before the document's own are the present state, and so are bare years beside 2025年目标; where its own is not
    known, so is the last year of the plan before (2020年 | 2025年).
    """
    columns = list[tuple[int, str | None]]()
    heads = " ".join(header)
    says_goal = any(GOAL_HEAD.search(head) and YEAR_IN_HEAD.search(head) for head in header)
    for at, head in enumerate(header):
        dates = find_dates(head if "年" in head else f"{head}年", 0, len(head) + 1, year)
        own = dates[-1].year if dates else None
        past = bool(own and (own < year if year else own % PLAN_YEARS == 0 and f"{own + PLAN_YEARS}年" in heads))
        if _is_value(head) and not past and (GOAL_HEAD.search(head) or not says_goal):
            columns.append((at, dates[-1].deadline if dates else None))
    return columns


def _is_value(head: str) -> bool:
    return VALUE_HEAD.search(head) is not None and not PRESENT_HEAD.search(head) and not head.endswith(("指标", "任务"))


def task_column(header: Sequence[str]) -> int:
    """The column of what is to be done, -1 where there is none."""
    tasks = [at for at, head in enumerate(header) if TASK_HEAD.search(head) and not DEADLINE_HEAD.search(head)]
    for heads in (DETAIL_HEAD, AIM_HEAD):
        if said := [at for at in tasks if heads.search(header[at])]:
            return said[-1]
    return next((at for at in tasks if not header[at].endswith("名称")), tasks[0] if tasks else -1)


def column_of(header: Sequence[str], head: re.Pattern[str]) -> int:
    """The first column with such a head, -1 where there is none."""
    return next((at for at, words in enumerate(header) if head.search(words)), -1)
