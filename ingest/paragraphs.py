"""Lines → paragraphs: page numbers go, and what a page or a converter broke in the middle is joined again."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

import rjieba

from hengce.ingest.labels import ATTACHMENT
from hengce.ingest.lines import Line
from hengce.ingest.wrapping import Wrapping, find_wrapping

PAGE_NUMBER: Final = re.compile(
    r"[-—–－―‐•·]+ ?[0-9]{1,4} ?[-—–－―‐•·]*|第?[0-9]{1,3}页(?:共[0-9]{1,3}页)?|[0-9]{1,3}/[0-9]{1,3}|[0-9]{1,3}"
)  # — 3 —
PAGE_NUMBER_ENDS: Final = "-—–－―‐•· 页0123456789"  # looked at first: few lines end in one
SENTENCE_END: Final = "。；：！？…”》】"
BEGINS_NO_LINE: Final = "，。、；：！？）》”"
INNER_MARK: Final = re.compile(r"[，。；]")
# Words that only a line of its own begins with: who answers, where copies go, when it was signed.
OWN_LINE: Final = re.compile(
    r"(?:牵头|责任|配合|参与|落实|主办|协办|实施|完成)(?:单位|部门|领导|时限|人)?："
    r"|抄送|主送|附件|（此件|（?联系人"
    r"|\d{4}年\d{1,2}月\d{1,2}日(?:印发)?$"
)
SIGNED: Final = re.compile(
    r"。[^，。；：]{0,40}\d{4}年\d{1,2}月\d{1,2}日$"
)  # …贯彻执行。某县人民政府办公室2021年5月12日
CONTACT_END: Final = re.compile(r"\d{7,}$|\w\.(?:com|cn|net)$")  # 联系人：某某，电话：66908523
NUMBER_LINE: Final = re.compile(r"（?[\u4e00-\u9fff]{2,12}〔\d{4}〕第?\d{1,5}号）?")  # 沪科合〔2025〕42号
OWN_LINE_BEGINS: Final = frozenset("牵责配参落主协实完抄附联")  # looked at first: few lines begin with one
ROLE_BRACKET: Final = re.compile(r"责任|牵头|负责|配合|单位|分工")
PAIRS: Final = {"（": "）", "《": "》", "“": "”", "〔": "〕"}
CUT_OFF: Final = "，、；（《“〔"  # how a line ends that its sentence goes on behind
SHORTEST_BROKEN_LINE: Final = (
    22  # a printed line of size-3 type on A4 holds 28 characters, a broken one seldom less than 22
)


def join_paragraphs(lines: Sequence[Line]) -> Iterator[Line]:
    """One line for each paragraph, in order.

    Guarantees: a line that begins with a label, is a heading by markup, or is a row of a table begins a paragraph.
    """
    wrapping = find_wrapping(lines)
    current: Line | None = None
    last: Line | None = None  # of those that `current` was put together of
    for line in lines:
        if line.text[-1:] in PAGE_NUMBER_ENDS and PAGE_NUMBER.fullmatch(line.text):
            continue
        if current is None or last is None:
            current = line
        elif _continues(current, line) or (wrapping and _goes_on(current, last, line, wrapping)):
            current = current.extended(line)
        else:
            yield current
            current = line
        last = line
    if current is not None:
        yield current


def _continues(before: Line, after: Line) -> bool:
    """Whether `after` is the rest of a sentence that `before` was cut off from."""
    first, text = before.text, after.text
    if after.label or _stands_alone(before, after):
        return False
    if text[0] in BEGINS_NO_LINE or _open_pair(first):
        return True
    if first[-1] in SENTENCE_END or ATTACHMENT.match(text):
        return False
    return first[-1] in "，、" or (not _finished(first) and _runs_on(first, text))


def _stands_alone(before: Line, after: Line) -> bool:
    """Whether markup, cells or words that only a line of its own begins with keep two lines apart."""
    if before.heading or after.heading or "\t" in before.text or "\t" in after.text:
        return True
    if not _is_own_line(after.text):
        return False
    return before.text[-1] not in CUT_OFF or not _open_pair(before.text)  # （牵头单位：市民政局，


def _goes_on(before: Line, last: Line, after: Line, wrapping: Wrapping) -> bool:
    """Whether the width of `last`, the last line of the paragraph `before`, tells that it goes on with `after`."""
    labelled = after.label is not None or ATTACHMENT.match(after.text) is not None
    return not _stands_alone(before, after) and wrapping.goes_on(last, after, first=last is before, labelled=labelled)


def _is_own_line(text: str) -> bool:
    if text[-1] in "号）" and "〕" in text and NUMBER_LINE.fullmatch(text):
        return True
    may_be = text[0] in OWN_LINE_BEGINS or text[4:5] == "年" or text.startswith(("（此", "（联"))
    return may_be and OWN_LINE.match(text) is not None


def _finished(first: str) -> bool:
    """Whether a line that ends in no mark is whole all the same: a field, text with its date, a number to call, or a
    bracket of bodies."""
    if first[-1] == "日" and SIGNED.search(first):
        return True
    if first[-1].isascii() and CONTACT_END.search(first):
        return True
    return _is_own_line(first) or (first[-1] == "）" and _closes_role_bracket(first))


def _runs_on(first: str, text: str) -> bool:
    """Whether a long line that holds a comma goes on; one long or with a comma only when a word is broken."""
    long, marked = len(first) >= SHORTEST_BROKEN_LINE, INNER_MARK.search(first) is not None
    return (long and marked) or ((long or marked) and _word_across(first, text))


def _word_across(first: str, text: str) -> bool:
    """Whether a word stands across the break, as in 建|设."""
    head, position = first[-8:], 0
    for word in rjieba.cut(head + text[:8]):
        position += len(word)
        if position >= len(head):
            return position > len(head)
    return False


def _open_pair(text: str) -> bool:
    """Whether a bracket or quotation opened in `text` is not closed behind: the line was cut inside it."""
    for opening, closing in PAIRS.items():
        at = text.rfind(opening)
        if at >= 0 and text.find(closing, at) < 0:
            return True
    return False


def _closes_role_bracket(text: str) -> bool:
    opening = text.rfind("（")
    return opening > 0 and (text[opening - 1] in "。；" or ROLE_BRACKET.search(text, opening) is not None)
