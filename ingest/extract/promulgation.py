"""Orders that make a rule public: 广州市人民政府令第179号, who gave them and when; and meetings that passed it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Final

BODY: Final = r"(?:中华人民共和国)?(?P<body>[\u4e00-\u9fff]{2,30}?)令"
# 某市人民政府令 with 第179号, （第48号） on the same line or the next
HEAD: Final = re.compile(rf"{BODY}（?第\d{{1,5}}号）?")
# （2021年7月27日中华人民共和国国务院令第746号公布，根据2023年8月21日《…决定》修订）
NOTE: Final = re.compile(
    rf"（?(?P<date>\d{{4}}年\d{{1,2}}月\d{{1,2}}日)[，\s]?以?(?P<number>{BODY}第?\d{{1,5}}号)[，\s]?"
    r"(?:公布|发布|颁布)?(?:[，\s]自[^，（）]{4,20}施行)?(?:[，；\s]?(?:根据|按照)[^（）]*修[订正])?）?"
)


# （2019年6月3日某市人民政府常务会议通过）, （2005年8月28日第十届全国人民代表大会常务委员会第十七次会议通过）
PASSED: Final = re.compile(
    r"（(?P<date>\d{4}年\d{1,2}月\d{1,2}日)(?:第[一二三四五六七八九十\d]{1,4}届)?"
    r"(?P<body>[\u4e00-\u9fff]{2,30}?(?:政府|委员会|代表大会))(?:第[一二三四五六七八九十百\d]{1,5}[次届])?(?:常务|全体|办公)?会议?"
    r"(?:第[一二三四五六七八九十百\d]{1,5}次(?:会议)?)?(?:审议|讨论)?通过[^（）]{0,40}）"
)


@dataclass(frozen=True, slots=True)
class Promulgation:
    """The order's number as printed, the body that gave it without the name of the state, and its date as printed."""

    number: str
    issuer: str
    date: str | None


def find_passing(front: Sequence[str]) -> tuple[str, str] | None:
    """Who passed the document, and the day, as a line of the front in brackets says: 市人民政府常务会议通过."""
    passed = next((match for line in front if (match := PASSED.fullmatch(line))), None)
    return (passed["body"], passed["date"]) if passed else None


def find_promulgation(front: Sequence[str]) -> Promulgation | None:
    """The order named at the head of a document or below its title; none when no line of the front names one."""
    for line, below in zip_longest(front, front[1:], fillvalue=""):
        if match := HEAD.fullmatch(line + below if line.endswith("令") else line):
            return Promulgation(match[0].replace("（", "").replace("）", ""), match["body"], None)
        if match := NOTE.fullmatch(line):
            return Promulgation(match["number"], match["body"], match["date"])
    return None
