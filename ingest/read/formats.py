"""The formats that can be read: how each is known, and its reader, which is loaded when a file of it is read."""

from collections.abc import Callable
from dataclasses import dataclass

from hengce.ingest.errors import Message
from hengce.ingest.read.source import ReadText

Reader = Callable[[bytes, str], ReadText]  # bytes of the file, and its name for messages. Raises: ReadError


@dataclass(frozen=True, slots=True)
class Format:
    """A format. A file is of it by its first bytes (`signatures`), whatever its name says, else by its suffix.

    `recognises` looks closer where several formats begin with the same bytes.
    """

    name: Message
    media_type: str
    suffixes: tuple[str, ...]
    reader: Reader
    signatures: tuple[bytes, ...] = ()
    recognises: Callable[[bytes], bool] = lambda _: True


def _text(content: bytes, name: str) -> ReadText:
    from hengce.ingest.read.text import read_text

    return read_text(content, name)


def _pdf(content: bytes, name: str) -> ReadText:
    from hengce.ingest.read.pdf import read_pdf

    return read_pdf(content, name)


TEXT = Format(Message("文本", "text"), "text/plain", (".txt", ".text"), _text)
MARKDOWN = Format(Message("Markdown", "Markdown"), "text/markdown", (".md", ".markdown"), _text)
PDF = Format(Message("PDF", "PDF"), "application/pdf", (".pdf",), _pdf, (b"%PDF",))
FORMATS = (TEXT, MARKDOWN, PDF)

SUFFIXES = frozenset(suffix for format in FORMATS for suffix in format.suffixes)


def format_of(content: bytes, suffix: str) -> Format:
    """The format of a file: the one whose first bytes it has, else the one its suffix names, else text."""
    for candidate in FORMATS:
        if content.startswith(candidate.signatures) and candidate.recognises(content):
            return candidate
    plain = (candidate for candidate in FORMATS if not candidate.signatures)
    return next((candidate for candidate in plain if suffix in candidate.suffixes), TEXT)
