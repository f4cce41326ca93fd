"""Bytes of a web page → its text."""

import re

from hengce.ingest.errors import ReadError
from hengce.ingest.read.source import Doubt
from hengce.ingest.read.text import BOMS

CHARSET = re.compile(rb"""charset\s*=\s*["']?\s*([\w-]+)|<\?xml[^>]*encoding=["']([\w-]+)""", re.IGNORECASE)
DECLARED_WITHIN = 4096  # HTML asks for it within the first 1,024 bytes; old pages put scripts before it
# What browsers read under these names (WHATWG Encoding, section 4.2): the larger set that holds them.
CODECS = {"gb2312": "gb18030", "gbk": "gb18030", "x-gbk": "gb18030", "big5": "big5hkscs", "utf8": "utf-8"}
# A content system that cuts a field inside a character leaves a broken one; more of them are another encoding.
MAX_BROKEN_SHARE = 0.002
NO_TEXT = re.compile(r"[\x00-\x08\x0b\x0e-\x1f]")


def decode_page(content: bytes, name: str) -> tuple[str, tuple[Doubt, ...]]:
    """The text of a page, and a doubt when single characters of it are broken.

    The byte order mark is believed, then UTF-8 when all of it is valid, then what the page declares, then GB18030.

    Raises: ReadError when it is in none of them.
    """
    declared = _declared(content)
    marked = next((codec for mark, codec in BOMS if content.startswith(mark)), None)
    codecs = [marked] if marked else ["utf-8", *([declared] if declared else []), "gb18030"]
    for codec in codecs:
        try:
            return _clean(content.decode(codec)), ()
        except UnicodeDecodeError:
            continue
    return _clean(_mended(content, marked or declared or "utf-8", name)), (_broken(),)


def _declared(content: bytes) -> str | None:
    match = CHARSET.search(content, 0, DECLARED_WITHIN)
    if not match:
        return None
    label = (match[1] or match[2]).decode("ascii", "ignore").lower()
    codec = CODECS.get(label, label)
    try:
        b"".decode(codec)
    except (LookupError, UnicodeDecodeError):
        return None
    return codec


def _mended(content: bytes, codec: str, name: str) -> str:
    text = content.decode(codec, "replace")
    if text.count("\ufffd") > MAX_BROKEN_SHARE * len(text):
        raise ReadError(
            f"{name} 的文字编码无法识别（网页声明为 {codec}），请用浏览器打开后另存为 UTF-8 网页。",
            f"The encoding of {name} is not known (the page says {codec}): open it in a browser and save it as UTF-8.",
        )
    return text


def _clean(text: str) -> str:
    return NO_TEXT.sub("", text.removeprefix("\ufeff"))


def _broken() -> Doubt:
    return Doubt(
        "broken_characters",
        "网页中有个别字符的编码已损坏，读作「\ufffd」，请核对原文。",
        "Single characters of the page are broken and read as “\ufffd”; check them.",
    )
