"""Text and Markdown files: bytes → text in one of the encodings that Chinese offices use."""

import codecs
from collections.abc import Iterator

from hengce.ingest.errors import ReadError
from hengce.ingest.read.source import ReadText

BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))

# Of any 8-bit file most bytes decode as GB18030, but to rare characters. In real text nearly all characters beyond
# ASCII are punctuation, the 20,992 Han characters of the basic block, or full-width forms; the rest (①) is below 10 %.
MAX_ODD_SHARE = 0.1

FEWEST_TABS = 2  # in a row of a table; with one a line may be a signature and its date

CONTROL = {chr(code) for code in range(32)} - set("\t\n\r\f\v")


def read_text(content: bytes, name: str) -> ReadText:
    """The text of a text file, decoded, a space for each tab that divides no cells: it only indents.

    Raises: as `decode_text`.
    """
    return ReadText("\n".join(_with_rows(decode_text(content, name).split("\n"))))


def _with_rows(lines: list[str]) -> Iterator[str]:
    """The lines, tabs kept in those of a table: at least two below each other with the same number of tabs inside."""
    tabs = [line.strip().count("\t") if "\t" in line else 0 for line in lines]
    for line, above, own, below in zip(lines, [0, *tabs], tabs, [*tabs[1:], 0], strict=False):
        yield line if own >= FEWEST_TABS and own in (above, below) else line.replace("\t", " ")


def decode_text(content: bytes, name: str) -> str:
    """The text of `content`; its encoding told by byte order mark, else tried as UTF-8, then as GB18030.

    Raises: ReadError when the bytes are no text, or text in another or a mixed encoding. `name` is for the message.
    """
    encoding = next((encoding for bom, encoding in BOMS if content.startswith(bom)), None)
    for candidate in (encoding,) if encoding else ("utf-8", "gb18030"):
        try:
            text = content.decode(candidate)
        except UnicodeDecodeError:
            continue
        if not CONTROL.isdisjoint(text):
            raise ReadError(
                f"{name} 不是文本文件（含有控制字符），请检查文件是否损坏或换用原文件。",
                f"{name} is no text file (it holds control characters): check whether it is damaged.",
            )
        if candidate != "gb18030" or _odd_share(text) <= MAX_ODD_SHARE:
            return text
    raise ReadError(
        f"{name} 的文字编码无法识别（不是 UTF-8、UTF-16 或 GB18030），请另存为 UTF-8 文本。",
        f"The encoding of {name} is not known (neither UTF-8, UTF-16 nor GB18030): save it as UTF-8 text.",
    )


def _odd_share(text: str) -> float:
    beyond = [char for char in text if char > "\x7f"]
    usual = sum(
        "\u4e00" <= c <= "\u9fff" or "\u2010" <= c <= "\u2027" or "\u3000" <= c <= "\u301f" or c >= "\uff00"
        for c in beyond
    )
    return 1 - usual / len(beyond) if beyond else 0.0
