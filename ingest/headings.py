"""Headings of provisions: the words that name a part, told from the first words of its text."""

import re
from collections.abc import Sequence
from typing import Final

from hengce.ingest.first_characters import compile_for_search

# 为脱产照护婴幼儿的父母提供信息服务、就业指导和职业技能培训 (29) names its part; what is longer is text.
LONGEST: Final = 30
LONGEST_WITH_COMMA: Final = 24  # 发挥市场作用，完善婴幼儿照护服务设施 (18)
# 践行绿色生活方式，推动生活垃圾源头减量和资源化利用 (25), where most parts of the group have such headings
LONGEST_AMONG_OTHERS: Final = 30
# Parts of one group are all written with headings or all without; in a group where fewer than half could have one,
# a short first sentence is no heading but text (落实国家的税收优惠政策。 beside two parts of one sentence).
LEAST_SHARE: Final = 0.5
MOST_SHARE: Final = 0.6  # of the parts below one heading have such names where those of the whole run have not
ENOUGH: Final = 3  # parts that show how they are written
BRACKETS: Final = re.compile(r"（[^（）]*）(?=.)")
ITEM: Final = re.compile(r"（[\d一二三四五六七八九十]{1,2}）")  # 多方位资金支持。（1）对…给予贴息；（2）…
LEADS_IN: Final = ("下列", "如下", "以下")  # 对下列出版物执行先征后退的政策： leads into a list, it names no part
# 本市实行计划用水。 and 某局是本市主管部门。 say something of something: sentences, however short
SENTENCE: Final = re.compile(
    r"应当|必须|不得|^本[省市县区州旗盟](?:实行|设立|建立|鼓励|对)|是[^。]*(?:部门|机关|机构)$"
)
NAMED: Final = re.compile(r"([^，。；：\n]{2,20})：(?=.)")  # 完善防控体系：建立…分工协作机制
# 主要任务是：…, 责任单位：市教育局 name no part; nor does 开源软件：是指…, nor what stands beside such
NAMES_NONE: Final = re.compile(r"(?:[是为有]|包括|不得|单位|部门|领导)$|应当|必须|不得")
MEANS: Final = re.compile(r"：是?指")
MEANING: Final = "指"  # looked for first
DATE_IN_BRACKET: Final = re.compile(r"（[^（）]*20\d\d年[^（）]*）$")  # 行动目标（到2020年）
STAGE: Final = re.compile(r"第[一二三四五六]阶段：[^：]*")  # （一）第一阶段：动员部署（2018年10月至12月）。
AIMS: Final = compile_for_search(
    r"[0-9][\d.]*(?:[万亿]?元|%)|到20\d\d年"
)  # 给予每人每月300元补贴 grants and 到2025年，… aims: no names

SIGNS_OF_AIMS: Final = "元%到"  # one of which they hold


def without_date(heading: str) -> str:
    """`heading` without the bracket behind it that says when: 行动目标 of 行动目标（到2020年）."""
    return DATE_IN_BRACKET.sub("", heading) if heading.endswith("）") else heading


def line_heading(first_line: str, *, more: bool) -> str | None:
    """The heading that takes a whole line: `first_line` is the part's first line without its label.

    `more` tells whether anything follows in the part; a line that is all there is must be short and unpunctuated.
    """
    text = first_line.rstrip("。：；")
    if not text or "。" in text or len(text) > 2 * LONGEST or (first_line[-1] in "：；" and len(text) > LONGEST):
        return None
    if any(words in text for words in LEADS_IN) or _aims(text) or (first_line[-1] == "。" and not _names(text)):
        return None
    return text if more or (first_line[-1] not in "。；" and _names(text)) else None


def sentence_headings(first_lines: Sequence[str], named: int, *, least: float = LEAST_SHARE) -> list[str | None]:
    """For each part of a group the heading at the beginning of its first line, None where it has none.

    `named` counts their sisters with a heading on a line of its own; `least` is the share of parts that must have one.
    """
    found = [_sentence_heading(line, LONGEST_WITH_COMMA) for line in first_lines]
    if not any(MEANING in line and MEANS.search(line) for line in first_lines):
        found = [heading or _heading_before_colon(line) for heading, line in zip(found, first_lines, strict=True)]
    if sum(heading is not None for heading in found) + named < least * (len(found) + named):
        return [None] * len(found)
    if any(heading and "，" in heading for heading in found):
        longer = [_sentence_heading(line, LONGEST_AMONG_OTHERS) for line in first_lines]
        return [heading or other for heading, other in zip(longer, found, strict=True)]
    return found


def _heading_before_colon(line: str) -> str | None:
    """The words before a colon, where they name the part: 媒体宣传：电视台每周播放健康知识。"""
    words = named[1] if "：" in line and (named := NAMED.match(line)) else ""
    leads_in = any(into in words for into in LEADS_IN)
    return None if not words or leads_in or NAMES_NONE.search(words) or _aims(words) else words


def _sentence_heading(line: str, longest_with_comma: int) -> str | None:
    text = line[: max(0, line.find("。", 0, 2 * LONGEST))]
    rest = line[len(text) + 1 :]
    in_bracket = rest[:1] == "（" and not ITEM.match(rest)
    names = (
        rest != "" and not in_bracket and _names(text, longest_with_comma) and not any(end in text for end in "；\n")
    )
    if "：" in text and not STAGE.fullmatch(text):
        return None
    return text if names and not _aims(text) and not SENTENCE.search(text) else None


def _aims(text: str) -> bool:
    """Whether words name a sum, a share or a year to come, but for one in brackets behind them."""
    return any(sign in text for sign in SIGNS_OF_AIMS) and AIMS.search(without_date(text)) is not None


def names_part(words: str) -> bool:
    """Whether the words of a cell are a name, and not what is to be reached."""
    return _names(words) and not _aims(words)


def _names(text: str, longest_with_comma: int = LONGEST_WITH_COMMA) -> bool:
    """Whether words are short enough for a name; what stands in brackets inside them does not count."""
    length = len(BRACKETS.sub("", text)) if "（" in text else len(text)
    return 0 < length <= (LONGEST if "，" not in text else longest_with_comma)
