"""Lists of names that share a figure, or have one each: 种植、收获机械化率分别达到65%和55%."""

import re
from typing import Final

from hengce.ingest.extract.targets.figures import Figure
from hengce.ingest.first_characters import compile_for_search
from hengce.ingest.lexicon.targets import TargetLexicon

SHARED: Final = re.compile(r"均|都|分别|各")
# 进出口总额、利用外资比上年分别增长
SPREAD: Final = re.compile(r"(?P<names>[^，]+?)(?P<since>(?:比|较)[^，、]{1,8}|同比)?分别(?P<verb>[^，]{0,10})")
COMMAS: Final = re.compile(r"、")
LIST: Final = compile_for_search(r"、|以及|和|(?<!普)及(?!时|格|以上|以下|其)|与")  # 普及率 is one word
# 基金和银行承担的风险比例均不低于20%, 加工业产值与农业产值之比达到2.8：1
WHOSE_RATE: Final = re.compile("(?:承担|占|具有|拥有|达到|享受)的|(?:之比|比值|产值比|的(?:比例|比率))$")
LEVELS: Final = re.compile("(?<=[级类]).+")
# 企业自查率, not 企业数
OWNER_SIGN: Final = re.compile(
    "企业|机构|单位|学校|家庭|幼儿园|医院|乡镇|行政村|社区|人员|儿童|学生|居民|产妇|妇女|老年?人|患者|职工|农户|项目"
)
OWNER: Final = re.compile(f"[^，、的占]*?(?:{OWNER_SIGN.pattern})(?=[^，、的占]{{2,8}}率$)")
DISCHARGED: Final = ("排放", "削减")  # 化学需氧量、氨氮排放总量: 化学需氧量 is no amount discharged
SHARED_ENDS: Final = ("标准", "比例", "限额", "上限", "价格", "费率", "保额", "额度")
SHORT_RATE: Final = re.compile("[^、的]{2}率")
SHORTEST_PART: Final = 2  # characters of 小麦
VERB_LENGTH: Final = 2  # characters of 种植 and 收获 in 马铃薯种植、收获机械化率
# 长江、珠江流域水质优良比例, 行政村、自然村通硬化路: what both end in, and the words that both share
ENDS_ALIKE: Final = "江河湖海村县市区镇乡省院校"
# 城镇和农村居民收入分别增长8%和9%
OF_TOWN_AND_COUNTRY: Final = re.compile("(?<=^(?:城镇|农村|城市|乡村|县城)、(?:城镇|农村|城市|乡村|县城)).+")


def spread_of(names: str) -> re.Match[str] | None:
    """The list and the verb in 进出口总额、利用外资分别增长; None where nothing is spread over a list."""
    return SPREAD.fullmatch(names) if "分别" in names else None


def respective_names(listed: str, count: int, lexicon: TargetLexicon) -> list[str]:
    """`listed` as `count` names, or the one name for all when it is no list of so many; empty for a single figure."""
    if count == 1 or not listed:
        return []
    if spread := spread_of(listed):  # 进出口总额、利用外资分别增长
        changed = (spread["since"] or "") + spread["verb"]
        return [name + changed for name in respective_names(spread["names"], count, lexicon)]
    for joint in (COMMAS, LIST):
        parts = joint.split(listed)
        if len(parts) == count and all(parts):
            end = _end_of_all(parts, lexicon)
            return [*(part + end for part in parts[:-1]), parts[-1]] if end else _completed(parts, lexicon)
    return [listed] * count


def _end_of_all(parts: list[str], lexicon: TargetLexicon) -> str:
    """What only the last part says of all: 时间 of 一般登记、抵押登记时间, 机械化水平 of 小麦、玉米机械化水平."""
    first, last = parts[0], parts[-1]
    if lexicon.rate_nouns.search(first) or lexicon.rate_heads.search(last):
        return ""
    for length in range(len(first), 0, -1):
        at = last.find(first[-length:])
        if 0 <= at < len(last) - length:
            return last[at + length :]
    alike = len(parts) > 2 and all(len(part) == len(first) for part in parts[:-1])
    return last[len(first) :] if alike and SHORTEST_PART <= len(first) < len(last) else ""


def listed_names(name: str, figure: Figure, lexicon: TargetLexicon) -> list[str]:
    """`name` as the list it may be: each part of it, when all are rates or 均 says so."""
    is_shared = SHARED.search(figure.binding) is not None
    return _parts(name, lexicon, grows=figure.verb == "grow", is_shared=is_shared)


def _parts(name: str, lexicon: TargetLexicon, *, grows: bool, is_shared: bool) -> list[str]:
    if spread := spread_of(name):  # 二氧化硫、氮氧化物排放总量分别下降15%
        names = _parts(spread["names"], lexicon, grows=grows, is_shared=True)
        return [part + (spread["since"] or "") + spread["verb"] for part in names]
    growth = lexicon.grow.search(name) if grows and "、" in name else None
    if growth:  # 化学需氧量、氨氮排放量减少1%
        names = _parts(name[: growth.start()], lexicon, grows=False, is_shared=is_shared)
        return [part + growth[0] for part in names]
    for joint in (COMMAS, LIST) if LIST.search(name) else ():
        parts = joint.split(name)
        if len(parts) < 2 or not all(parts) or WHOSE_RATE.search(parts[-1]):
            continue
        names = _completed(parts, lexicon)
        if _end_of_all(parts, lexicon) in SHARED_ENDS and all(part[-2:] in parts[-1] for part in parts[:-1]):
            return respective_names(name, len(parts), lexicon)  # 生活补贴和护理补贴标准
        is_each_a_rate = _are_rates(names, lexicon) or not _are_rates(names[-1:], lexicon)
        if _are_rates(parts, lexicon):
            return _owned(names)
        # 流动人口儿童建卡、建证率
        ends_short = len(parts) == 2 and SHORT_RATE.fullmatch(parts[-1]) and not _are_rates(parts[:1], lexicon)
        if ends_short or (is_shared and is_each_a_rate):  # 职工和单位的缴存比例均不低于5% is one
            return names
    return [name]


def _are_rates(names: list[str], lexicon: TargetLexicon) -> bool:
    return all(lexicon.rate_nouns.search(name) for name in names)


def shared_end(first: str, last: str) -> str:
    """The words of `last` that `first` leaves out, where both name things that end alike; else none.

    >>> shared_end("长江", "珠江流域水质优良比例"), shared_end("行政村", "自然村通硬化路")
    ('流域水质优良比例', '通硬化路')
    """
    at = last.find(first[-1]) + 1 if first[-1:] in ENDS_ALIKE else 0
    return last[at:] if at > 1 else ""


def _owned(parts: list[str]) -> list[str]:
    """The parts with whose rate the first one says: 企业自查率、检查覆盖率 are both of the 企业."""
    owner = OWNER.match(parts[0])
    if not owner or any(OWNER_SIGN.search(part) for part in parts[1:]):
        return parts
    return [parts[0], *(owner[0] + part for part in parts[1:])]


def _completed(parts: list[str], lexicon: TargetLexicon) -> list[str]:
    """The parts of a list with what only the first or the last one says: 马铃薯种植机械化率, 马铃薯收获机械化率."""
    head = LEVELS.search(parts[-1]) if all(part.endswith(("级", "类")) for part in parts[:-1]) else None
    if head:  # 国家级、省级创新平台
        return [part + head[0] for part in parts[:-1]] + parts[-1:]
    if not lexicon.rate_nouns.search(parts[0]) and (shared := shared_end(parts[0], parts[-1])):
        return [*(part + shared for part in parts[:-1]), parts[-1]]
    head = OF_TOWN_AND_COUNTRY.search("、".join(parts)) or lexicon.rate_heads.search(parts[-1])
    if head is None:
        return parts
    if head.start() == 0 and head[0] == parts[-1] and not lexicon.rate_nouns.search(parts[0]):
        whose = parts[0][:-VERB_LENGTH]  # 流动人口儿童建卡、建证率
        return [parts[0] + head[0][VERB_LENGTH:], *(whose + part for part in parts[1:])] if len(parts) == 2 else parts
    if head.start() == VERB_LENGTH and not lexicon.rate_nouns.search(parts[0]):
        whose = parts[0][:-VERB_LENGTH]
        parts = [parts[0], *(whose + part for part in parts[1:])]
    of_all = head[0].startswith(DISCHARGED)
    return [part if lexicon.rate_nouns.search(part) and not of_all else _ended(part, head[0]) for part in parts]


def _ended(part: str, end: str) -> str:
    return part if part.endswith(end) else part + end
