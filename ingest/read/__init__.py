"""Bytes of a source file → its text. A file per format; which reader takes a file is decided in `formats` alone."""

import hashlib
from pathlib import Path

from hengce.ingest.errors import ReadError, system_reason
from hengce.ingest.model import Source
from hengce.ingest.read.formats import SUFFIXES, format_of
from hengce.ingest.read.source import SourceText

# The longest document at hand has 0.1 MB; a text of 32 MB is no policy document but a dump, and would only fill memory.
MAX_BYTES = 32 * 2**20

SIGNATURES = {
    b"PK\x03\x04": ("Word、Excel 或压缩包", "Word, Excel or zip"),
    b"\xd0\xcf\x11\xe0": ("旧版 Office", "old Office"),
    b"\x89PNG": ("图片", "picture"),
    b"\xff\xd8\xff": ("图片", "picture"),
    b"\x1f\x8b": ("压缩", "gzip"),
}


def readable(path: Path) -> bool:
    """Whether a file found in a folder is of a kind that can be read; others in the folder are passed over."""
    return path.suffix.lower() in SUFFIXES


def read_source(path: Path) -> SourceText:
    """The text of the file at `path`, decoded, otherwise as it came.

    Raises: ReadError when the file is missing, empty, too large, of another kind, or in an unknown encoding.
    """
    content = _read_bytes(path)
    for signature, (zh, en) in SIGNATURES.items():
        if content.startswith(signature):
            raise ReadError(
                f"{path.name} 是{zh}文件，本版本只读文本（.txt）和 Markdown（.md），请先另存为文本。",
                f"{path.name} is a {en} file; this version reads .txt and .md: save it as text first.",
            )
    kind = format_of(content, path.suffix.lower())
    source = Source(str(path), hashlib.sha256(content).hexdigest(), kind.media_type)
    return SourceText(source, kind.reader(content, path.name))


def _read_bytes(path: Path) -> bytes:
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise ReadError(
                f"{path.name} 有 {size / 2**20:.0f} MB，超过单个文件 {MAX_BYTES // 2**20} MB 的上限，请拆分。",
                f"{path.name} has {size / 2**20:.0f} MB, the limit is {MAX_BYTES // 2**20} MB: split it.",
            )
        content = path.read_bytes()
    except FileNotFoundError as error:
        raise ReadError(f"找不到文件 {path}，请检查路径。", f"There is no file {path}: check the path.") from error
    except IsADirectoryError as error:
        raise ReadError(f"{path} 是文件夹，请给出其中的文件。", f"{path} is a folder: name the files in it.") from error
    except OSError as error:
        reason = system_reason(error)
        raise ReadError(
            f"读不到 {path}：{reason.zh}，请检查。", f"Cannot read {path}: {reason.en}; check it."
        ) from error
    if not content.strip():
        raise ReadError(f"{path.name} 是空文件，没有可读的内容。", f"{path.name} is empty: there is nothing to read.")
    return content
