"""The labels that number the parts of a document: 一、 （一） 1. （1） ① 第一条 附件1."""

import re
from functools import lru_cache
from typing import Literal, NamedTuple

from hengce.ingest.numerals import numeral_to_number

LabelKind = Literal[
    "chapter", "section_of_chapter", "article", "han", "han_bracket", "digit", "digit_bracket", "circled"
]

HAN = "〇零一二三四五六七八九十百"
LABEL = re.compile(
    rf"第(?P<chapter>[{HAN}\d]+)章"
    rf"|第(?P<section_of_chapter>[{HAN}\d]+)节"
    rf"|第(?P<article>[{HAN}\d]+)条"
    rf"|(?P<han>[{HAN}]{{1,4}})[、.]"  # 十五、
    rf"|(?P<han_bracket>（[{HAN}]{{1,4}}）|[㈠-㈩])[、.]?"  # （二十一）
    r"|(?P<digit>\d{1,3}(?=[.、](?!\d))|[⒈-⒛])[.、]?"  # 1. but not 1.5
    r"|(?P<digit_bracket>（?\d{1,2}）|[⑴-⒇])[、.]?"  # （1） 1）
    r"|(?P<circled>[①-⑳])"
)
ATTACHMENT = re.compile(  # 附件 / 附件2： / 附表一 任务分工表, but not 附件中所列
    rf"(?:附件|附表|附录)(?P<ordinal>\d{{1,2}}|[{HAN}]{{1,2}})?(?:[:：.、]|(?=$)|(?=[^\d的中所列规，。；、]))"
)
# 附件：1.任务分工表 lists, on this line and those after it, what follows the document or is kept elsewhere.
ATTACHMENT_LIST = re.compile(r"(?:附件|附表|附录)[:：] ?[1一][.、]")

OPENING = 23  # characters of a part without heading that stand for it in lists and tables

# Numerals that are one character with their mark, by the first of each row
MARKED = {
    chr(ord(first) + i): i + 1 for first, count in (("①", 20), ("⑴", 20), ("⒈", 20), ("㈠", 10)) for i in range(count)
}


class Label(NamedTuple):
    """A printed label: its kind, the ordinal it prints, and how many characters it takes."""

    kind: LabelKind
    ordinal: int
    length: int


def read_label(text: str) -> Label | None:
    """The label that `text` begins with, None when it begins with none.

    >>> read_label("（二十一）加强监管")
    Label(kind='han_bracket', ordinal=21, length=5)
    >>> read_label("1.5亿元") is None
    True
    """
    match = LABEL.match(text)
    if not match:
        return None
    kind = match.lastgroup
    ordinal = ordinal_of(match[kind or 0])
    return Label(kind, ordinal, match.end()) if ordinal else None  # type: ignore[arg-type]  # group names are the kinds


@lru_cache(maxsize=256)
def ordinal_of(printed: str) -> int:
    """The number of a printed ordinal: digits or Chinese numerals, in brackets or not, or a circled digit; 0 for none.

    >>> ordinal_of("一百零三"), ordinal_of("（十）"), ordinal_of("③"), ordinal_of("12"), ordinal_of("㈡")
    (103, 10, 3, 12, 2)
    """
    return MARKED.get(printed) or int(numeral_to_number(printed.strip("（）")) or 0)


def heading_or_opening(heading: str | None, words: str) -> str:
    """What a part is called for short: its heading, else the first of its words after the label.

    >>> heading_or_opening(None, "2.鼓励支持机关、人民团体、企事业单位、社会组织等举办托育机构。")
    '鼓励支持机关、人民团体、企事业单位、社会组织等…'
    """
    if heading:
        return heading
    label = read_label(words)
    rest = words[label.length if label else 0 :].lstrip()
    return rest if len(rest) <= OPENING else f"{rest[:OPENING]}…"
