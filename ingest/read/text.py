"""Text and Markdown files: bytes → text in one of the encodings that Chinese offices use."""

import codecs
from collections.abc import Iterator
from functools import cache

from hengce.ingest.errors import ReadError
from hengce.ingest.read.site import blank_site_lines
from hengce.ingest.read.source import Doubt, ReadText
from hengce.ingest.read.spaced import with_tabs

BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
UNMARKED = ("utf-16-le", "utf-16-be", "gb18030", "big5hkscs")  # without byte order mark, and not UTF-8

# GB 2312 has its characters in daily use (3,755 of 6,763) in these rows, Big5 (5,401 of 13,053) in those. Nearly all
# characters of a text are from the rows of its own encoding; bytes taken for another encoding fall anywhere.
GB_DAILY, BIG5_DAILY = range(0xB0, 0xD8), range(0xA4, 0xC7)
MARKS = "，。；：？！、（）《》〈〉〔〕【】「」『』“”‘’—–…·～－＋％　①②③④⑤⑥⑦⑧⑨⑩\n\r\t"
LEAST_USUAL = 0.75  # a real text has 0.9, even twelve characters of it; one in the other kind of characters 0.8
SAMPLE = 100_000  # characters looked at: a long text shows its encoding in its first pages

LEAST_DOUBLED = 200  # characters of a document: shorter texts may say a thing twice

FEWEST_TABS = 2  # in a row of a table; with one a line may be a signature and its date

CONTROL = {chr(code) for code in range(32)} - set("\t\n\r\f\v")


def read_text(content: bytes, name: str) -> ReadText:
    """The text of a text file, decoded, without what a site prints around it; a tab that divides no cells is a space.

    Raises: as `decode_text`.
    """
    text, encoding = decode_text(content, name)
    once = _once(text)
    doubts = (*((_traditional(),) if encoding == "big5hkscs" else ()), *((_printed_twice(),) if once != text else ()))
    text = once
    return ReadText(blank_site_lines("\n".join(with_tabs(list(_with_rows(text.split("\n")))))), doubts=doubts)


def _once(text: str) -> str:
    """The first half of a text that holds the same document twice, one behind the other; else the text."""
    bare = text.strip()
    half = bare[: len(bare) // 2].rstrip()
    return (
        half
        if len(half) >= LEAST_DOUBLED and bare.endswith(half) and not bare[len(half) : -len(half)].strip()
        else text
    )


def _with_rows(lines: list[str]) -> Iterator[str]:
    """The lines, tabs kept in those of a table: at least two below each other with the same number of tabs.

    A row may begin with tabs, where its first cells are merged with those above; empty lines may stand between rows.
    """
    tabs = [(line.strip().count("\t"), line.rstrip().count("\t")) for line in lines if line.strip()]
    around = zip([(0, 0), *tabs], tabs, [*tabs[1:], (0, 0)], strict=False)
    for line in lines:
        above, own, below = next(around) if line.strip() else ((0, 0),) * 3
        alike = any(own[0] == other[0] or own[1] == other[1] for other in (above, below))
        yield line if own[0] >= FEWEST_TABS and alike else line.replace("\t", " ")


def decode_text(content: bytes, name: str) -> tuple[str, str]:
    """The text of `content` and its encoding: told by byte order mark, else UTF-8, else the most plausible of others.

    Raises: ReadError when the bytes are no text, or text in another or a mixed encoding. `name` is for the message.
    """
    certain = next((encoding for bom, encoding in BOMS if content.startswith(bom)), "utf-8")
    text = _decoded(content, certain)
    if text is not None and CONTROL.isdisjoint(text):
        return text, certain
    texts = {encoding: other for encoding in UNMARKED if (other := _decoded(content, encoding)) is not None}
    shares = {encoding: _usual_share(other, encoding) for encoding, other in texts.items()}
    best = max(shares, key=lambda encoding: shares[encoding], default="")
    if best and shares[best] >= LEAST_USUAL and CONTROL.isdisjoint(texts[best]):
        return texts[best], best
    raise _no_text(name) if text is not None else _unknown_encoding(name)


def _decoded(content: bytes, encoding: str) -> str | None:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        return None


def _usual_share(text: str, encoding: str) -> float:
    """How many of the characters are such as texts in this encoding are made of."""
    sample = text[:SAMPLE]
    return sum(char in usual_characters(encoding) for char in sample) / len(sample) if sample else 0.0


@cache
def usual_characters(encoding: str) -> frozenset[str]:
    """The characters in daily use that an encoding is made for, and marks; for Unicode those of both others."""
    own = {"gb18030": ("gb2312",), "big5hkscs": ("big5",)}.get(encoding, ("gb2312", "big5"))
    rows = {"gb2312": GB_DAILY, "big5": BIG5_DAILY}
    daily = {bytes((row, cell)).decode(code, "ignore") for code in own for row in rows[code] for cell in range(64, 255)}
    ascii_and_wide = {chr(code + shift) for code in range(0x21, 0x7F) for shift in (0, 0xFEE0)}
    return frozenset(daily | ascii_and_wide | {*MARKS, " "})


def _no_text(name: str) -> ReadError:
    return ReadError(
        f"{name} 不是文本文件（含有控制字符），请检查文件是否损坏或换用原文件。",
        f"{name} is no text file (it holds control characters): check whether it is damaged.",
    )


def _unknown_encoding(name: str) -> ReadError:
    return ReadError(
        f"{name} 的文字编码无法识别（不是 UTF-8、UTF-16、GB18030 或 Big5），请另存为 UTF-8 文本。",
        f"The encoding of {name} is not known (not UTF-8, UTF-16, GB18030 or Big5): save it as UTF-8 text.",
    )


def _traditional() -> Doubt:
    return Doubt(
        "traditional_characters",
        "文件是繁体字，规则按简体字写成，可能有事实没有读出，请转成简体后再读。",
        "The file is in traditional characters, for which the rules are not made: convert it to simplified ones.",
    )


def _printed_twice() -> Doubt:
    return Doubt(
        "printed_twice",
        "文件里同一份文件首尾相接存了两遍，只读第一遍。",
        "The file holds one document twice; it is read once.",
    )
