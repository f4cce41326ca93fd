"""Bytes of a source file → its text. A file per format; which reader takes a file is decided in `formats` alone."""

import hashlib
from pathlib import Path

from hengce.ingest.model import Source
from hengce.ingest.read.files import document_exists, documents_in, file_bytes
from hengce.ingest.read.formats import MAX_BYTES, MAX_TEXT_BYTES, format_of, readable_kinds
from hengce.ingest.read.source import SourceText

__all__ = [
    "MAX_BYTES",
    "MAX_TEXT_BYTES",
    "document_exists",
    "documents_in",
    "file_bytes",
    "read_content",
    "read_source",
    "readable_kinds",
]


def read_source(path: Path) -> SourceText:
    """The text of the file at `path`, on the disk or in an archive.

    Raises: ReadError when the file is missing, empty, too large, of a kind not read, damaged, or encrypted.
    """
    return read_content(file_bytes(path), path)


def read_content(content: bytes, path: Path) -> SourceText:
    """The text of a file's bytes; `path` says where they came from. Raises: ReadError as `read_source`."""
    kind = format_of(content, path.suffix.lower(), path.name)
    source = Source(str(path), hashlib.sha256(content).hexdigest(), kind.media_type)
    return SourceText(source, kind.reader(content, path.name))
