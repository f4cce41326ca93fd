"""A paragraph as clauses, each with the date that holds for it."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from hengce.ingest.dates import Date, find_dates
from hengce.ingest.extract.targets.clause_dates import NO_DATES, ClauseDates, Dating, dates_of
from hengce.ingest.marks import bracket_spans, with_replaced

# What stands in brackets, titles and short quotation marks is about something else: （新生儿每年按700人计算）, “1+1”;
# but for a bare date: 近期目标（2025年）, and the second word of a unit: 万册（件）.
ASIDES: Final = ("（）", "《》", "〔〕", "“”")
NO_ASIDE: Final = re.compile(
    r"（(?:(?:[次件项个家户名处座间]）)|(?:到|于)?(?:20\d\d年|今年|年)[\d年月日—–－~～至底末前-]*(?:完成|建成|开工|投用)?）)"
    "|“十[三四五六]五|“”"
)
BEGINS_NO_ASIDE: Final = "次件项个家户名处座间到于2今年十”"  # looked at first
LONGEST_QUOTATION: Final = 26  # characters with their marks: a longer one is no name
# （其中专家号源不低于30%）, （每5000人配备1名） and, before a comma, （不少于5日） are clauses of their own
OF_THEM: Final = re.compile(r"（(?:其中|每)[^（）《》“”\n]*\d[^（）《》“”\n]*）$")
BEHIND_BOUND: Final = ("，", "。", "；", "无异议", "后", "且无")  # 经公示（不少于5个工作日）无异议
NAME_GOES_ON: Final = re.compile("[^，。；、：\\s的）]{2,}")  # 经常参加锻炼（每周3次以上）人数比例
BOUND: Final = ("（不少于", "（不低于", "（不超过", "（至少")
OWN_CLAUSE: Final = "其每不至"  # what such clauses begin with, looked at first
# 竞优报价（24小时内响应）, 创业担保贷款（个人最高50万元，小微企业最高500万元）, 占比达到30%（甲市、乙市达到50%）
LIMIT: Final = re.compile(
    r"[^（）《》“”]*(?:[\d一两三四五六七八九十]个?(?:小时|工作日|分钟|日|天|月)之?内[^内未有连累的、]{2,12}"
    r"|^[^补助贴奖资、]{2,8}最高(?:不超过)?\d+万元|(?:最迟|最长|最多|一般|原则上)?不(?:得)?超过\d+个?(?:小时|工作日|分钟|日|天)|[^、]{2,12}(?:达到|不低于|不超过|不少于)\d+(?:\.\d+)?%)"
)
IN_BRACKET: Final = re.compile("([，；])")
LIMIT_SIGNS: Final = ("内", "最高", "%", "超过")  # looked at first
SHORTEST_LIMIT: Final = 7  # characters: （1日内办结）
SENTENCE_ENDS: Final = "。！？"
# 产值比达到2.8：1 and 1,000元 are one clause, and so are 任期届满2个月前，应当换届 and
# 自受理之日起30日内，根据调查情况，作出决定
CLAUSE: Final = re.compile(
    r"[^，；：,;]+(?:(?<=\d)(?:：(?=\d)|,(?=\d{3}(?!\d)))[^，；：,;]+)*"
    r"(?:(?:(?<=[日天月时周]内)|(?<=[个作十][月日]前)|(?<=每月\d日前)|(?<=每月\d\d日前))，(?!其中)(?:(?:[^，；：,;]*应当)?(?:(?:根据|按照|依据|依照|结合)[^，；：,;]+"
    r"|会同(?![^，]*[核查审开组进处提])[^，；：,;]+|在[^，；：,;]+下)，){0,2}[^，；：,;]+)?"
)
ENUMERATION: Final = re.compile(
    r"（□*）|[一二三四五六七八九十]+是要?|（[一二三四五六七八九十\d]+）|[①-⑳]|\d{1,2}[.、](?!\d)|[—\-·●•◆■★\s]+"
)
ENUMERATES: Final = frozenset(
    "（一二三四五六七八九十0123456789—-·●•◆■★ \n\t\u3000①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
)  # looked at first
IN_EACH_DATE: Final = ("年", "月", "五", "季")  # one of them is in every date
FILLER: Final = "□"
FILLED: Final = re.compile("□+")
YEAR_LENGTH: Final = 4  # characters of a deadline that are its year
YEARS_TASKS: Final = re.compile(
    "(?P<year>20\\d\\d)年度?(?:工作|重点|主要|建设)*(?:任务|目标)"
)  # 2020年任务：4月底前完成
COUNTED: Final = re.compile("\\d+[家个名所处座场]")
DATES_JOINED: Final = ("", "、", "和", "及")
CENTURY: Final = "2"  # of 2020年: looked at first
# 2022年底前完成建设，签约率每年增长5个百分点，累计培训300人次
OF_ALL_YEARS: Final = re.compile("每年|逐年|累计|[一二两三四五十]年")
SPANS_YEARS: Final = re.compile(r"\d{4}/\d{4}")
EXCEPT: Final = re.compile("除[^，]*外")
WHO_WHEN: Final = re.compile("[^，]{0,16}(?:应当?|[需必]?须|要|力争|确保)(?:于|在|到)?")


class Clause:
    """A comma clause at [start, end).

    `deadline` holds for it; `dated` says that the date stands in the clause itself or right before it (2020年，成立…).
    `body` is where its words begin behind an opening date. `own` are the dates in its own words, `openings` those that
    open it there or right before. `sentence` is the span of the sentence.
    """

    def __init__(  # noqa: PLR0913, PLR0917  # made by the thousand and asked ten times as often: no named tuple
        self,
        span: tuple[int, int],
        body: int,
        deadline: str | None,
        dated: bool,
        own: ClauseDates,
        openings: tuple[Date, ...],
        sentence: tuple[int, int],
    ) -> None:
        self.start: Final = span[0]
        self.end: Final = span[1]
        self.body: Final = body
        self.deadline: Final = deadline
        self.dated: Final = dated
        self.own: Final = own
        self.openings: Final = openings
        self.sentence: Final = sentence

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


def mask_asides(text: str) -> str:
    """`text` with what stands in brackets and titles blanked out.

    Guarantees: same length, so that offsets stay.
    """
    for marks in ASIDES:
        spans, masks = list[tuple[int, int]](), list[str]()
        for start, end in bracket_spans(text, marks):
            if not _is_aside(text, start, end):
                continue
            if own := _own_clause(text, start, end):
                spans.append((start, end))
                masks.append(f"，{own}，")
            else:
                spans.append((start + 1, end - 1))
                masks.append(FILLER * (end - start - 2))
        text = with_replaced(text, spans, masks)
    return text


def _is_aside(text: str, start: int, end: int) -> bool:
    """Whether a bracket or quotation is about something else: not （2025年）, 万册（件）, “十四五” or a long one."""
    if text[start] == "“" and end - start > LONGEST_QUOTATION:
        return False
    return text[start + 1] not in BEGINS_NO_ASIDE or NO_ASIDE.match(text, start) is None


def _own_clause(text: str, start: int, end: int) -> str:
    """What an aside says as a clause of its own: its limits, or all of it; empty for others."""
    words = text[start:end]
    may_limit = len(words) >= SHORTEST_LIMIT and any(sign in words for sign in LIMIT_SIGNS)
    if may_limit and (limits := _limits_among(words[1:-1])):
        return limits
    if words[1] in OWN_CLAUSE:
        bounds = words.startswith(BOUND) and text.startswith(BEHIND_BOUND, end)
        parts = words.startswith("（其") or not NAME_GOES_ON.match(text, end)
        if bounds or (parts and words.startswith(("（其", "（每")) and OF_THEM.match(words)):
            return words[1:-1]
    return ""


def _limits_among(words: str) -> str:
    """The limits among the parts of a bracket, all else blanked out; empty where there is none."""
    parts = IN_BRACKET.split(words)
    kept = [part if LIMIT.fullmatch(part) or len(part) == 1 else FILLER * len(part) for part in parts]
    return "".join(kept) if any(len(part) > 1 and part[0] != FILLER for part in kept) else ""


def clauses(masked: str, sentences: list[tuple[int, int]], dating: Dating) -> list[Clause]:
    """The clauses of the `sentences` in order, without the dates that only open them."""
    parted = list[Clause]()
    deadline, told = dating.deadline, None
    for span in sentences:
        deadline = deadline if dating.goes_on else dating.deadline
        pending, looks_back, starts, of_tasks, is_near = NO_DATES, False, False, False, False
        several: tuple[Date, ...] = ()  # 到2022年和2030年，A分别达到7%和5%，B分别达到8%和9%
        for begin, stop, dates_found in _comma_clauses(masked, span[0], span[1], dating):
            found = find_dates(masked, begin, stop, told) if told and dates_found else dates_found
            if masked[begin : begin + 1] == CENTURY and (tasks := YEARS_TASKS.fullmatch(masked, begin, stop)):
                told, of_tasks = int(tasks["year"]), True
            dates = dates_of(masked, begin, stop, _told_anew(masked, found, pending), dating) if found else NO_DATES
            own = dates.deadline
            if of_tasks and masked[begin - 1] not in "，：":
                deadline = str(told)
            ends = dates.unfixed or (is_near and _parts_from_date(masked, begin, stop))
            deadline = own or (None if ends else deadline)
            looks_back = own is None and (looks_back or dates.looks_back)
            within = dates.starts and deadline != dating.deadline and not any(d.kind == "printed" for d in dates.years)
            starts = own is None and (starts or (dates.starts and not within))
            if looks_back or (own is None and dates.is_past):
                continue
            body = dates.opening[-1].end if dates.opening else begin
            if pending.deadline and own is None and EXCEPT.fullmatch(masked, begin, stop):
                continue  # 到2017年，除必要保留的外，
            says_when = body >= stop or _only_says_when(masked, begin, stop, dates)
            if own and not pending.deadline:
                is_near = not (says_when or dating.reaches_far or _reaches_far(masked, dates))
            if says_when:
                pending = dates  # 到2025年，
                continue
            dated = own is not None or pending.deadline is not None or of_tasks
            openings = dates.opening or _in_a_row(masked, stop, dates) or pending.opening or (() if own else several)
            several = openings if len(openings) > 1 else () if own else several
            words = (begin, _before_dated_bracket(masked, body, stop, dates))
            parted.append(Clause(words, body, None if starts or within else deadline, dated, dates, openings, span))
            opened = dates if dates.opening else NO_DATES if own else pending
            pending = _held_on(masked, opened, (body, words[1]), stop, dating)
    return parted


def _held_on(masked: str, opened: ClauseDates, words: tuple[int, int], stop: int, dating: Dating) -> ClauseDates:
    """The dates that the clause behind one still opens with: those `opened` where its `words` only say how."""
    goes_on = opened.deadline and not masked.startswith("；", stop)
    return opened if goes_on and _says_how(masked, words[0], words[1], dating) else NO_DATES


def _in_a_row(masked: str, end: int, dates: ClauseDates) -> tuple[Date, ...]:
    """The dates of 完成率2023年、2024年分别达到50%、100%, each of one figure; none in other clauses."""
    found = dates.deadlines
    if len(found) < 2 or masked.find("分别", found[-1].end, end) < 0:
        return ()
    joined = all(masked[one.end : other.start] in DATES_JOINED for one, other in pairwise(found))
    return found if joined else ()


def _reaches_far(masked: str, dates: ClauseDates) -> bool:
    """到2025年新增5万吨，回运率达到70%；…: such a date holds for all that follows in the sentence, as 2025年，does.

    So does a span: 2025—2027年安排资金，每年担保规模超过1000亿元.
    """
    leads = bool(dates.opening) and masked[dates.opening[0].start - 1] in "到至"
    return leads or SPANS_YEARS.fullmatch(dates.deadline or "") is not None


def _parts_from_date(masked: str, start: int, end: int) -> bool:
    """Whether a clause is no more under the date inside an earlier one: behind ；, or where it speaks of all years."""
    return masked[start - 1] == "；" or OF_ALL_YEARS.search(masked, start, end) is not None


def _says_how(masked: str, start: int, end: int, dating: Dating) -> bool:
    """2022年底前，按照国家要求，完成改造: what is to be done by the date stands in the next clause."""
    words = masked[start:end]
    how = dating.lexicon.adverbial.search(words) or dating.lexicon.condition.search(words)
    counts = words.startswith("为") and COUNTED.search(words)  # 为各区至少培育1家基地
    return how is not None and not counts and not words.startswith("能")  # 2月底前能够达产的


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


def _comma_clauses(masked: str, start: int, end: int, dating: Dating) -> list[tuple[int, int, list[Date]]]:
    """The spans between commas, with their dates; 9月底前全部投放、年底前使用70% is parted too."""
    found = list[tuple[int, int, list[Date]]]()
    for match in CLAUSE.finditer(masked, start, end):
        begin, stop = match.span()
        first = masked[begin]
        if first == FILLER and FILLED.fullmatch(masked, begin, stop):
            continue  # of a bracket only the limits are read
        if first in ENUMERATES and (enumeration := ENUMERATION.match(masked, begin, stop)):
            begin = enumeration.end()
        words = masked[begin:stop]
        may_be_dated = any(mark in words for mark in IN_EACH_DATE)
        dates = find_dates(masked, begin, stop, dating.year) if may_be_dated else []
        if dates and masked.find("、", begin, stop) >= 0:
            for at in _partings(masked, begin, dates):
                found.append((begin, at, [date for date in dates if begin <= date.start < at]))
                begin = at + 1
            dates = [date for date in dates if begin <= date.start]
        found.append((begin, stop, dates))
    return found


def _partings(masked: str, start: int, dates: Sequence[Date]) -> Iterator[int]:
    """Where 、 parts the clause: before a date, but for one that follows another (2022年、2025年)."""
    for before, date in pairwise([None, *dates]):
        at = date.start - 1 if date else start
        if at > start and masked[at] == "、" and not (before and before.end == at) and masked[at - 1] not in "一二三":
            yield at
