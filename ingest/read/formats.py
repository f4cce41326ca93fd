"""The formats that can be read: how each is known, and its reader, which is loaded when a file of it is read."""

import codecs
import re
from collections.abc import Callable
from dataclasses import dataclass

from hengce.ingest.errors import Message, ReadError
from hengce.ingest.read.package import SIGNATURES as ZIP
from hengce.ingest.read.package import Package, holds
from hengce.ingest.read.source import ReadText

Reader = Callable[[bytes, str], ReadText]  # bytes of the file, and its name for messages. Raises: ReadError

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # a compound file: [MS-CFB] 2.2
# The longest document at hand has 0.1 MB of text; a text of 32 MB is no policy document but a dump, and would only fill
# memory. Other formats carry pictures: a plan of 200 scanned pages has some 100 MB.
MAX_TEXT_BYTES = 32 * 2**20
MAX_BYTES = 256 * 2**20

# A page, also one saved as .doc or .txt: what it begins with, whatever declarations and white space stand before.
HTML_BEGINS = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*|<!--[^>]*-->\s*)*<(?:!doctype\s+html|html|head|meta)\b", re.IGNORECASE
)
# What is cut out of a page, as databases keep it: <div><p>…</p></div>
FRAGMENT_BEGINS = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*<(?:div|p|table|section|article|span|h[1-6]|center|font)\b[^<>]*>", re.IGNORECASE
)
FRAGMENT_ENDS = re.compile(rb"</(?:div|p|table|section|article|span|h[1-6]|center|font)>\s*\Z", re.IGNORECASE)
LONGEST_END = 100


@dataclass(frozen=True, slots=True)
class Format:
    """A format. A file is of it by its first bytes (`signatures`), whatever its name says, else by its suffix.

    `recognises` looks closer where several formats begin with the same bytes. `by_name` tells that some files of it
    begin otherwise, so that the name alone makes a file one of them.
    """

    name: Message
    media_type: str
    suffixes: tuple[str, ...]
    reader: Reader
    signatures: tuple[bytes, ...] = ()
    recognises: Callable[[bytes], bool] = lambda _: True
    by_name: bool = False


def _text(content: bytes, name: str) -> ReadText:
    from hengce.ingest.read.text import read_text

    return read_text(content, name)


def _pdf(content: bytes, name: str) -> ReadText:
    from hengce.ingest.read.pdf import read_pdf

    return read_pdf(content, name)


def _docx(content: bytes, name: str) -> ReadText:
    from hengce.ingest.read.word.document import read_docx

    return read_docx(content, name)


def _office(content: bytes, name: str) -> ReadText:
    from hengce.ingest.read.word.office import read_office

    return read_office(content, name)


def _is_word(content: bytes) -> bool:
    from hengce.ingest.read.word.office import is_word_stream

    return is_word_stream(content)


def _page(content: bytes, name: str) -> ReadText:
    from hengce.ingest.read.web.page import read_page

    return read_page(content, name)


def _is_page(content: bytes) -> bool:
    fragment = FRAGMENT_BEGINS.match(content) and FRAGMENT_ENDS.search(content, max(0, len(content) - LONGEST_END))
    return bool(HTML_BEGINS.match(content) or fragment)


def _web_archive(content: bytes, name: str) -> ReadText:
    from hengce.ingest.read.web.archive import read_archive

    return read_archive(content, name)


def _ofd(content: bytes, name: str) -> ReadText:
    from hengce.ingest.read.ofd import read_ofd

    return read_ofd(content, name)


def _picture(content: bytes, name: str) -> ReadText:
    from hengce.ingest.read.picture import read_picture

    return read_picture(content, name)


TEXT = Format(Message("文本", "text"), "text/plain", (".txt", ".text"), _text)
MARKDOWN = Format(Message("Markdown", "Markdown"), "text/markdown", (".md", ".markdown"), _text)
PDF = Format(Message("PDF", "PDF"), "application/pdf", (".pdf",), _pdf, (b"%PDF",))
DOCX = Format(
    Message("Word", "Word"),
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    (".docx", ".docm"),
    _docx,
    ZIP,
    lambda content: holds(content, "word/"),
)
DOC = Format(
    Message("旧版 Word、WPS", "old Word, WPS"), "application/msword", (".doc", ".wps"), _office, (OLE,), _is_word
)
RTF = Format(Message("RTF", "RTF"), "application/rtf", (".rtf",), _office, (b"{\\rtf",))
ODT = Format(
    Message("OpenDocument 文本", "OpenDocument text"),
    "application/vnd.oasis.opendocument.text",
    (".odt",),
    _office,
    ZIP,
    lambda content: b"application/vnd.oasis.opendocument.text" in content[:256],  # its first part, not compressed
)
HTML = Format(
    Message("网页", "web page"),
    "text/html",
    (".html", ".htm", ".shtml", ".xhtml"),
    _page,
    (b"<", b" ", b"\r", b"\n", b"\t", codecs.BOM_UTF8),
    _is_page,
    by_name=True,
)
WEB_ARCHIVE = Format(
    Message("网页档案", "web archive"),
    "multipart/related",
    (".mht", ".mhtml"),
    _web_archive,
    (b"From: ", b"MIME-Version:", b"Snapshot-Content-Location:"),
    lambda content: b"multipart/related" in content[:2000],
)
OFD = Format(Message("OFD", "OFD"), "application/ofd", (".ofd",), _ofd, ZIP, lambda content: holds(content, "OFD.xml"))
PNG = Format(Message("PNG 图片", "PNG"), "image/png", (".png",), _picture, (b"\x89PNG\r\n\x1a\n",))
JPEG = Format(Message("JPEG 图片", "JPEG"), "image/jpeg", (".jpg", ".jpeg"), _picture, (b"\xff\xd8\xff",))
TIFF = Format(Message("TIFF 图片", "TIFF"), "image/tiff", (".tif", ".tiff"), _picture, (b"II*\0", b"MM\0*"))
FORMATS = (TEXT, MARKDOWN, PDF, OFD, DOCX, DOC, RTF, ODT, HTML, WEB_ARCHIVE, PNG, JPEG, TIFF)
ARCHIVE_SUFFIXES = (".zip",)  # `files` looks into them

SUFFIXES = frozenset(suffix for format in FORMATS for suffix in format.suffixes) | set(ARCHIVE_SUFFIXES)

# Kinds that are met and not read: what their first bytes are, and for packages a part they have.
UNREAD: tuple[tuple[Message, tuple[bytes, ...], str], ...] = (
    (Message("Excel 表格", "an Excel workbook"), ZIP, "xl/"),
    (Message("PowerPoint 演示文稿", "a PowerPoint presentation"), ZIP, "ppt/"),
    (Message("旧版 Office 文件，但不是 Word 文件", "an old Office file, but none of Word"), (OLE,), ""),
    (Message("GIF 图片", "a GIF picture"), (b"GIF8",), ""),
    (Message("RAR、7z 等压缩文件", "a RAR, 7z or gzip archive"), (b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b"), ""),
)


def format_of(content: bytes, suffix: str, name: str) -> Format:
    """The format of a file: the one whose first bytes it has, else the one its suffix names, else text.

    Raises: ReadError when its first bytes are of a kind that is not read; `name` is for the message.
    """
    for candidate in FORMATS:
        if candidate.signatures and content.startswith(candidate.signatures) and candidate.recognises(content):
            return candidate
    for kind, signatures, part in UNREAD:
        if content.startswith(signatures) and (not part or holds(content, part)):
            raise _unread(kind, name)
    if content.startswith(ZIP):
        Package(content, name)  # says when it is damaged
        raise _archive_without_documents(name)
    named = (candidate for candidate in FORMATS if candidate.by_name or not candidate.signatures)
    return next((candidate for candidate in named if suffix in candidate.suffixes), TEXT)


def limit_of(head: bytes) -> int:
    """How many bytes a file that begins with `head` may have."""
    signatures = (signature for format in FORMATS if not format.by_name for signature in format.signatures)
    return MAX_BYTES if head.startswith(tuple(signatures)) else MAX_TEXT_BYTES


def readable_kinds() -> Message:
    """The usual suffix of each format, for messages: `txt、md、docx`."""
    kinds = [suffixes[0].lstrip(".") for suffixes in (*(format.suffixes for format in FORMATS), ARCHIVE_SUFFIXES)]
    return Message("、".join(kinds), ", ".join(kinds))


def _unread(kind: Message, name: str) -> ReadError:
    return ReadError(
        f"{name} 是{kind.zh}，不能读取；能读的有 {readable_kinds().zh}，请先转换。",
        f"{name} is {kind.en}, which cannot be read; {readable_kinds().en} can: convert it first.",
    )


def _archive_without_documents(name: str) -> ReadError:
    return ReadError(
        f"压缩包 {name} 里没有能直接读的文件，请解压后查看（套在里面的压缩包要先解压）。",
        f"The archive {name} holds no file that can be read: unpack it and look (archives inside it first).",
    )
