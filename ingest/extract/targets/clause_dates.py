"""The dates of a clause: which are its deadlines, which look back, begin something or say which."""

import re
from collections.abc import Sequence
from typing import Final

from hengce.ingest.dates import Date
from hengce.ingest.extract.targets.passages import Genre
from hengce.ingest.lexicon.targets import TargetLexicon
from hengce.ingest.marks import mark_places

# 2025年, 9月, 全年, 年底; not 每年
DATE_UNITS: Final = "年月"
BEFORE_UNIT: Final = "0123456789〇零一二两三四五六七八九十今本当全明半"
BEHIND_UNIT: Final = frozenset("底末内")
# 四季度, “十四五”. One by one: what begins with one letter is found much faster.
DATE_MARKS: Final = (
    re.compile("季(?=度)(?:(?<=[一二三四1-4]季)|(?<=[一二三四1-4]个季))"),
    re.compile("十[三四五六]五"),
)
# 全年预期目标 speaks of the year's plan
AS_PLANNED: Final = re.compile("(?:各项|经济|主要|既定|增长|工作|考核|约束性)*(?:预期|目标|任务|计划|指标)")
YEAR_ROUND: Final = re.compile(
    "[^，0-9]{1,8}量[0-9.]+%|(?:[^，]{0,4}时间)?(?:保持|稳定|维持|不(?:得)?(?:少于|低于)|[不未]发生|开放)"
)
DESCRIBED: Final = re.compile(
    "(?:[以之]?前|以来)?(?:注册|登记|投运|投产|成立|出生|入职|参加|毕业|到期|建成)[^，]{0,10}的"
)
OF_YEAR: Final = re.compile("20[0-9]{2}年[0-9一二三四五六七八九十]+[个户家所条座处项批万亿]")
# 2023年实施的采购项目，给予预付款: which ones, and no time to do something by
OF_TIME: Final = re.compile(
    "(?:拟|新|已|期间|以来)?(?:实施|签订|签约|出让|开工|立项|采购|招标|申报|审批|新建|新增|购[买置]|成立|认定|备案|到期|发放|建成|竣工|投产|入库|引进|毕业)[^，的]{0,6}的[^，的要应须将\\d]{2,14}(?=，)"
)
OF_LIST: Final = re.compile("20[0-9]{2}年度?[^，、]{2,10}(?:清单|目录|名单)[内中]")  # 2024年投资清单中新建项目
BARRED: Final = ("不得", "不予", "不再")  # 两年内不得再次申请
# 启动上报2026年意向图斑, 编制2025年度计划
NAMED_BY_YEAR: Final = (
    "上报",
    "申报",
    "编制",
    "制定",
    "拟定",
    "下达",
    "发布",
    "公布",
    "印发",
    "分解",
    "部署",
    "总结",
    "报送",
    "提交",
    "编报",
    "审议",
    "通报",
    "征集",
    "兑现",
    "拨付",
)
AVERAGE: Final = re.compile("[年度][^，、]{0,12}平均工资")  # 2021年度本市职工月平均工资
EACH_YEAR: Final = re.compile("每(?:[两二三四五2-5])?年")  # 每两年申请1次，于11月10日前提出
NO_DEADLINE: Final = ("以来", "修订", "版", "基础上", "的基础", "水平", *BARRED)
BEGINS_BEHIND: Final = frozenset({"（", "以", "之", "后", *(words[0] for words in NO_DEADLINE)})  # looked at first
NEXT_YEAR: Final = ("次年", "翌年", "下一年", "第二年", "每年")  # 剩余部分于次年4月25日前完成: of which year depends
SINCE: Final = re.compile("(?:（□*）)?(?:以|之)?后(?!半|续|勤)")  # 2022年4月12日（含当日）以后取得许可证的


class ClauseDates:
    """The dates of a clause: all of them, those compared with (较2019年) included; its deadlines; those that open it.

    `deadline` is the last one with a year, `unfixed` says that one without a year opens it (三年内，).
    `looks_back` when a year gone by opens it (截至2020年底，高新技术企业达到5000家), `is_past` when it stands in it,
    `starts` when something begins then (从2019年开始，).
    """

    def __init__(  # noqa: PLR0913  # asked ten times as often as made: no named tuple
        self,
        years: tuple[Date, ...] = (),
        deadlines: tuple[Date, ...] = (),
        opening: tuple[Date, ...] = (),
        *,
        looks_back: bool = False,
        is_past: bool = False,
        starts: bool = False,
    ) -> None:
        self.years: Final = years
        self.deadlines: Final = deadlines
        self.opening: Final = opening
        self.looks_back: Final = looks_back
        self.is_past: Final = is_past
        self.starts: Final = starts
        self.deadline: Final = next((date.deadline for date in reversed(deadlines) if date.deadline), None)
        self.unfixed: Final = any(date.kind == "unfixed" for date in opening)


NO_DATES: Final = ClauseDates()


class Dating:
    """How dates are read in one paragraph: its genre, the document's years, the date that already holds.

    `year` is the one that 年底前 falls in, `issued` the one before which all is past. `reaches_on` says that a date
    holds beyond its sentence, `goes_on` that one printed in it does too: in a dated stage the stage's own holds on.
    """

    def __init__(
        self,
        genre: Genre,
        year: int | None,
        issued: int | None,
        deadline: str | None,
        lexicon: TargetLexicon,
    ) -> None:
        self.genre: Final = genre
        self.year: Final = year
        self.issued: Final = issued
        self.deadline: Final = deadline
        self.lexicon: Final = lexicon
        self.reaches_on: Final = genre is Genre.AIMS or genre is Genre.STAGE or genre is Genre.STEP
        self.goes_on: Final = genre is Genre.AIMS or (genre is Genre.STAGE and not deadline)
        self.reaches_far: Final = genre is not Genre.MEASURE


def date_marks(masked: str) -> list[int]:
    """Where words stand that may be of a date: 2025年, 年底, “十四五”."""
    units = [
        at
        for at in mark_places(masked, 0, len(masked), DATE_UNITS)
        if (at and masked[at - 1] in BEFORE_UNIT) or masked[at + 1 : at + 2] in BEHIND_UNIT
    ]
    return units + [match.start() for mark in DATE_MARKS for match in mark.finditer(masked)]


def dates_of(masked: str, start: int, end: int, found: Sequence[Date], dating: Dating) -> ClauseDates:
    """What the dates `found` in the clause [start, end) of the masked text are to it: deadlines, starts, long gone."""
    deadlines = _without_years_named(
        masked, tuple(date for date in found if _is_deadline(masked, date, start, end, dating))
    )
    past = (date for date in found if _is_gone(date, dating) and not _is_start(masked, date))
    gone = next((date for date in past if not _describes(masked, date, start)), None)
    looks_back = gone is not None and masked[start : gone.start] in ("", "截至", "截止", "到", "在", "从", "自")
    is_past = gone is not None and not dating.lexicon.base_before.search(masked, start, gone.start)
    opening = _opening(masked, start, deadlines, dating.lexicon)
    starts = any(_is_start(masked, date) for date in found)
    return ClauseDates(tuple(found), deadlines, opening, looks_back=looks_back, is_past=is_past, starts=starts)


def _without_years_named(masked: str, dates: tuple[Date, ...]) -> tuple[Date, ...]:
    """The dates but for the years that say which: 1月25日前将2019年减贫任务分解到户, 9月底前完成2022年改造任务."""
    if len(dates) < 2 or masked[dates[0].end - 1] not in "前底内" or not dates[0].deadline:
        return dates
    named = (
        date.deadline == dates[0].deadline[:4]
        and masked[date.end - 1] in "年度"
        and masked[date.start - 1] not in "于在到至、和及"
        for date in dates[1:]
    )
    return (dates[0], *(date for date, which in zip(dates[1:], named, strict=True) if not which))


def _is_start(masked: str, date: Date) -> bool:
    """从2021年起, 从2019年开始"""
    return masked[date.end - 1] == "起" or masked.startswith(("起", "开始"), date.end)


def _is_gone(date: Date, dating: Dating) -> bool:
    return bool(date.year and dating.issued and date.year < dating.issued)


def _opening(masked: str, start: int, deadlines: tuple[Date, ...], lexicon: TargetLexicon) -> tuple[Date, ...]:
    """The dates that open a clause: 到2022年和2025年 are two."""
    opening = list[Date]()
    for date in deadlines:
        follows = opening and masked[opening[-1].end : date.start] in ("", "和", "、", "及")
        if follows or (not opening and _opens(masked, start, date, lexicon)):
            opening.append(date)
    return tuple(opening)


def _opens(masked: str, start: int, date: Date, lexicon: TargetLexicon) -> bool:
    before = masked[start : date.start]
    return not before or lexicon.lead_in.fullmatch(before) is not None


def _is_deadline(masked: str, date: Date, start: int, end: int, dating: Dating) -> bool:
    """Not a year compared with (较2019年), nor one gone by (2016年修订), nor a start (从2021年起)."""
    if (
        _is_start(masked, date)
        or masked.endswith(NEXT_YEAR, start, date.start)
        or (date.kind == "relative" and EACH_YEAR.search(masked, masked.rfind("。", 0, start) + 1, date.start))
        or (masked[date.end : date.end + 1] in BEGINS_BEHIND and _is_no_deadline(masked, date.end))
        or masked.endswith("早于", start, date.start)  # 最早不早于2023年1月1日
    ):
        return False
    if masked.startswith("全年", date.start) and (
        AS_PLANNED.match(masked, date.end) or YEAR_ROUND.match(masked, date.end)
    ):
        return False  # 实现全年预期目标, 合格率全年保持在70%以上
    if _describes(masked, date, start):
        return False
    if _is_compared_with(masked, start, date, dating.lexicon) or _is_looked_at(
        masked, end, date, _opens(masked, start, date, dating.lexicon)
    ):
        return False
    return not _is_gone(date, dating)


def _is_no_deadline(masked: str, end: int) -> bool:
    """Whether the words behind a date say that it is none to do something by."""
    return masked.startswith(NO_DEADLINE, end) or SINCE.match(masked, end) is not None


def _describes(masked: str, date: Date, start: int) -> bool:
    """基本淘汰2005年以前注册运营的车辆, 全面完成2022年35个老旧小区改造: a time that says which."""
    if AVERAGE.match(masked, date.end - 1) or OF_LIST.match(masked, date.start):
        return True
    if date.kind == "printed" and OF_TIME.match(masked, date.end):
        return True
    if date.kind == "printed" and masked[date.end - 1] in "年度" and masked.endswith(NAMED_BY_YEAR, start, date.start):
        return True
    if OF_YEAR.match(masked, date.start) and masked.endswith(("完成", "推进", "加快", "清零"), start, date.start):
        return True
    if masked.startswith("以来", date.end) and masked[date.end + 2 : date.end + 3] not in ("", "，", "。", "；"):
        return date.start > start  # 各地对2003年以来工作落实情况进行检查
    inside = date.start > start and masked[date.start - 1] not in "于在到至，"
    return inside and DESCRIBED.match(masked, date.end) is not None


def _is_compared_with(masked: str, start: int, date: Date, lexicon: TargetLexicon) -> bool:
    """较2019年, 在2020年资金申报上; not 在12月底前."""
    if masked[date.start - 1] == "在" and (masked[date.end - 1] in "前底末内" or masked.endswith("季度", 0, date.end)):
        return False
    return lexicon.base_before.search(masked, start, date.start) is not None


def _is_looked_at(masked: str, end: int, date: Date, opens: bool) -> bool:
    """冲刺四季度, 面向2035年: a time that is the object of its clause."""
    return (
        date.end == end
        and not opens
        and masked[date.end - 1] not in "底末前内间初旬"
        and masked[date.start - 1] not in "于在到至（和、及"
    )
