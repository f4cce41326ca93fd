"""What a note in brackets below a title says of a document: its number, who issued it, and the day."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from hengce.ingest.signers import signs

NUMBER: Final = re.compile(r"[\u4e00-\u9fff]{2,12}(?:〔\d{4}〕第?|第)\d{1,5}号")  # 临政办发〔2020〕112号
DATE: Final = re.compile(
    r"(\d{4}|[〇○零0OОo一二三四五六七八九]{4})年([\d一二三四五六七八九十]{1,2})月([\d一二三四五六七八九十]{1,3})日"
)
IN_BRACKETS: Final = re.compile("（([^（）]{10,120})）")
BETWEEN: Final = re.compile(r"[，；、\s]+")
MADE_PUBLIC: Final = ("发布", "公布", "印发", "颁布", "发文")


@dataclass(frozen=True, slots=True)
class Imprint:
    """`number` as printed; `issuer` and `date` null where the note does not say; `printed` when the day is 印发日期."""

    number: str
    issuer: str | None
    date: str | None
    printed: bool


def find_imprint(lines: Iterable[str]) -> Imprint | None:
    """The imprint of the first line that is one and nothing else, in whatever order; null where there is none.

    >>> find_imprint(["（某市人民政府办公室2021年9月24日某政办发〔2021〕57号）"])
    Imprint(number='某政办发〔2021〕57号', issuer='某市人民政府办公室', date='2021年9月24日', printed=False)
    >>> find_imprint(["（某政办发〔2002〕42号二00二年八月二十九日）"]).date
    '二00二年八月二十九日'
    """
    return next((imprint for line in lines if (imprint := read_imprint(line))), None)


def read_imprint(line: str) -> Imprint | None:
    """The imprint that the line is, null when it says anything else."""
    bracket = IN_BRACKETS.fullmatch(line)
    if bracket is None:
        return None
    date = DATE.search(bracket[1])
    printed = date is not None and bracket[1].startswith("印发", date.end())
    pieces = BETWEEN.split(bracket[1].replace(date[0], "，", 1) if date else bracket[1])
    numbers, issuers = list[str](), list[str]()
    for piece in filter(None, pieces):
        number = NUMBER.match(piece)
        numbers += [number[0]] if number else []
        behind = piece[number.end() :] if number else piece
        if signs(behind):
            issuers.append(behind)
        elif behind and behind not in MADE_PUBLIC:
            return None
    if len(numbers) != 1 or not (date or issuers):
        return None
    return Imprint(numbers[0], "、".join(issuers) or None, date[0] if date else None, printed)
