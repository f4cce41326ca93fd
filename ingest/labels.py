"""The labels that number the parts of a document: 第一部分 一、 （一） 1. （1） ① 第一条 2.1 附件1."""

import re
from functools import lru_cache
from typing import Final, Literal

from hengce.ingest.numerals import numeral_to_number

# From the outermost to the innermost, as they usually stand.
LabelKind = Literal[
    "part",
    "chapter",
    "section_of_chapter",
    "article",
    "stage",
    "roman",
    "han",
    "han_bracket",
    "decimal1",
    "decimal2",
    "decimal3",
    "decimal4",
    "digit",
    "digit_bracket",
    "circled",
]

HAN: Final = "〇零一二三四五六七八九十百"
# What makes 1.5 in front of it a quantity and no label: 1.5亿元, 2.3公里; but 1.5年度演练, 2.3公共服务
QUANTITY: Final = (
    r"[亿万元％%倍吨岁亩折米]|百分|成(?![员立果本效])|个(?![人体])|天(?!然)|年(?!度)|人(?![员才民力口工均])|户(?![外口])|家(?!庭)|[件次](?!生)|分(?![级类工析布])"
    r"|度(?!量)|级(?!别)|[吉兆千]瓦|千克|公[里斤顷]|平方|小时"
)
# What a part may begin with behind its number: 1.2022年, 2.12月底前, 3.80周岁以上, 4.30日内 are no decimals
COUNTED: Final = r"(?:20\d\d年|\d{1,2}月[\d底份初中上下]|\d{1,3}周?岁|\d{1,2}(?:个工作)?日[内前])"
LABEL: Final = re.compile(
    rf"第(?P<part>[{HAN}\d]+)(?:部分|篇(?!章)|编(?!制))[：:]?"
    rf"|第(?P<chapter>[{HAN}\d]+)章"
    rf"|第(?P<section_of_chapter>[{HAN}\d]+)节"
    rf"|第(?P<article>[{HAN}\d]+)条"
    rf"|第(?P<stage>[{HAN}])阶段[：:]"
    r"|(?P<roman>[Ⅰ-Ⅻ])(?![级类型期])[、.]?"
    rf"|(?P<han>[{HAN}]{{1,4}})[、.](?![二三四五六七八九十](?:[期级类线、]|产业))"  # 十五、 not 一、二期
    rf"|(?P<han_bracket>（[{HAN}]{{1,4}}）|[㈠-㈩])[、.]?"  # （二十一）
    rf"|(?P<decimal>(?!\d{{1,2}}\.{COUNTED})\d{{1,2}}(?:\.\d{{1,2}}){{1,3}})"  # 2.1职责
    rf"[.、]?(?= ?[“《（]?[\u4e00-\u9fffⅠ-Ⅻ])(?! ?(?:{QUANTITY}))"
    rf"|(?P<digit>\d{{1,3}}(?=[.、](?!\d)|\.{COUNTED})|[⒈-⒛])[.、]?"  # 1. and 1.2022年 but not 1.5
    r"|(?P<digit_bracket>（?\d{1,2}）|[⑴-⒇])[、.]?"  # （1） 1）
    r"|(?P<circled>[①-⑳])"
)
# Numerals that are one character with their mark, by the first of each row
MARKED: Final = {
    chr(ord(first) + i): i + 1
    for first, count in (("①", 20), ("⑴", 20), ("⒈", 20), ("㈠", 10), ("Ⅰ", 12))
    for i in range(count)
}
BEGINNINGS: Final = frozenset("第（0123456789" + HAN + "".join(MARKED))  # of every label, looked at first
BARE_NUMBER: Final = re.compile(rf"(?P<ordinal>[1-9]\d?) ?(?!{QUANTITY}|周|[大项条]|号|月|日)[\u4e00-\u9fff、]{{2,20}}")
BEFORE_FIGURE: Final = re.compile(r"(?P<ordinal>[1-9]\d?)\.(?=\d{1,4}(?![\d.]))")  # 4.460个综合文化活动室
ATTACHED_TEXT: Final = re.compile("附[:：](?![1一][.、]).{4,}[^。；]$")  # 附：主要指标, and the indicators below it
ATTACHMENT: Final = re.compile(  # 附件 / 附件2： / 附表一 任务分工表, but not 附件中所列
    rf"(?P<word>附件|附表|附录)(?P<ordinal>\d{{1,2}}|[{HAN}]{{1,2}})?(?:[:：.、]|(?=$)|(?=[^\d的中所列规，。；、]))"
)
OPENING: Final = 23  # characters of a part without heading that stand for it in lists and tables


class Label:
    """A printed label: its kind, the ordinal it prints, and how many characters it takes."""

    def __init__(self, kind: LabelKind, ordinal: int, length: int) -> None:
        self.kind: Final = kind
        self.ordinal: Final = ordinal
        self.length: Final = length

    def __repr__(self) -> str:
        return f"Label({self.kind!r}, {self.ordinal}, {self.length})"


def read_label(text: str) -> Label | None:
    """The label that `text` begins with, None when it begins with none.

    >>> read_label("（二十一）加强监管")
    Label('han_bracket', 21, 5)
    >>> read_label("1.5亿元") is None
    True
    """
    match = LABEL.match(text) if text[:1] in BEGINNINGS else None
    if not match:
        return None
    kind = match.lastgroup
    if kind == "decimal":
        *above, last = match[kind].split(".")
        return Label(f"decimal{len(above) + 1}", int(last), match.end()) if int(last) else None  # type: ignore[arg-type]  # one of the kinds
    ordinal = ordinal_of(match[kind or 0])
    return Label(kind, ordinal, match.end()) if ordinal else None  # type: ignore[arg-type]  # group names are the kinds


def read_bare_number(text: str) -> Label | None:
    """The first level of decimal numbers, which has no mark of its own: 1总则. Only short lines have one.

    >>> read_bare_number("1总则")
    Label('decimal1', 1, 1)
    >>> read_bare_number("3岁以下婴幼儿") is None
    True
    """
    match = BARE_NUMBER.fullmatch(text)
    return Label("decimal1", int(match["ordinal"]), match.end("ordinal")) if match else None


def read_before_figure(text: str) -> Label | None:
    """The label of an item that begins with a figure, which looks like a decimal; only a run of numbers tells.

    >>> read_before_figure("4.460个居村综合文化活动室")
    Label('digit', 4, 2)
    """
    match = BEFORE_FIGURE.match(text)
    return Label("digit", int(match["ordinal"]), match.end()) if match else None


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
