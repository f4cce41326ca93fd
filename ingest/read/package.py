"""Zip packages (docx, ofd, odt, zip itself): what they hold, read within bounds and written nowhere."""

import zipfile
import zlib
from io import BytesIO
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from hengce.ingest.errors import ReadError

if TYPE_CHECKING:
    from lxml.etree import _Element

SIGNATURES = (b"PK\x03\x04", b"PK\x05\x06")  # an archive, and one that holds nothing
# What unpacks to more than these is made to fill memory. A plan of 200 pages has some 2 MB of XML, which takes ten
# times that as a tree; a page scanned in colour has 10 MB.
MAX_XML = 32 * 2**20
MAX_PART = 64 * 2**20
MAX_UNPACKED = 2**30
MAX_PARTS = 10_000
ENCRYPTED = 0x1  # bit of a member's flags (APPNOTE.TXT 4.4.4)
BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError, ValueError)


class Package:
    """An open zip package. Its parts are read one by one, none beyond MAX_PART.

    A part is found whatever the case of its name: writers that know no difference call Tpls what they wrote as TPLS.
    """

    def __init__(self, source: bytes | Path, name: str) -> None:
        """Opens the bytes or the file; `name` is for messages.

        Raises: ReadError when it is damaged, all encrypted, or unpacks to too much.
        """
        self.name = name
        try:
            self._archive = zipfile.ZipFile(BytesIO(source) if isinstance(source, bytes) else source)
        except BROKEN as error:
            raise damaged(name) from error
        parts = self.parts()
        self._names = {part.filename.lower(): part for part in reversed(parts)}
        if len(parts) > MAX_PARTS or sum(part.file_size for part in parts) > MAX_UNPACKED:
            raise _bomb(name)
        if parts and all(part.flag_bits & ENCRYPTED for part in parts):
            raise encrypted(name)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._archive.close()

    def __contains__(self, part: str) -> bool:
        return part.lower() in self._names

    def parts(self) -> list[zipfile.ZipInfo]:
        """The members that are files, in the order they stand."""
        return [part for part in self._archive.infolist() if not part.is_dir()]

    def read(self, part: str | zipfile.ZipInfo) -> bytes:
        """The bytes of a part. Raises: ReadError when it is not there, damaged, encrypted or too large."""
        try:
            member = self._names[part.lower()] if isinstance(part, str) else part
            if member.flag_bits & ENCRYPTED:
                raise encrypted(self.name)
            with self._archive.open(member) as file:
                content = file.read(MAX_PART + 1)
        except KeyError as error:
            raise damaged(self.name) from error
        except BROKEN as error:
            raise damaged(self.name) from error
        if len(content) > MAX_PART:
            raise _bomb(self.name)
        return content

    def xml(self, part: str) -> "_Element":
        """The root element of an XML part. Raises: ReadError as `read`, and as `parse_xml`."""
        return parse_xml(self.read(part), self.name)


def parse_xml(content: bytes, name: str) -> "_Element":
    """The root element of an XML file from outside: no entity is resolved, nothing else is opened.

    Raises: ReadError when it is damaged, or declares entities, which no format read here does.
    """
    from lxml import etree

    if len(content) > MAX_XML:
        raise _bomb(name)
    if b"<!DOCTYPE" in content:
        raise _entities(name)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True)
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise damaged(name) from error
    if root.getroottree().docinfo.internalDTD is not None:  # in UTF-16 the search above sees none
        raise _entities(name)
    return root


def holds(content: bytes, start: str) -> bool:
    """Whether a package has a part whose name begins with `start`; of a truncated one the names that are left count."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            return any(name.startswith(start) for name in archive.NameToInfo)
    except BROKEN:
        return start.encode() in content


def damaged(name: str) -> ReadError:
    """What is said of a file that is of a format, but cannot be read to its end."""
    return ReadError(
        f"{name} 已损坏或不完整，无法读取，请重新下载或换用原文件。",
        f"{name} is damaged or incomplete: download it again, or use the original file.",
    )


def encrypted(name: str) -> ReadError:
    """What is said of a file that wants a password."""
    return ReadError(
        f"{name} 设有密码，无法读取，请去掉密码后再试。",
        f"{name} is protected by a password: remove it and try again.",
    )


def _bomb(name: str) -> ReadError:
    return ReadError(
        f"{name} 展开后过大，不像正常文件，没有读取，请核实来源或拆分。",
        f"{name} unpacks to more than any sound file does and was not read: check where it comes from, or split it.",
    )


def _entities(name: str) -> ReadError:
    return ReadError(
        f"{name} 的 XML 中声明了实体，正常文件不会如此，可能有害，没有读取，请核实来源。",
        f"{name} declares entities in its XML, which may do harm and no sound file does: check where it comes from.",
    )
