"""Numbers as policy documents print them: 两千, 一百零五, 百分之十五, 1.5万, 翻一番, 3—5家.

Pure functions over text; nothing here knows what a number is about.
"""

import re
from functools import lru_cache
from typing import Final

from hengce.ingest.first_characters import by_first_character
from hengce.ingest.marks import mark_places

DIGITS: Final = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
NOUGHT: Final = "〇○零0OОo"  # what is written for 〇 in years; the last but one is a Cyrillic letter
ZEROS: Final = str.maketrans(NOUGHT, "〇" * len(NOUGHT))
STEPS: Final = {"十": 10, "百": 100, "千": 1000}
SCALES: Final = {"万": 10_000, "亿": 100_000_000}
SHARES: Final = {"百": "%", "千": "‰", "万": "万分之"}
LONGEST: Final = 24  # characters; nine hundred thousand million million, written out, has 23

# Much of a text's numbers is read here: what may be missing is written (?:x|), which is tried faster than (?:x)?
ARABIC: Final = r"\d++(?:,\d{3})*(?:\.\d+|)"
# 百项标准, but neither 数百项 nor 百日攻坚
HAN: Final = (
    r"(?:[一二两三四五六七八九十][〇零一二两三四五六七八九十百千]*(?:点[〇零一二三四五六七八九]+|)"
    r"|(?<![数几上])[百千](?=[个项家种件款条名场]))"
)
NUMBER: Final = rf"(?:{ARABIC}|{HAN})"
# 3-5, 3—5, 3~5, 3至5, 三到五
DASH: Final = r"(?:[-—–－~～―]+|至|到)"

ARABIC_WHOLE: Final = re.compile(ARABIC)
BEGINNINGS: Final = "0123456789一二两三四五六七八九十百千万翻"  # of quantities


@lru_cache(maxsize=4096)
def numeral_to_number(text: str) -> float | None:
    """The value of one written number; None when `text` is not wholly one.

    Not handled: percentages and ranges (`find_quantities`), fractions, 廿 and 壹贰叁.

    >>> [numeral_to_number(text) for text in ("两千", "一百零五", "1,500", "1.5万", "二点五", "8.5万亿", "许多")]
    [2000.0, 105.0, 1500.0, 15000.0, 2.5, 8500000000000.0, None]
    """
    if len(text) > LONGEST:
        return None
    digits, scale = text, 1
    while digits and digits[-1] in SCALES:
        scale *= SCALES[digits[-1]]
        digits = digits[:-1]
    if ARABIC_WHOLE.fullmatch(digits):
        return float(digits.replace(",", "")) * scale
    value = _han_to_number(digits)
    return None if value is None else value * scale


def _han_to_number(text: str) -> float | None:
    whole, point, decimals = text.partition("点")
    if any(char not in DIGITS for char in decimals) or (point and not decimals):
        return None
    value = _han_to_whole(whole)
    if value is None:
        return None
    return float(f"{value}.{''.join(str(DIGITS[char]) for char in decimals) or 0}")


def _han_to_whole(text: str) -> int | None:
    if text and all(char in DIGITS for char in text):
        return int("".join(str(DIGITS[char]) for char in text))  # 二〇二五
    total, section, digit, last = 0, 0, None, ""
    for last in text:
        if last in DIGITS:
            digit = DIGITS[last]
        elif last in STEPS:
            section += (1 if digit is None else digit) * STEPS[last]
            digit = None
        elif last in SCALES:
            total = (total + section + (digit or 0)) * SCALES[last]
            section, digit = 0, None
        else:
            return None
    return total + section + (digit or 0) if last else None


class Quantity:
    """A number and its unit at [start, end).

    Units: `unit` is as printed and keeps 万 and 亿 (1.5万人 is 1.5 of 万人); 百分之六十 is 60 of %, 三分之二 is 66.67
    of %, 翻两番 is 2 of 番.
    """

    def __init__(self, value: float, upper: float | None, unit: str, start: int, end: int) -> None:
        self.value: Final = value
        self.upper: Final = upper
        self.unit: Final = unit
        self.start: Final = start
        self.end: Final = end


def quantity_pattern(units: tuple[str, ...]) -> re.Pattern[str]:
    """A pattern for `find_quantities` that knows `units`, longest first; a scale (万, 亿) may stand before each."""
    names = by_first_character("|".join(re.escape(unit) for unit in sorted(units, key=len, reverse=True)))
    further = "[/／][年月日天次]|·(?:[年月日天次户人]|平方米|㎡)"  # 元/平方米/月, 元/月·平方米
    per = rf"(?:[/／](?:{names}|[千万]人|年|月|日)(?:{further}|)|（[次件项个家户名处座间]）|)"  # 套（间）
    points = "个百分点|个基点|基点|(?:BPs?|bps?)(?![A-Za-z])"
    unit = rf"(?:%|‰|{points}|(?:万亿|千万|百万|[万亿]|)余?(?:{names}){per}|[万亿]+(?!级))"  # no 五百亿级
    # 3.1 and 一方面 are passed by without a try of each unit
    begins = re.escape("".join(sorted({*"%‰个余基Bb万亿千百", *(unit[0] for unit in units)})))
    return re.compile(
        rf"(?P<share>[百千万])分之(?P<of>{NUMBER})(?:{DASH}(?:[百千万]分之)?(?P<upto>{NUMBER}))?"
        r"|(?P<parts>[二三四五六七八九十])分之(?P<some>[一二三四五六七八九])"
        r"|翻(?P<fold>[一两二三四])?番"
        rf"|(?P<low>{NUMBER})(?:(?:个月|[万亿%个家名年天日元]|){DASH}(?P<high>{NUMBER})|)[余多几]?(?=[{begins}])(?P<unit>{unit})"
    )


def find_quantities(pattern: re.Pattern[str], text: str, start: int, end: int) -> list[Quantity]:
    """The quantities in `text[start:end]`, in order.

    >>> text = "建成3—5家，投资8.5万亿元，百分之六十，翻两番"
    >>> [(q.value, q.upper, q.unit) for q in find_quantities(quantity_pattern(("家", "元")), text, 0, len(text))]
    [(3.0, 5.0, '家'), (8.5, None, '万亿元'), (60.0, None, '%'), (2.0, None, '番')]
    """
    found, last, before = list[Quantity](), start, -2
    for at in mark_places(text, start, end, BEGINNINGS):  # far faster than pattern.finditer
        is_first, before = at > before + 1, at  # of the numerals that stand together
        match = pattern.match(text, at, end) if is_first and at >= last else None
        if match and (quantity := _quantity(match)):
            found.append(quantity)
            last = match.end()
    return found


def _quantity(match: re.Match[str]) -> Quantity | None:
    """The quantity that a match of `quantity_pattern` stands for; None when its numerals do not read."""
    if match.lastgroup == "some":
        whole = numeral_to_number(match["parts"]) or 1
        return Quantity(round(100 * DIGITS[match["some"]] / whole, 2), None, "%", match.start(), match.end())
    low, high, unit = _words(match)
    value, upper = numeral_to_number(low), numeral_to_number(high) if high else None
    if value is None or (high and upper is None):
        return None
    return Quantity(value, upper, unit.replace("余", ""), match.start(), match.end())


def _words(match: re.Match[str]) -> tuple[str, str | None, str]:
    """Low, high and unit as printed. 一百零五万 keeps its 万 in the unit, like 1.5万."""
    if match.lastgroup == "unit":
        low, high, unit = match.group("low", "high", "unit")
        return low, high, unit
    if match["share"]:
        return match["of"], match["upto"], SHARES[match["share"]]
    return match["fold"] or "一", None, "番"
