"""Dates by which something is to be done, as policy documents print them: 2020年底前, “十四五”末, 三年内."""

import re
from typing import Final, Literal

from hengce.ingest.numerals import DIGITS, NOUGHT, ZEROS

DateKind = Literal["printed", "relative", "unfixed"]

# The last year of each five-year plan (国民经济和社会发展五年规划).
PLAN_ENDS: Final = {"十三五": 2020, "十四五": 2025, "十五五": 2030, "十六五": 2035}

YEAR: Final = rf"(?:20\d\d|二[{NOUGHT}][{NOUGHT}一二三四五六七八九][{NOUGHT}一二三四五六七八九])"
# The months of a quarter: 第四季度, 前三季度
PARTS: Final = {
    **{f"前{at}季度": (1, 3 * quarter) for quarter, at in enumerate("一二三", 1)},
    **{
        f"{at}季度": (3 * quarter - 2, 3 * quarter)
        for digits in ("一二三四", "1234")
        for quarter, at in enumerate(digits, 1)
    },
}
DAY: Final = r"(?:\d{1,2}日)?"
HAN_MONTHS: Final = ("一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二")
# 四月十五日 of 二〇二三年四月十五日
HAN_MONTH: Final = "(?P<han>十[一二]?|[一二三四五六七八九])月份?(?:[一二三]?十?[一二三四五六七八九十]日)?"
DASH: Final = r"(?:[-—–－~～―]+|至|到)"
SOME: Final = r"[一二两三四五六七八九十\d]+"
PART: Final = r"(?:[上下]半年|[一二三][、和][二三四]季度|前[一二三]个?季度|第?[一二三四1-4]个?季度)"
TAIL: Final = (
    r"(?:度)?(?:[年月]?[底末初]|上旬|中旬|下旬|元旦|春节|[春秋]季(?:学期)?开学|五一|国庆节?|汛期)?"
    r"(?:（[^（）]{2,3}）(?=[之以]?前))?"  # 12月4日（星期三）前
    r"(?:之前|以前|前|以内|内|期间|止|起)?"
)
DATE: Final = re.compile(
    rf"(?P<y1>{YEAR})年(?P<m1>\d{{1,2}})(?:月份?{DAY}(?:[上中下]旬|[初底末]|))?{DASH}"  # 2021年4月—12月
    rf"(?:(?P<y2>{YEAR})年)?(?P<m2>\d{{1,2}})月份?{DAY}{TAIL}"
    rf"|(?P<from>20\d\d)年?{DASH}(?P<to>20\d\d)年{TAIL}"  # 2021—2025年
    rf"|(?P<year>{YEAR})年(?:(?P<month>\d{{1,2}})月份?{DAY}|{HAN_MONTH}|(?P<part>{PART}))?"
    rf"{TAIL}"  # 2020年底前, 2023年12月
    r"|“?(?P<plan>十[三四五六]五)”?(?:规划)?(?:时期|期间)?(?:期?末)?"  # “十四五”末
    rf"|(?P<months>(?P<since>\d{{1,2}})月份?{DAY}{DASH}(?P<until>\d{{1,2}})月份?{DAY}{TAIL})"  # 7月16日至8月31日
    rf"|(?P<within>(?:[今本当]年|(?P<next>明年))?(?:(?P<only>\d{{1,2}})月份?{DAY}|(?P<some>{PART})|(?<![\d一二两三四五六七八九十半])年[底末内]){TAIL}"
    rf"|(?P<both>今明两年)|[本当]年[底末内]{TAIL}|今年{TAIL}|(?P<then>明年){TAIL}|全年)"  # 9月底前, 今年四季度, 年底前
    rf"|(?P<unfixed>(?<!日起|.后)(?:未来|今后)?{SOME}(?:{DASH}{SOME})?年(?:时间)?(?:[之以]?内|左右))"  # 三到五年时间内
)
# A numeral begins a date only where 年, 月, 季度 or a dash follows, or as in “十四五”.
BEGINNING: Final = re.compile(
    r"[\d“十一二两三四五六七八九年今本当全未明上下前第](?:(?<=[“年今本当全未明上下前第])|(?<=十)(?=[三四五六]五)"
    r"|(?=[\dO〇○零一二两三四五六七八九十]*(?:[年月—–－~～―至到-]|个?季度|[、和][二三四]季度)))"
)


class Date:
    """A date at [start, end), its words 底前, 末, 期间 included.

    Units: `deadline` is `2025`, `2020-12` or a span `2021-04/2021-12`, as in Target; null when no year is printed.
    """

    def __init__(self, deadline: str | None, kind: DateKind, start: int, end: int) -> None:
        self.deadline: Final = deadline
        self.kind: Final = kind
        self.start: Final = start
        self.end: Final = end

    @property
    def year(self) -> int | None:
        """The year of the deadline, of a span the last one."""
        return int(self.deadline.rpartition("/")[2][:4]) if self.deadline else None


def find_dates(text: str, start: int, end: int, year: int | None) -> list[Date]:
    """The dates in `text[start:end]`, in order. 年底前 and 9月底前 fall in `year`, the document's own.

    Not handled: years of two digits, 近三年.

    >>> text = "2020年底前启动，2021年4月—12月试点，到“十四五”末建成，三年内推广，9月底前总结，四季度验收"
    >>> [date.deadline for date in find_dates(text, 0, len(text), 2020)]
    ['2020', '2021-04/2021-12', '2025', None, '2020-09', '2020-10/2020-12']
    """
    dates = list[Date]()
    while beginning := BEGINNING.search(text, start, end):  # faster than DATE.finditer, which tries every character
        match = DATE.match(text, beginning.start(), end)
        if match:
            dates.append(_date(match, year))
        start = match.end() if match else beginning.end()
    return dates


def _date(match: re.Match[str], year: int | None) -> Date:
    kind: DateKind = "unfixed" if match["unfixed"] else "relative" if match["within"] or match["months"] else "printed"
    return Date(_deadline(match, year), kind, match.start(), match.end())


def _deadline(match: re.Match[str], year: int | None) -> str | None:
    if match["y1"]:
        first, last = _year(match["y1"]), _year(match["y2"] or match["y1"])
        return _span(_in_year(first, match["m1"], None), _in_year(last, match["m2"], None))
    if match["from"]:
        return f"{match['from']}/{match['to']}"
    if match["year"]:
        month = str(HAN_MONTHS.index(match["han"]) + 1) if match["han"] else match["month"]
        return _in_year(_year(match["year"]), month, match["part"])
    if match["plan"]:
        return str(PLAN_ENDS[match["plan"]])
    return None if match["unfixed"] or not year else _in_own_year(match, year)


def _in_own_year(match: re.Match[str], year: int) -> str:
    """The deadline of a date that is printed without a year."""
    if match["months"]:
        return _span(_in_year(str(year), match["since"], None), _in_year(str(year), match["until"], None))
    if match["both"]:
        return _span(str(year), str(year + 1))
    return _in_year(str(year + bool(match["next"] or match["then"])), match["only"], match["some"])


def _span(first: str, last: str) -> str:
    return first if first == last else f"{first}/{last}"


def _in_year(year: str, month: str | None, part: str | None) -> str:
    """`2022-09`, or the span of a part of the year: 2022-10/2022-12; a half is the month or year it ends with."""
    if part == "上半年":
        return f"{year}-06"
    if not part or part == "下半年":
        return f"{year}-{int(month):02d}" if month else year
    if part[1] in "、和":  # 二、三季度
        first, last = PARTS[f"{part[0]}季度"][0], PARTS[part[2:]][1]
    else:
        first, last = PARTS[part.removeprefix("第").replace("个", "")]
    return f"{year}-{first:02d}/{year}-{last:02d}"


def years_of(deadline: str) -> tuple[str, ...]:
    """The years of a span of years, each by itself; else the deadline alone.

    >>> years_of("2023/2025"), years_of("2023-01/2023-06")
    (('2023', '2024', '2025'), ('2023-01/2023-06',))
    """
    first, _, last = deadline.partition("/")
    spans_years = first.isdigit() and last.isdigit()
    return tuple(str(year) for year in range(int(first), int(last) + 1)) if spans_years else (deadline,)


def _year(text: str) -> str:
    return "".join(str(DIGITS.get(char, char)) for char in text.translate(ZEROS))
