"""The home folder: what stands where, and how files in it change without ever being half-written.

HOME/corpus/<hash>/lincang.txt, .toml   the sources as they came, with the metadata that stood beside them
HOME/corpus/catalogue.json              which of them are the library's documents
HOME/corpus/library                     what servers call this library, so that none takes another's for its own
HOME/facts/<hash>.json                  facts derived from a source
HOME/generations/000012/                the manifest, and the graph and index that no server keeps; never changed
HOME/current                            the name of the generation to read
HOME/uploads/                           files that came through the app
"""

import errno
import os
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from hengce.ingest.errors import StoreError, system_reason
from hengce.ui.servers import EMBEDDED, Servers

FULL = {errno.ENOSPC, errno.EDQUOT}
FORBIDDEN = {errno.EROFS, errno.EACCES, errno.EPERM}
NO_FOLDER = {errno.EEXIST, errno.ENOTDIR}


class EmptyLibraryError(StoreError):
    """The library holds nothing yet."""


@dataclass(frozen=True, slots=True)
class Home:
    """The places in a home folder, and the servers beside it."""

    folder: Path
    servers: Servers = EMBEDDED

    @property
    def corpus(self) -> Path:
        """The sources as they came."""
        return self.folder / "corpus"

    @property
    def catalogue(self) -> Path:
        """Which sources are the library's documents, should all generations be lost."""
        return self.corpus / "catalogue.json"

    def library_id(self) -> str:
        """What servers call the library; chosen when it is first asked for. Raises: OSError."""
        file = self.corpus / "library"
        if not file.exists():
            write_whole(file, uuid.uuid4().hex)
        return file.read_text("utf-8").strip()

    @property
    def facts(self) -> Path:
        """Facts derived from the sources."""
        return self.folder / "facts"

    @property
    def uploads(self) -> Path:
        """Files that came through the app."""
        return self.folder / "uploads"

    @property
    def generations(self) -> Path:
        """The folder of generations."""
        return self.folder / "generations"

    @property
    def current(self) -> Path:
        """The file that names the generation to read."""
        return self.folder / "current"

    def current_generation(self) -> Path | None:
        """The generation to read; None in a library that has none yet."""
        try:
            name = self.current.read_text("utf-8").strip()
        except FileNotFoundError:
            return None
        return self.generations / name if name else None


def write_whole(path: Path, content: str | bytes) -> None:
    """Writes a file so that whoever reads it sees the old content or the new one, even after a crash or power cut."""
    path.parent.mkdir(parents=True, exist_ok=True)
    staged = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with staged.open("wb") as file:
            file.write(content.encode() if isinstance(content, str) else content)
            file.flush()
            os.fsync(file.fileno())
        staged.replace(path)
    finally:
        staged.unlink(missing_ok=True)


@contextmanager
def changing(home: Home) -> Iterator[None]:
    """Holds the right to change the library.

    Raises: StoreError when another process changes it, and when the folder cannot be written or the disk is full.
    """
    from filelock import FileLock, Timeout  # loads asyncio, which readers have no use for

    with explained(home):
        home.folder.mkdir(parents=True, exist_ok=True)
        lock = FileLock(home.folder / "ingest.lock")
        try:
            lock.acquire(timeout=0)
        except Timeout as error:
            raise StoreError(
                f"文库 {home.folder} 正在由另一个程序导入，请等它结束后再试。",
                f"Another program is changing the library {home.folder}: try again when it is done.",
            ) from error
        try:
            yield
        finally:
            lock.release()


@contextmanager
def explained(home: Home) -> Iterator[None]:
    """Turns what the operating system refuses below it into a StoreError that says what to do."""
    try:
        yield
    except OSError as error:
        raise _os_error(home, error) from error


def _os_error(home: Home, error: OSError) -> StoreError:
    if error.errno in FULL:
        return StoreError(
            f"文库 {home.folder} 所在的磁盘已满，内容未作改动；请腾出空间后再试。",
            f"The disk of the library {home.folder} is full; nothing was changed. Free some space and try again.",
        )
    if error.errno in FORBIDDEN:
        return StoreError(
            f"文库 {home.folder} 没有读写权限；请检查，或用 --home 指定另一个文件夹。",
            f"The library {home.folder} may not be read or written: check permissions, or name another with --home.",
        )
    if error.errno in NO_FOLDER:
        return StoreError(
            f"{home.folder} 不是文件夹，不能作文库；请用 --home 指定另一个文件夹。",
            f"{home.folder} is no folder and cannot hold a library: name another with --home.",
        )
    reason = system_reason(error)
    return StoreError(
        f"文库 {home.folder} 读写出错：{reason.zh}；请检查磁盘，或用 --home 指定另一个文件夹。",
        f"The library {home.folder} cannot be used: {reason.en}; check the disk.",
    )


def empty_library(home: Home) -> EmptyLibraryError:
    """The error that says a library holds nothing yet."""
    return EmptyLibraryError(
        f"文库 {home.folder} 还是空的，请先用 hengce ingest 导入文件。",
        f"The library {home.folder} is empty: read documents into it with `hengce ingest` first.",
    )


def damaged_library(home: Home) -> StoreError:
    """The error that says a library must be made again."""
    return StoreError(
        f"文库 {home.folder} 已损坏或由另一个版本写成；请运行 hengce rebuild 由原文重建。",
        f"The library {home.folder} is damaged or of another version: `hengce rebuild` makes it again.",
    )
