"""Files, folders and zip archives: the documents in them, and their bytes.

A document in an archive has a path as if the archive were a folder: `plans.zip/附件/a.docx`. Nothing is unpacked to the
disk.
"""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from functools import lru_cache
from pathlib import Path, PurePosixPath
from zipfile import ZipInfo

from hengce.ingest.errors import Message, ReadError, system_reason
from hengce.ingest.read.formats import SUFFIXES, limit_of
from hengce.ingest.read.package import SIGNATURES, Package
from hengce.ingest.read.text import decode_text

HEAD_BYTES = 4096  # enough to tell the kind of a file
NAMES_IN_UTF8 = 0x800  # bit of a member's flags (APPNOTE.TXT 4.4.4, bit 11)
# A zip with one of these at its top is itself a document (or a book, a table): Office, OFD, OpenDocument.
DOCUMENT_MARKS = ("[Content_Types].xml", "OFD.xml", "mimetype")
PARTS_OF_PAGE = ("_files", ".files")  # the folder in which browsers keep the pictures of a page they saved


def documents_in(path: Path) -> Iterator[Path]:
    """The documents at `path`: itself, or those of a folder or archive in the order of their names.

    Hidden files, READMEs and kinds that cannot be read are passed over in folders and archives. An archive that cannot
    be opened, or holds none, comes out itself: reading it says why.
    """
    if path.is_dir():
        for file in sorted(path.rglob("*")):
            if file.is_file() and _wanted(PurePosixPath(file.relative_to(path).as_posix())):
                yield from documents_in(file)
    else:
        yield from [path / name for name in sorted(_members(path))] or [path]


def document_exists(path: Path) -> bool:
    """Whether there is a file at `path`, on the disk or in an archive."""
    archive = _archive_above(path)
    if archive is None:
        return path.exists()
    return path.relative_to(archive).as_posix() in _members(archive)


def file_bytes(path: Path) -> bytes:
    """The bytes of the file at `path`, on the disk or in an archive.

    Raises: ReadError when it is missing, empty, too large, or cannot be read.
    """
    archive = _archive_above(path)
    content = _disk_bytes(path) if archive is None else _member_bytes(archive, path.relative_to(archive).as_posix())
    if not content.strip():
        raise ReadError(f"{path.name} 是空文件，没有可读的内容。", f"{path.name} is empty: there is nothing to read.")
    return content


def _wanted(name: PurePosixPath) -> bool:
    """Whether a file met in a folder or archive is a document; a path that leads outside is, so that it is refused."""
    if ".." in name.parts:
        return True
    hidden = any(part.startswith(".") or part == "__MACOSX" or part.endswith(PARTS_OF_PAGE) for part in name.parts)
    return name.suffix.lower() in SUFFIXES and not hidden and name.stem.upper() != "README"


def _archive_above(path: Path) -> Path | None:
    """The archive that `path` stands in, if any."""
    if path.exists():
        return None
    return next((parent for parent in path.parents if parent.is_file()), None)


def _members(path: Path) -> list[str]:
    """The names of the documents in an archive; none when `path` is no archive that can be opened."""
    try:
        with path.open("rb") as file:
            if not file.read(HEAD_BYTES).startswith(SIGNATURES):
                return []
        members = _directory(path)
    except (OSError, ReadError):
        return []
    is_document = any(mark in members for mark in DOCUMENT_MARKS)
    return [] if is_document else [name for name in members if _wanted(PurePosixPath(name))]


def _directory(archive: Path) -> Mapping[str, ZipInfo]:
    """The members of an archive by their names. Raises: OSError; ReadError when it cannot be opened."""
    status = archive.stat()
    return _directory_as_of(archive, status.st_mtime_ns, status.st_size)


@lru_cache(maxsize=4)  # the documents of an archive are read one after the other
def _directory_as_of(archive: Path, _changed: int, _size: int) -> Mapping[str, ZipInfo]:
    with Package(archive, archive.name) as package:
        return {_member_name(member): member for member in package.parts()}


def _member_name(member: ZipInfo) -> str:
    """The name of a member as a path below the archive, decoded."""
    name = member.filename
    if not member.flag_bits & NAMES_IN_UTF8:
        with suppress(ReadError):
            name, _ = decode_text(name.encode("cp437", "replace"), name)  # zipfile took the bytes for this encoding
    return name.replace("\\", "/").lstrip("/")


def _member_bytes(archive: Path, name: str) -> bytes:
    if ".." in PurePosixPath(name).parts:
        raise ReadError(
            f"压缩包 {archive.name} 里的路径 {name} 指向包外，可能有害，没有读取。",
            f"The path {name} in {archive.name} leads out of the archive, which may do harm: it was not read.",
        )
    member = _directory(archive).get(name)
    if member is None:
        raise ReadError(
            f"压缩包 {archive.name} 里没有 {name}，请检查路径。",
            f"There is no {name} in {archive.name}: check the path.",
        )
    with Package(archive, archive.name) as package:
        content = package.read(member)
    if len(content) > (limit := limit_of(content)):
        raise _too_large(name, len(content), limit)
    return content


def _disk_bytes(path: Path) -> bytes:
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            head = file.read(HEAD_BYTES)
            if size > (limit := limit_of(head)):
                raise _too_large(path.name, size, limit)
            return head + file.read(limit)
    except OSError as error:
        said = _system_message(path, error)
        raise ReadError(said.zh, said.en) from error


def _system_message(path: Path, error: OSError) -> Message:
    if isinstance(error, FileNotFoundError):
        return Message(f"找不到文件 {path}，请检查路径。", f"There is no file {path}: check the path.")
    if isinstance(error, IsADirectoryError):
        return Message(f"{path} 是文件夹，请给出其中的文件。", f"{path} is a folder: name the files in it.")
    reason = system_reason(error)
    return Message(f"读不到 {path}：{reason.zh}，请检查。", f"Cannot read {path}: {reason.en}; check it.")


def _too_large(name: str, size: int, limit: int) -> ReadError:
    return ReadError(
        f"{name} 有 {size / 2**20:.0f} MB，超过单个文件 {limit // 2**20} MB 的上限，请拆分。",
        f"{name} has {size / 2**20:.0f} MB, the limit is {limit // 2**20} MB: split it.",
    )
