"""Characters in the one form the rules are written for. Every change is one character for one, so that offsets hold."""

import re
from typing import Final

_SAME: Final = {
    **{chr(0xFF10 + i): chr(ord("0") + i) for i in range(10)},
    **{chr(0xFF21 + i): chr(ord("A") + i) for i in range(26)},
    **{chr(0xFF41 + i): chr(ord("a") + i) for i in range(26)},
    **dict(zip("％．﹒＋﹝﹞﹙﹚﹔﹕﹖﹗﹐∶＂､｡", '%..+〔〕（）；：？！，："、。', strict=True)),
    "\xa0": " ",
    **dict.fromkeys("\u2000\u2002\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f", " "),  # &ensp; and thinner
    **dict.fromkeys("\u2001\u2003", "\u3000"),  # &emsp;, as wide as a character: web pages indent by it
    "\v": "\n",
    "\f": "\n",
    "\u2028": "\n",
    "\u2029": "\n",
    "\x85": "\n",
}
# By far the most frequent: replaced one by one, which is ten times as fast as by a pattern
NARROW: Final = (("(", "（"), (")", "）"), (";", "；"))
FOLDED: Final = re.compile(f"[{re.escape(''.join(_SAME))}]")

# The mark itself comes first in each pattern, so that the engine can skip to it.
IN_NUMBER: Final = re.compile(r",(?<=\d,)(?=\d)")  # 1,000
IN_TIME_OR_ADDRESS: Final = re.compile(r":(?:(?<!\d:)(?=//)|(?<=\d:)(?=[\d/]))")  # 10:30, http://
KEPT: Final = ((",", IN_NUMBER, "，"), (":", IN_TIME_OR_ADDRESS, "："))  # all others become wide
# A full stop between Chinese sentences, but not behind the numeral of a label (一.)
STOP: Final = re.compile(
    r"\.(?<=[\u4e00-\u9fff）”%]\.)(?= ?[\u4e00-\u9fff（“①-⑳\d\r\n]| ?$)"
    r"(?<!\n[一二三四五六七八九十]\.)(?<!\n[一二三四五六七八九十]{2}\.)(?<!\A[一二三四五六七八九十]\.)"
)
MARK: Final = re.compile(r"[!?](?<=[^\x00-\x7f].)")  # after Chinese only
QUOTED: Final = re.compile(r'"([^"\n]{0,80}[^\x00-\x7f"][^"\n]{0,80})"')  # straight marks around Chinese words
NUMBER_BRACKETS: Final = re.compile(
    r"[〔\[【（［](\d{4})[〕\]】）］](?=第?\d{1,5}号)"
)  # 国办发﹝2019﹞15号, [2019]15号, 【2022】30号
# The end of a number in other brackets than 〔〕
OTHER_BRACKETS: Final = re.compile(
    "号(?:"
    + "|".join(
        rf"(?<=[〔\[【（［]\d{{4}}[〕\]】）］]{ordinal}号)(?<!〔\d{{4}}〕{ordinal}号)"
        for ordinal in (rf"{the}\d{{{digits}}}" for the in ("第", "") for digits in range(1, 6))
    )
    + ")"
)


def fold_characters(text: str) -> str:
    """`text` with Chinese punctuation full-width, digits and letters half-width; as long as it was.

    >>> fold_characters('(２０２０年),共1,000人:"全部"')
    '（2020年），共1,000人：“全部”'
    """
    for narrow, wide in NARROW:
        text = text.replace(narrow, wide)
    text = FOLDED.sub(lambda match: _SAME[match[0]], text)
    if '"' in text:
        text = QUOTED.sub(r"“\1”", text)
    for narrow, kept, wide in KEPT:
        if narrow in text:
            text = narrow.join([part.replace(narrow, wide) for part in kept.split(text)])
    if "." in text:
        text = STOP.sub("。", text)
    return MARK.sub(lambda mark: {"!": "！", "?": "？"}[mark[0]], text) if "!" in text or "?" in text else text


def fold_number_brackets(text: str) -> str:
    """`text` with the brackets of document numbers written 〔〕; as long as it was.

    >>> fold_number_brackets("辽政办【2022】30号")
    '辽政办〔2022〕30号'
    """
    return NUMBER_BRACKETS.sub(r"〔\1〕", text) if OTHER_BRACKETS.search(text) else text
