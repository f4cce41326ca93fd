"""How Word prints the number of an automatic label, by the name of its format."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

NumberFormat = Callable[[int], str]

ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"))
ROMAN_ONES = ((9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
STEMS, BRANCHES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"
FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")


@dataclass(frozen=True, slots=True)
class Numerals:
    """The characters of a way to count: ten digits from zero, and the words for thousand, hundred and ten.

    `zero` stands for skipped places (一百零五), `one` before a leading 十 (壹拾).
    """

    digits: str
    steps: str
    zero: str
    one: bool = False


CHINESE = Numerals("〇一二三四五六七八九", "千百十", "零")
JAPANESE = Numerals("〇一二三四五六七八九", "千百十", "")
LEGAL = Numerals("零壹贰叁肆伍陆柒捌玖", "仟佰拾", "零", one=True)
LEGAL_TRADITIONAL = Numerals("零壹貳參肆伍陸柒捌玖", "仟佰拾", "零", one=True)


def format_number(number: int, name: str) -> str:
    """The number in the format of that name; in digits where the format is unknown or does not reach so far.

    Source: ISO/IEC 29500-1 17.18.59 (ST_NumberFormat).

    >>> [format_number(12, name) for name in ("chineseCounting", "decimalEnclosedCircle", "upperRoman", "aiueo")]
    ['十二', '⑫', 'XII', '12']
    """
    return FORMATS.get(name, str)(number)


def _counted(numerals: Numerals) -> NumberFormat:
    """Written with its steps: 一百零五."""

    def format_counted(number: int) -> str:
        if not 0 < number < 10_000:
            return numerals.digits[0] if number == 0 else str(number)
        text, rest, skipped = "", number, False
        for value, step in zip((1000, 100, 10, 1), (*numerals.steps, ""), strict=True):
            digit, rest = divmod(rest, value)
            if digit:
                one = "" if digit == 1 and step and _drops_one(numerals, text, step) else numerals.digits[digit]
                text += (numerals.zero if skipped and text else "") + one + step
            skipped = not digit
        return text

    return format_counted


def _drops_one(numerals: Numerals, before: str, step: str) -> bool:
    """Whether 一 is left out before a step: in 十二 (but 一百一十二) and in Japanese always."""
    return not numerals.one and (not numerals.zero or (step == numerals.steps[-1] and not before))


def _counted_below_hundred(number: int) -> str:
    """十二 below a hundred, 一〇五 from there on, as Word does in `chineseCounting` and `taiwaneseCounting`."""
    return _counted(CHINESE)(number) if number < 100 else _digit_by_digit(CHINESE.digits)(number)


def _digit_by_digit(digits: str) -> NumberFormat:
    return lambda number: "".join(digits[int(digit)] for digit in str(number))


def _one_of(signs: Sequence[str]) -> NumberFormat:
    return lambda number: signs[number - 1] if 0 < number <= len(signs) else str(number)


def _letters(first: str) -> NumberFormat:
    """a … z, aa, bb …"""

    def format_letters(number: int) -> str:
        rounds, letter = divmod(number - 1, 26)
        return chr(ord(first) + letter) * (rounds + 1) if 0 < number <= 26 * 30 else str(number)

    return format_letters


def _roman(number: int) -> str:
    text, rest = "", number
    for value, letters in (*ROMAN, *ROMAN_ONES):
        times, rest = divmod(rest, value)
        text += letters * times
    return text if 0 < number < 4000 else str(number)


def _between(first: int, last: int) -> str:
    return "".join(map(chr, range(first, last + 1)))


CIRCLED = _between(0x2460, 0x2473) + _between(0x3251, 0x325F) + _between(0x32B1, 0x32BF)  # ① … ⑳, ㉑ … ㉟, ㊱ … ㊿

FORMATS: Mapping[str, NumberFormat] = {
    "decimal": str,
    "none": lambda _: "",
    "decimalZero": lambda number: f"{number:02d}",
    "decimalFullWidth": lambda number: str(number).translate(FULL_WIDTH),
    "decimalFullWidth2": lambda number: str(number).translate(FULL_WIDTH),
    "decimalEnclosedCircle": _one_of(CIRCLED),
    "decimalEnclosedCircleChinese": _one_of(CIRCLED),
    "decimalEnclosedParen": _one_of(_between(0x2474, 0x2487)),
    "decimalEnclosedFullstop": _one_of(_between(0x2488, 0x249B)),
    "upperRoman": lambda number: _roman(number).upper(),
    "lowerRoman": _roman,
    "upperLetter": _letters("A"),
    "lowerLetter": _letters("a"),
    "chineseCounting": _counted_below_hundred,
    "taiwaneseCounting": _counted_below_hundred,
    "chineseCountingThousand": _counted(CHINESE),
    "taiwaneseCountingThousand": _counted(CHINESE),
    "japaneseCounting": _counted(JAPANESE),
    "ideographDigital": _digit_by_digit(CHINESE.digits),
    "taiwaneseDigital": _digit_by_digit(CHINESE.digits),
    "japaneseDigitalTenThousand": _digit_by_digit(CHINESE.digits),
    "chineseLegalSimplified": _counted(LEGAL),
    "ideographLegalTraditional": _counted(LEGAL_TRADITIONAL),
    "ideographTraditional": _one_of(STEMS),
    "ideographZodiac": _one_of(BRANCHES),
    "ideographZodiacTraditional": _one_of([STEMS[at % 10] + BRANCHES[at % 12] for at in range(60)]),
    "ideographEnclosedCircle": _one_of(_between(0x3280, 0x3289)),
}
