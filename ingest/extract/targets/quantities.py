"""The quantities of a clause that are figures of their own, and how words behind them bind them."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from hengce.ingest.extract.targets.clauses import Clause
from hengce.ingest.lexicon.targets import TargetLexicon
from hengce.ingest.marks import Span, last_place, mark_places
from hengce.ingest.model import Operator
from hengce.ingest.numerals import Quantity

JOINT: Final = re.compile(r"[、，且]|以及|和|及(?!以上|以下)|并(?=与|按|对|将)|或(?=[^，、或\d]{3,12}(?:不|达))")
# 由30%以上提高至40%, 从10%降为5%, 由“十三五”期间的0.3%下降至0.2%: the first figure is where it stands today
PER_PERSON: Final = "(?:每人每[年月日天])?"  # 由每人每月300元提高至每人每月390元
BASE_TIME: Final = r"(?:(?:20\d\d年[底末]?|“?十[三四五六]五”?(?:期间|时期|期?末)?)的?)?"
BASE: Final = re.compile(rf"(?:从|由){BASE_TIME}(?:原来的?|原|现行的?|目前的?|现有的?)?{PER_PERSON}$")
BASE_ENDS: Final = "从由年底末的来原行前有五”间期月天日"  # looked at first: few figures stand behind one of these
LISTED_FIGURE: Final = re.compile(r"[、和](?P<value>[0-9]+(?:[.][0-9]+)?)(?=[以左，。、；和与及）\s]|$)")
CIRCLE: Final = re.compile("分钟[^，、0-9]{0,8}圈")  # 15分钟健身圈 is what it is called
CLOSING_BEGINS: Final = "以及之内左上（"  # looked at first
ITEMS: Final = "个"
LISTED: Final = ("、", "和", "或")
NORMS: Final = ("的标准", "的比例")
CHOICES: Final = ("、", "或", "或者")
MAGNITUDES: Final = "百千万亿"
LEAVE: Final = ("假", "期", "待遇")  # looked at first
PERIODS: Final = ("时期", "阶段", "年度", "自然年度", "保险年度", "资助年度")
SIZE_OF_PLACE: Final = re.compile("口(?:及?以[上下]|左右)")  # 50万人口以上的县: which ones
POINTS: Final = ("个基点", "基点", "BP")
BOUND_ENDS: Final = "于为到至"
JOINED: Final = ("、", "和", "及")
OFFICES: Final = ("门", "委")  # 部 of 部门 counts nothing
SORTS: Final = "类"
SORTED_UNITS: Final = ("项", "种", "个", "条", "件")
CYCLES: Final = ("一周期", "一个周期", "为一周期", "为一个周期", "为周期")  # 5年一周期不少于360学时
COUNTS_PERIODS: Final = ("个", "")  # 今后一个时期, but 投资50亿元年度任务
SORTED: Final = re.compile("、[^，、]*的[^，、的]+[0-9]")
OPERATORS: Final[dict[str, Operator]] = {"at_least": ">=", "at_most": "<=", "about": "~"}
# far faster than the pattern of bare figures: it binds by a word that ends in one of these, within one stretch
BINDS_BARE: Final = "到至在于过达"
BARE_ENDS: Final = "，。；"
ARABIC: Final = frozenset("0123456789")
RATIO_MARKS: Final = ":：∶"
RATIO_REACH: Final = 10  # characters before a ratio in which it is bound
RATIO: Final = re.compile(
    r".{0,10}?(?:(?:不(?:得)?(?:低于|少于|高于|超过|小于|大于)|至少(?:为|达到)?)|(?=[\d.]+[:：∶][\d.]+的?比例(?:配|设|抽|落实|安排)))"
    r"(?P<value>\d+(?:\.\d+)?)(?P<to>[:：∶]\d+(?:\.\d+)?)(?![\d.:：∶])"
)
PAID_WITHIN: Final = ("内缴纳", "内支付", "内交纳", "内付")
FRACTION: Final = re.compile(r"(?<=[的、和于到至])(?P<of>[1-9])/(?P<whole>[1-9]\d?)(?![\d/.a-zA-Z])")
HALF: Final = re.compile("半(?:(?<=[过一]半)|(?=数))(?![年月天日个小])数?")  # 占比过半, 半数以上, not 半年
MOST: Final = re.compile("(?:上限|限额|封顶线|最[高长大多][^，、低]{0,8}(?:额度?|期限|时[间长]|次数))(?:标准)?$")
AT_LEAST: Final = ("低", "少", "小")
LIMIT_ENDS: Final = ("限", "额", "线", "度", "间", "长", "数", "准")  # looked at first
DAY_OF_MONTH: Final = re.compile("每月\\d{1,2}日$")  # 每月5日前报送
# 评审组由5至9名专家组成, 每园以6至12个班为宜, 户型以40—70平方米为主
COMPOSED: Final = re.compile("[^，]{0,12}组成|为宜|(?:左右)?(?:的[^，、]{1,8})?为主")


def bare_figures(masked: str, lexicon: TargetLexicon) -> list[Quantity]:
    """The figures without a unit, ratios and halves: 农田灌溉水有效利用系数提高到0.58, 产值比达到2.8：1, 占比过半."""
    bare = list[Quantity]()
    for start, end in _stretches_with_bare(masked):
        for match in lexicon.bare_figure.finditer(masked, start, end):
            bare.extend(_listed_figures(masked, match))
    bare.extend(_ratios(masked))
    halves = HALF.finditer(masked) if "半" in masked else ()
    return [*bare, *(Quantity(50.0, None, "%", m.start() - (masked[m.start() - 1] in "过一"), m.end()) for m in halves)]


def _ratios(masked: str) -> Iterator[Quantity]:
    """师生比不低于1:7, 按与就餐人数1：100的比例配备, 最低工资标准的1/10; not 按4:6分担, which says who pays."""
    for at in mark_places(masked, 1, len(masked), RATIO_MARKS):
        if masked[at - 1] in ARABIC and masked[at + 1 : at + 2] in ARABIC:
            start = at - 1
            while masked[start - 1] in ARABIC or masked[start - 1] == ".":
                start -= 1
            if ratio := RATIO.match(masked, max(0, start - RATIO_REACH)):
                yield Quantity(float(ratio["value"]), None, ratio["to"], ratio.start("value"), ratio.end("to"))
    for at in mark_places(masked, 1, len(masked), "/"):  # far faster than FRACTION.finditer
        if part := FRACTION.match(masked, at - 1):
            yield Quantity(round(int(part["of"]) / int(part["whole"]), 4), None, "", part.start("of"), part.end())


def _stretches_with_bare(masked: str) -> list[Span]:
    """The stretches between commas with a numeral right behind a word that may bind it."""
    stretches, done = list[Span](), 0
    for at in mark_places(masked, 0, len(masked), BINDS_BARE):
        if at < done or masked[at + 1 : at + 2] not in ARABIC:
            continue
        start, done = max(done, last_place(masked, done, at, BARE_ENDS) + 1), len(masked)
        for mark in BARE_ENDS:
            end = masked.find(mark, at, done)
            done = end if end >= 0 else done
        stretches.append((start, done))
    return stretches


def _listed_figures(masked: str, match: re.Match[str]) -> Iterator[Quantity]:
    """The bare figure of a match and those listed behind it: 每千人口托位数分别达到2.5和4.5."""
    yield Quantity(float(match["value"]), None, match["to"] or "", match.start("value"), match.end())
    end = match.end()
    while more := LISTED_FIGURE.match(masked, end):
        yield Quantity(float(more["value"]), None, "", more.start("value"), end := more.end())


def counting(masked: str, clause: Clause, quantities: Sequence[Quantity], lexicon: TargetLexicon) -> list[Quantity]:
    """The `quantities` that are figures of their own.

    Not where a change begins (从10%降为5%), nor what sorts the thing counted (50亿元企业1家,
    50万吨/年项目完成投资15亿元).
    """
    quantities = _with_alternatives(masked, _in_full_units(masked, _signed(masked, quantities)))
    kept = _without_bases(masked, clause, quantities)
    at = 0
    while at + 1 < len(kept):
        first, second = kept[at], kept[at + 1]
        if pays_within(masked, first) or (
            JOINT.search(masked, first.end, second.start) and not _sorts_the_named(masked, first, clause, lexicon)
        ):
            at += 1
        else:  # 50亿元企业1家 counts with the second, 100个产值超10亿元的产业链 with the first
            # 40户10亿元以上企业 counts with the first, too
            adjacent = first.end == second.start and is_counted(first, lexicon)
            # and so do 4条产值超500亿元 and 20%的村收入超30万元
            of_which = is_counted(first, lexicon) or masked.startswith("%的", first.end - 1)
            adjacent = adjacent or (of_which and _is_above(masked, second))
            if adjacent and first.unit == SORTS and second.unit in SORTED_UNITS:
                at += 1  # 8类10项服务: of so many kinds, and so many
                continue
            end = closing_of(masked, second.end, clause.end, lexicon)[0]
            # 71个行政村按照每300人不少于1名的标准配备
            sorts = adjacent or (masked.startswith("的", end) and not masked.startswith(NORMS, end))
            del kept[at + 1 if sorts else at]
    return kept


def pays_within(masked: str, quantity: Quantity) -> bool:
    """一个月内缴纳出让价款的50%: the time is one figure, what is paid in it another."""
    return masked.startswith(PAID_WITHIN, quantity.end)


def _without_bases(masked: str, clause: Clause, quantities: Sequence[Quantity]) -> list[Quantity]:
    """The quantities but those a change begins with: 限额由70万元、60万元分别提高至80万元、70万元."""
    kept, base = list[Quantity](), None
    for quantity in quantities:
        listed = base is not None and masked[base.end : quantity.start] in JOINED
        base = quantity if listed or _is_base(masked, clause, quantity) else None
        if base is None:
            kept.append(quantity)
    return kept


def _signed(masked: str, quantities: Sequence[Quantity]) -> Sequence[Quantity]:
    """The quantities, 加点幅度不低于-30个基点 below zero."""
    return [
        Quantity(-q.value, None, q.unit, q.start - 1, q.end)
        if q.unit in POINTS and masked[q.start - 1] in "-－" and masked[q.start - 2] in BOUND_ENDS
        else q
        for q in quantities
    ]


def _in_full_units(masked: str, quantities: Sequence[Quantity]) -> list[Quantity]:
    """The quantities, the first of 3个、8个工作日 in the unit of the second."""
    full = list(quantities)
    for at in range(len(full) - 2, -1, -1):
        short, long = full[at], full[at + 1]
        if short.unit == ITEMS and long.unit.startswith(ITEMS) and masked[short.end : long.start] in LISTED:
            full[at] = Quantity(short.value, short.upper, long.unit, short.start, short.end)
    return full


def _with_alternatives(masked: str, quantities: list[Quantity]) -> list[Quantity]:
    """The quantities, those to choose from as one range: 有效期可为1年、2年或3年."""
    if len(quantities) == 1 or all(masked[quantity.start - 1] != "或" for quantity in quantities[1:]):
        return quantities
    kept = list[Quantity]()
    for at, quantity in enumerate(quantities):
        joined = kept and masked[kept[-1].end : quantity.start] in CHOICES and kept[-1].unit == quantity.unit
        chosen = joined and any(masked[later.start - 1] == "或" for later in quantities[at:])
        if chosen and not quantity.upper and kept[-1].value < quantity.value:
            kept[-1] = Quantity(kept[-1].value, quantity.value, quantity.unit, kept[-1].start, quantity.end)
        else:
            kept.append(quantity)
    return kept


def is_counted(quantity: Quantity, lexicon: TargetLexicon) -> bool:
    """Whether things are counted one by one: 100个, 1.5万人次, 20万册（件）."""
    return quantity.unit.lstrip(MAGNITUDES).partition("（")[0] in lexicon.count_units


def is_leave(words: str, lexicon: TargetLexicon) -> bool:
    """Whether the words behind a figure name a leave or the like, which lasts so long: 产假, 过渡期, 长护险待遇."""
    return any(sign in words for sign in LEAVE) and lexicon.leave.search(words) is not None


def _sorts_the_named(masked: str, quantity: Quantity, clause: Clause, lexicon: TargetLexicon) -> bool:
    """对500万元以下的企业和农户收取的费率不超过1%, 产值超10亿元、竞争力强的企业2家: whose, or which."""
    if masked[quantity.start - 1] == "满" and masked.startswith(("的", "以上的"), quantity.end):
        return True  # 居住满3个月以上的流动人口建档、建卡率
    if not quantity.unit.endswith("元"):
        return False
    end, compared = closing_of(masked, quantity.end, clause.end, lexicon)
    if compared and masked.startswith("的", end):
        return True
    return _is_above(masked, quantity) and SORTED.match(masked, end, clause.end) is not None


def is_day_of_month(masked: str, quantity: Quantity) -> bool:
    """每月5日前报送: by which day of each month; not 4月5日前, which is a date."""
    by_day = quantity.unit == "日" and masked.startswith("前", quantity.end)
    return by_day and masked.startswith("每月", quantity.start - 2)


def _is_above(masked: str, quantity: Quantity) -> bool:
    """产值超500亿元: a size that sorts."""
    return quantity.unit.endswith("元") and masked.startswith(("超", "过", "达", "破"), quantity.start - 1)


def _counts_nothing(masked: str, clause: Clause, quantity: Quantity) -> bool:
    """不受余额20倍限制, 50万人口以上的县, 市财政局等6部门"""
    if masked.startswith("限制", quantity.end) and masked.find("不受", clause.start, quantity.start) >= 0:
        return True
    if quantity.unit == "周" and masked.startswith("期", quantity.end):
        return True  # 5年一周期
    if quantity.unit.endswith("人") and SIZE_OF_PLACE.match(masked, quantity.end):
        return True
    return quantity.unit == "部" and masked[quantity.end : quantity.end + 1] in OFFICES


def _is_base(masked: str, clause: Clause, quantity: Quantity) -> bool:
    """从10%降为5%, 每5年不少于360学时, 今后一个时期: what a figure is reckoned from, or for; 15分钟健身圈 too."""
    before = masked[quantity.start - 1]
    if before == "每" or masked.startswith(CYCLES, quantity.end):
        return True
    if quantity.unit in COUNTS_PERIODS and masked.startswith(PERIODS, quantity.end):
        return True
    circle = quantity.unit == "分钟" and CIRCLE.match(masked, quantity.end - 2, clause.end)
    if circle or _counts_nothing(masked, clause, quantity):
        return True
    if before not in BASE_ENDS or not BASE.search(masked, clause.start, quantity.start):
        return False
    return not COMPOSED.match(masked, quantity.end)


def named_limit(name: str, operator: Operator, binding: str) -> Operator:
    """How a figure binds that the `name` of what it counts says to be the most there may be.

    >>> named_limit("最高额度", "=", "为"), named_limit("最低首付比例", "=", "为"), named_limit("上限", ">=", "不低于")
    ('<=', '=', '>=')
    """
    if operator == "range" or any(least in binding for least in AT_LEAST):
        return operator
    return "<=" if name.endswith(LIMIT_ENDS) and MOST.search(name) else operator


def closing_of(masked: str, start: int, end: int, lexicon: TargetLexicon) -> tuple[int, Operator | None]:
    """Where 以上, 以内 or 左右 behind the figure end, and what they make of it."""
    first = masked[start : start + 1]
    match = lexicon.compared_after.match(masked, start, end) if first in CLOSING_BEGINS else None
    if match:
        return match.end(), OPERATORS[match.lastgroup or ""]
    ahead = first == "前" and start < end and masked[start - 1] in "日天月周时"  # 会议召开15日前公告
    return start + ahead, "<=" if ahead and DAY_OF_MONTH.search(masked, start - 5, start) else None
