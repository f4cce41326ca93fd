"""Texts that came without any line breaks: where lines of their own begin, by the labels in the running text."""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from hengce.ingest.glued_frame import attachment_starts, frame_starts
from hengce.ingest.labels import HAN, ordinal_of
from hengce.ingest.marks import mark_places

# A line this long that counts several labels on is a whole text, not a paragraph.
GLUED_LENGTH = 1200
FEWEST = 3  # parts that a text without breaks counts at least
# 按照第（三）项, 《…法》第十二条, 本通知第一条, 附件1., “五证合一、一照一码” and 二十二、 within a number begin
# nothing.
LABEL = re.compile(
    rf"(?<![第》、和及或与至\d.{HAN}])(?<!附[件表录])"
    rf"(?:第(?P<chapter>[{HAN}]{{1,4}})章"
    rf"|(?:(?<!通知)(?<!办法)(?<!规定)(?<!条例)(?<!细则)(?<!意见)(?<!法)|(?=第[一1]条(?:为|根据|依据|按照)))第(?P<article>[{HAN}]{{1,4}}|\d{{1,3}})条"
    rf"|(?<![统合唯之同单万逐])(?P<han>[{HAN}]{{1,3}})、|（(?P<bracket>[{HAN}]{{1,3}})）"
    r"|(?<=[。）：；])（(?P<digit_bracket>[0-9]{1,2})）"
    r"|(?P<digit>[0-9]{1,3})(?:[.、](?! ?\d)|\. ?(?=20\d\d(?:年|[-—－–～~至]20\d\d年))))"
)
GLUED_HEADING = re.compile(
    r"(?:指导思想(?:和(?:基本)?原则)?|(?:总体|工作|主要|创建|发展|任务)目标(?:[和及与](?:进度安排|主要任务|任务|步骤))?|目标任务"
    r"|(?:规划|编制|政策|发展)背景|发展(?:基础|现状|环境|形势)|(?:面临|存在)的?(?:主要|突出)?(?:形势|机遇|挑战|问题)|基本情况|主要成效"
    r"|总体(?:要求|思路)|(?:基本|工作)原则|(?:主要|重点|工作)任务|组织领导|(?:职责|任务)分工|(?:工作|实施|方法)步骤|保障措施)"
    r"(?![和与及、，。：；（明分])"
)  # 一、指导思想以习近平新时代…
BEGINNING = re.compile(f"[第（0-9{HAN}]")  # of every label, and found far faster


def line_starts(text: str, *, whole: bool = False) -> list[int]:
    """Where in a long `text` without breaks the next line begins; nothing in a text that counts no parts.

    A short `text` has such parts only when it is the `whole` document.

    A label begins a part when it is a first one or the next in its row, which may run on through the whole text. A
    heading that every plan has (指导思想) is parted from its text, though no mark stands between them.

    >>> text = "根据要求，现提出：一、降低成本（一）减税。" + "免" * 1200 + "（二）降费。按照第（一）项办。二、其他。"
    >>> [text[start : start + 4] for start in line_starts(text)]
    ['根据要求', '一、降低', '（一）减', '（二）降', '二、其他']
    """
    if len(text) < GLUED_LENGTH and not whole:
        return list(_items(text))
    anew, last, starts = attachment_starts(text), dict[str, int](), list[int]()
    labels = list(_labels(text))
    rows = _begun_anew(labels)
    for label in labels:
        if anew and label.start() > anew[0]:
            anew = [start for start in anew if start > label.start()]
            last.clear()
        kind = label.lastgroup or ""
        ordinal = ordinal_of(label[kind])
        if _is_due(text, label, last.get(kind, 0)) or (ordinal == 1 and (kind != "han" or label.start() in rows)):
            last[kind] = ordinal
            heading = GLUED_HEADING.match(text, label.end())
            starts += [label.start(), heading.end()] if heading else [label.start()]
    return sorted({*starts, *frame_starts(text)}) if len(starts) >= FEWEST else []


def _is_due(text: str, label: re.Match[str], last: int) -> bool:
    """Whether it is the next in its row, or behind a sentence the one after a label that could not be read as one."""
    ordinal = ordinal_of(label[label.lastgroup or ""])
    return ordinal == last + 1 or (ordinal == last + 2 > 2 and text[label.start() - 1] in "。）")


def _begun_anew(labels: Iterable[re.Match[str]]) -> set[int]:
    """Where a further row of sections begins, as of a plan behind the notice that counts two: the second follows."""
    sections = [(label.start(), ordinal_of(label["han"])) for label in labels if label.lastgroup == "han"]
    return {first for (first, ordinal), (_, following) in pairwise(sections) if (ordinal, following) == (1, 2)}


def _items(text: str) -> Iterator[int]:
    """Where the further items begin in a line that is a list of them.

    >>> text = "1.搬走的；2.弄虚作假的；3.本人申请的。"
    >>> [text[start : start + 3] for start in _items(text)]
    ['2.弄', '3.本']
    """
    begin, ends = len(text) - len(text.lstrip()), mark_places(text, 0, len(text), "；;")
    first = LABEL.match(text, begin) if len(ends) >= FEWEST - 1 else None
    if first is None:
        return
    kind = first.lastgroup or ""
    behind = (LABEL.match(text, end + 1) for end in ends)
    labels = [label for label in behind if label and label[kind] and label.start() > begin]
    ordinals = [ordinal_of(label[kind]) for label in (first, *labels)]
    if len(ordinals) >= FEWEST and ordinals == list(range(1, len(ordinals) + 1)):
        yield from (label.start() for label in labels)


def _labels(text: str) -> Iterator[re.Match[str]]:
    """The labels in `text`, in order."""
    end = 0
    for beginning in BEGINNING.finditer(text):
        at = beginning.start()
        if at >= end and (label := LABEL.match(text, at)):
            end = label.end()
            yield label
