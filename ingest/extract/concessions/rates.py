"""The fraction that a concession prints: 50%, 八五折, 四分之一, 2/3."""

import re
from typing import Final

from hengce.ingest.extract.concessions.sentences import Clause, Place
from hengce.ingest.numerals import DIGITS, HAN, numeral_to_number

SIGN: Final = re.compile("[%‰折分/：:∶]")  # is in every fraction, and found far faster
SEVERAL: Final = ("、", "和", "—", "-", "~", "～")
FRACTION: Final = re.compile(
    r"(?=[\d一二两三四五六七八九十百])(?:"  # where none can begin, one look is enough
    r"(?P<percent>\d+(?:\.\d+)?)%|(?P<mille>\d+(?:\.\d+)?)‰|(?P<tenths>[\d一二三四五六七八九][\d.一二三四五六七八九]{0,2})折(?!旧)"
    rf"|百分之(?P<cent>{HAN})|(?P<below>{HAN})分之(?P<above>{HAN})"
    rf"|(?<![\d/])(?P<over>\d)/(?P<under>\d)(?![\d/])|(?P<match>1[：:∶](?:1|0\.\d+))(?=的?(?:比例|配套)|给予|予以|$))"
)
# 返还比例由上年度实际缴费的50%提高到60% · 保证金比例从10%降为5%
CHANGED: Final = re.compile(
    r"[\d.]+%、?(?:最高)?(?:提[高升]?|上[调浮]|下?[降调][低整]?)(?:到|至|为)(?:不超过)?(?=[\d.]+%)"
)
# 按设备投资额的10%，给予最高500万元补助 · 给予社会保险补贴，补贴标准不超过实际缴费的2/3
COUNTED_BY: Final = re.compile(r"对其[^，。；]*%$|(?:再|并|原则上)*按照?|(?:最高)?不超过|以[^，。；]*%")
GIVES: Final = re.compile("(?:返还|给予|予以|发放)[^，。；]{2,}$")  # 按实缴保费的60%返还稳岗补贴，并落实岗位补贴
WITHIN: Final = re.compile("的?(?:(?:税额)?幅度)?以?内?")  # 给予最高达90%的稳岗返还 · 在50%税额幅度内减征
LIMIT: Final = re.compile("且|并且|但")
STANDARD_AFTER: Final = re.compile(
    r"。(?:补[贴助]|资助|奖补)标准为[^，。；\n]*"
)  # 可享受就餐补贴。补贴标准为就餐费用的四分之一
STANDARD: Final = re.compile(r"(?:补[贴助偿]|贴息|奖补|资助|返还|减免)?(?:标准|比例|额度?|金额)|最高|不超过")


def rate_in(text: str, place: Place) -> float | None:
    """The first fraction printed in `place`; of a change (由3%降至1%) the one it leads to.

    >>> rate_in("执行8.5折票价", Place(0, 8)), rate_in("由3%降至1%", Place(0, 7)), rate_in("四分之一", Place(0, 4))
    (0.85, 0.01, 0.25)
    """
    fraction = FRACTION.search(text, place.start, place.end) if has_sign(text, place.start, place.end) else None
    if fraction is None:
        return None
    if text.startswith(SEVERAL, fraction.end()) and FRACTION.match(text, fraction.end() + 1, place.end):
        return None  # 减免15%、25% · 奖励投资额的5%—20%
    changed = CHANGED.search(text, place.start, place.end)
    return _value((changed and FRACTION.search(text, changed.end(), place.end)) or fraction)


def rate_before(text: str, place: Place) -> float | None:
    """The fraction that `place` counts by, after its last 按 or at its very end; 对收入下降30%的企业 counts nothing."""
    by = text.rfind("按", place.start, place.end)
    if by >= 0:
        return rate_in(text, Place(by, place.end))
    fractions = _fractions(text, place)
    at_end = fractions and WITHIN.fullmatch(text, fractions[-1].end(), place.end)
    return _value(fractions[-1]) if at_end else None


def rate_of_subsidy(clause: Clause, granting: Place) -> float | None:
    """The share that a subsidy covers; `granting` are the words from its verb to its name (给予不超过投资30%的补助)."""
    text = clause.text
    if not has_sign(text, clause.start, clause.end):
        return _rate_beside(clause)
    if fractions := _fractions(text, granting):
        if len(fractions) > 1 and text[fractions[-2].end() : fractions[-1].start()] in ("、", "和"):
            return None  # 分别给予100%、75%、50%的补贴
        return _value(fractions[-1])
    after, before = Place(granting.end, clause.end), Place(clause.start, granting.start)
    return rate_in(text, after) or rate_before(text, before) or _rate_beside(clause)


def has_sign(text: str, start: int, end: int) -> bool:
    """A cheap first look for a fraction."""
    return SIGN.search(text, start, end) is not None


def _fractions(text: str, place: Place) -> list[re.Match[str]]:
    return list(FRACTION.finditer(text, place.start, place.end)) if has_sign(text, place.start, place.end) else []


def _rate_beside(clause: Clause) -> float | None:
    """The fraction in the clause before (按…的10%) or after (补贴标准不超过…)."""
    clauses = clause.sentence.clauses
    before = clause.number - 1
    if before > 0 and LIMIT.match(clause.text, clauses[before].start, clauses[before].end):
        before -= 1  # 按实际损失额的20%，且单个企业不超过100万元的标准，给予补偿
    for index, opening in ((before, COUNTED_BY), (clause.number + 1, STANDARD)):
        beside = clauses[index] if 0 <= index < len(clauses) else None
        if beside and opening.match(clause.text, beside.start, beside.end):
            gives = index == before and GIVES.search(clause.text, beside.start, beside.end)
            if not gives:
                return rate_in(clause.text, beside)
    following = STANDARD_AFTER.match(clause.text, clause.end) if clause.number + 1 == len(clauses) else None
    return rate_in(clause.text, Place(*following.span())) if following else None


def _value(fraction: re.Match[str]) -> float | None:
    if percent := fraction["percent"]:
        return round(float(percent) / 100, 6)
    if mille := fraction["mille"]:
        return round(float(mille) / 1000, 6)
    if match := fraction["match"]:
        return float(match[2:])
    if cent := fraction["cent"]:
        return round((numeral_to_number(cent) or 0) / 100, 6) or None
    if tenths := fraction["tenths"]:
        digits = [str(DIGITS.get(char, char)) for char in tenths if char != "."]
        return float(f"0.{''.join(digits)}")
    above, below = (
        numeral_to_number(fraction[of] or fraction[han]) for of, han in (("over", "above"), ("under", "below"))
    )
    return round(above / below, 4) if above and below else None
