"""A paragraph as clauses, each with the date that holds for it."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from hengce.ingest.dates import Date, find_dates
from hengce.ingest.extract.targets.passages import Genre
from hengce.ingest.lexicon.targets import TargetLexicon

# What stands in brackets, titles and short quotation marks is about something else: （新生儿每年按700人计算）, “1+1”;
# but for a bare date: 近期目标（2025年）.
ASIDE: Final = re.compile(
    r"（(?!(?:到|于)?(?:20\d\d年|今年|年)[\d年月日—–－~～至底末前-]*(?:完成|建成|开工|投用)?）)[^（）\n]*(?:（[^（）\n]*）[^（）\n]*)*）|《[^《》\n]*》|〔[^〔〕\n]*〕|“(?!十[三四五六]五)[^“”\n]{1,24}”"
)
# （其中专家号源不低于30%）, （每5000人配备1名） are clauses of their own
OF_THEM: Final = re.compile(r"（(?:其中|每)[^（）《》“”\n]*\d[^（）《》“”\n]*）$")
SENTENCE: Final = re.compile(r"[^。！？]+")
# 产值比达到2.8：1 is one clause, and so are 自受理之日起30日内，根据调查情况，作出决定 and 任期届满2个月前，应当换届
CLAUSE: Final = re.compile(
    r"[^，；：,;]+(?:(?<=\d)：(?=\d)[^，；：,;]+)*"
    r"(?:(?:(?<=[日天月时周]内)|(?<=[个作十][月日]前))，(?:(?:根据|按照|依据|依照|结合|会同)[^，；：,;]+，)?[^，；：,;]+)?"
)
ENUMERATION: Final = re.compile(
    r"（□*）|[一二三四五六七八九十]+是要?|（[一二三四五六七八九十\d]+）|[①-⑳]|\d{1,2}[.、](?!\d)|[—\-·●•◆■★\s]+"
)
ENUMERATES: Final = frozenset(
    "（一二三四五六七八九十0123456789—-·●•◆■★ \n\t\u3000①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
)  # looked at first
# 2025年, 9月, 全年, 年底, “十四五”; not 每年. One by one: what begins with one letter is found much faster.
DATE_MARKS: Final = tuple(
    re.compile(mark)
    for mark in (
        *(rf"{unit}(?:(?<=[0-9〇零一二两三四五六七八九十今本当全明半]{unit})|(?=[底末内]))" for unit in "年月"),
        "季(?=度)(?:(?<=[一二三四1-4]季)|(?<=[一二三四1-4]个季))",
        "十[三四五六]五",
    )
)
IN_EACH_DATE: Final = re.compile("[年月五季]")
# 全年预期目标 speaks of the year's plan
AS_PLANNED: Final = re.compile("(?:各项|经济|主要|既定|增长|工作|考核|约束性)*(?:预期|目标|任务|计划|指标)")
FILLER: Final = "□"
YEAR_LENGTH: Final = 4  # characters of a deadline that are its year
EXCEPT: Final = re.compile("除[^，]*外")
DESCRIBED: Final = re.compile(
    "(?:[以之]?前|以来)?(?:注册|登记|投运|投产|成立|出生|入职|参加|毕业|到期|建成)[^，]{0,10}的"
)
OF_YEAR: Final = re.compile("20[0-9]{2}年[0-9一二三四五六七八九十]+[个户家所条座处项批万亿]")
WHO_WHEN: Final = re.compile("[^，]{0,16}(?:应当?|[需必]?须|要|力争|确保)(?:于|在|到)?")
EACH_YEAR: Final = re.compile("每(?:[两二三四五2-5])?年")  # 每两年申请1次，于11月10日前提出
SINCE: Final = re.compile("(?:（□*）)?(?:以|之)?后(?!半|续|勤)")  # 2022年4月12日（含当日）以后取得许可证的


class ClauseDates(NamedTuple):
    """The dates of a clause: all of them, those compared with (较2019年) included; its deadlines; those that open it.

    `deadline` is the last one with a year.
    `looks_back` when a year gone by opens it (截至2020年底，高新技术企业达到5000家), `is_past` when it stands in it,
    `starts` when something begins then (从2019年开始，).
    """

    years: tuple[Date, ...] = ()
    deadlines: tuple[Date, ...] = ()
    opening: tuple[Date, ...] = ()
    looks_back: bool = False
    is_past: bool = False
    starts: bool = False
    deadline: str | None = None


NO_DATES: Final = ClauseDates()


class Clause(NamedTuple):
    """A comma clause at [start, end).

    `deadline` holds for it; `dated` says that the date stands in the clause itself or right before it (2020年，成立…).
    `body` is where its words begin behind an opening date. `own` are the dates in its own words, `openings` those that
    open it there or right before. `sentence` is the span of the sentence.
    """

    start: int
    end: int
    body: int
    deadline: str | None
    dated: bool
    own: ClauseDates
    openings: tuple[Date, ...]
    sentence: tuple[int, int]

    @property
    def dates(self) -> tuple[Date, ...]:
        """The deadlines in its own words."""
        return self.own.deadlines

    @property
    def opened(self) -> bool:
        """Whether a date opens it, in its own words or as 2020年，right before."""
        return self.body > self.start or (self.dated and not self.dates)

    @property
    def unfixed(self) -> Date | None:
        """The opening date that has no year (三年内)."""
        return next((date for date in self.openings if date.kind == "unfixed"), None) if self.openings else None

    @property
    def spread(self) -> tuple[str, ...]:
        """The deadlines of several opening dates (到2022年和2025年，分别达到)."""
        return tuple(date.deadline for date in self.openings if date.deadline)


class Dating:
    """How dates are read in one paragraph: its genre, the document's years, the date that already holds.

    `year` is the one that 年底前 falls in, `issued` the one before which all is past.
    """

    def __init__(
        self, genre: Genre, year: int | None, issued: int | None, deadline: str | None, lexicon: TargetLexicon
    ) -> None:
        self.genre: Final = genre
        self.year: Final = year
        self.issued: Final = issued
        self.deadline: Final = deadline
        self.lexicon: Final = lexicon

    @property
    def reaches_on(self) -> bool:
        """Whether a date holds beyond its sentence."""
        return self.genre in (Genre.AIMS, Genre.STAGE)


def date_marks(masked: str) -> list[int]:
    """Where words stand that may be of a date: 2025年, 年底, “十四五”."""
    return [match.start() for mark in DATE_MARKS for match in mark.finditer(masked)]


def mask_asides(text: str) -> str:
    """`text` with what stands in brackets and titles blanked out.

    Guarantees: same length, so that offsets stay.
    """
    return ASIDE.sub(_blank, text)


def _blank(match: re.Match[str]) -> str:
    words = match[0]
    if words.startswith(("（其", "（每")) and OF_THEM.match(words):
        return f"，{words[1:-1]}，"
    return words[0] + FILLER * (len(words) - 2) + words[-1]


def clauses(masked: str, sentences: Iterable[tuple[int, int]], dating: Dating) -> Iterator[Clause]:
    """The clauses of the `sentences` in order, without the dates that only open them."""
    deadline = dating.deadline
    for span in sentences:
        deadline = deadline if dating.reaches_on else dating.deadline
        pending, looks_back, starts = NO_DATES, False, False
        for begin, stop, found in _comma_clauses(masked, *span, dating):
            dates = _dates(masked, begin, stop, _told_anew(masked, found, pending), dating) if found else NO_DATES
            own = dates.deadline
            deadline = own or deadline
            looks_back = own is None and (looks_back or dates.looks_back)
            starts = own is None and (starts or dates.starts)
            if looks_back or (own is None and dates.is_past):
                continue
            body = dates.opening[-1].end if dates.opening else begin
            if pending.deadline and own is None and EXCEPT.fullmatch(masked, begin, stop):
                continue  # 到2017年，除必要保留的外，
            if body >= stop or _only_says_when(masked, begin, stop, dates):
                pending = dates  # 到2025年，
                continue
            dated = own is not None or pending.deadline is not None
            openings = dates.opening or pending.opening
            words_end = _before_dated_bracket(masked, body, stop, dates)
            yield Clause(begin, words_end, body, None if starts else deadline, dated, dates, openings, span)
            pending = NO_DATES


def _told_anew(masked: str, found: Sequence[Date], pending: ClauseDates) -> Sequence[Date]:
    """The dates but for the year of the one before: 2024年2月底前，2024年新建项目全部开工 says which projects."""
    if pending.deadline is None:
        return found
    year = pending.deadline[:YEAR_LENGTH]
    return [date for date in found if date.deadline != year or masked[date.start - 1] in "于到在"]


def _only_says_when(masked: str, start: int, end: int, dates: ClauseDates) -> bool:
    """各县应于2017年底前，完成规划编制: what is to be done stands in the next clause."""
    dated = len(dates.deadlines) == 1 and dates.deadlines[0].end == end
    return dated and WHO_WHEN.fullmatch(masked, start, dates.deadlines[0].start) is not None


def _before_dated_bracket(masked: str, start: int, end: int, dates: ClauseDates) -> int:
    """Where the words of 改造50个小区（2025年底前完成） end."""
    at = masked.rfind("（", start, end) if dates.deadlines and masked[end - 1] == "）" else -1
    return at if start < at < dates.deadlines[-1].start else end


def _comma_clauses(masked: str, start: int, end: int, dating: Dating) -> Iterator[tuple[int, int, Sequence[Date]]]:
    """The spans between commas, with their dates; 9月底前全部投放、年底前使用70% is parted too."""
    for match in CLAUSE.finditer(masked, start, end):
        begin, stop = match.span()
        if masked[begin] in ENUMERATES and (enumeration := ENUMERATION.match(masked, begin, stop)):
            begin = enumeration.end()
        dates = find_dates(masked, begin, stop, dating.year) if IN_EACH_DATE.search(masked, begin, stop) else []
        if dates and "、" in match[0]:
            for at in _partings(masked, begin, dates):
                yield begin, at, [date for date in dates if begin <= date.start < at]
                begin = at + 1
            dates = [date for date in dates if begin <= date.start]
        yield begin, stop, dates


def _partings(masked: str, start: int, dates: Sequence[Date]) -> Iterator[int]:
    """Where 、 parts the clause: before a date, but for one that follows another (2022年、2025年)."""
    for before, date in pairwise([None, *dates]):
        at = date.start - 1 if date else start
        if at > start and masked[at] == "、" and not (before and before.end == at):
            yield at


def _dates(masked: str, start: int, end: int, found: Sequence[Date], dating: Dating) -> ClauseDates:
    deadlines = tuple(date for date in found if _is_deadline(masked, date, start, end, dating))
    gone = next((date for date in found if _is_gone(date, dating) and not _describes(masked, date, start)), None)
    looks_back = gone is not None and masked[start : gone.start] in ("", "截至", "截止", "到", "在", "从", "自")
    is_past = gone is not None and not dating.lexicon.base_before.search(masked, start, gone.start)
    opening = _opening(masked, start, deadlines, dating.lexicon)
    last = next((date.deadline for date in reversed(deadlines) if date.deadline), None)
    starts = any(_is_start(masked, date) for date in found)
    return ClauseDates(tuple(found), deadlines, opening, looks_back, is_past, starts, last)


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
        or (date.kind == "relative" and EACH_YEAR.search(masked, masked.rfind("。", 0, start) + 1, date.start))
        or masked.startswith(("以来", "度平均", "修订", "版", "基础上", "的基础", "水平"), date.end)
        or SINCE.match(masked, date.end)
    ):
        return False
    if masked.startswith("全年", date.start) and AS_PLANNED.match(masked, date.end):
        return False  # 实现全年预期目标
    if _describes(masked, date, start):
        return False
    if _is_compared_with(masked, start, date, dating.lexicon) or _is_looked_at(
        masked, end, date, _opens(masked, start, date, dating.lexicon)
    ):
        return False
    return not _is_gone(date, dating)


def _describes(masked: str, date: Date, start: int) -> bool:
    """基本淘汰2005年以前注册运营的车辆, 全面完成2022年35个老旧小区改造: a time that says which."""
    if OF_YEAR.match(masked, date.start) and masked.endswith(("完成", "推进", "加快", "清零"), start, date.start):
        return True
    if masked.startswith("以来", date.end) and masked[date.end + 2 : date.end + 3] not in ("", "，", "。", "；"):
        return date.start > start  # 各地对2003年以来工作落实情况进行检查
    inside = date.start > start and masked[date.start - 1] not in "于在到至，"
    return inside and DESCRIBED.match(masked, date.end) is not None


def _is_compared_with(masked: str, start: int, date: Date, lexicon: TargetLexicon) -> bool:
    """较2019年, 在2020年资金申报上; not 在12月底前."""
    if masked[date.start - 1] == "在" and masked[date.end - 1] in "前底末内":
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
