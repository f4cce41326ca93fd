"""Archives as folders: the documents in them, their names, and what is refused."""

import struct
from collections.abc import Callable
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

import pytest

from hengce.ingest.errors import ReadError
from hengce.ingest.read import document_exists, documents_in, read_source
from hengce.ingest.read.package import MAX_PART, MAX_UNPACKED

TEXT = "一、总体要求\n建立服务体系。\n"
Members = dict[str, bytes]


def make_archive(path: Path, members: Members) -> Path:
    """A zip whose names are in UTF-8, and say so."""
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


def make_unmarked_archive(path: Path, members: Members, encoding: str) -> Path:
    """A zip as Chinese systems write them: the bytes of the names are in some encoding, and nothing says in which."""
    printed = {name.encode(encoding): content for name, content in members.items()}
    stand_ins = {name: chr(ord("A") + at) * len(name) for at, name in enumerate(printed)}
    make_archive(path, {stand_ins[name]: content for name, content in printed.items()})
    content = path.read_bytes()
    for name, stand_in in stand_ins.items():
        content = content.replace(stand_in.encode(), name)
    path.write_bytes(content)
    return path


def names(path: Path) -> list[str]:
    return [document.relative_to(path).as_posix() for document in documents_in(path)]


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "big5"])
def test_an_archive_is_a_folder_whatever_its_names_are_written_in(tmp_path: Path, encoding: str) -> None:
    members = {"方案.txt": TEXT.encode(), "附件/分工.md": TEXT.encode()}
    archive = make_unmarked_archive(tmp_path / "plans.zip", members, encoding)
    assert names(archive) == ["方案.txt", "附件/分工.md"]
    assert read_source(archive / "附件/分工.md").text == TEXT
    assert document_exists(archive / "方案.txt")
    assert not document_exists(archive / "无.txt")


def test_an_archive_in_a_folder_is_looked_into(tmp_path: Path) -> None:
    make_archive(tmp_path / "plans.zip", {"a.txt": TEXT.encode()})
    (tmp_path / "b.txt").write_text(TEXT, "utf-8")
    assert names(tmp_path) == ["b.txt", "plans.zip/a.txt"]


def test_what_is_no_document_is_passed_over(tmp_path: Path) -> None:
    others = ("README.md", ".hidden/a.txt", "__MACOSX/a.txt", "logo.svg")
    archive = make_archive(tmp_path / "plans.zip", dict.fromkeys((*others, "a.txt"), TEXT.encode()))
    assert names(archive) == ["a.txt"]


def test_back_slashes_divide_folders_and_a_root_is_the_archive(tmp_path: Path) -> None:
    archive = make_archive(tmp_path / "plans.zip", {"附件\\a.txt": TEXT.encode(), "/etc/b.txt": TEXT.encode()})
    assert names(archive) == ["etc/b.txt", "附件/a.txt"]
    assert read_source(archive / "附件/a.txt").text == TEXT


def test_a_path_out_of_the_archive_is_refused_and_the_others_go_on(tmp_path: Path) -> None:
    archive = make_archive(tmp_path / "plans.zip", {"../../x": TEXT.encode(), "a.txt": TEXT.encode()})
    assert names(archive) == ["../../x", "a.txt"]
    with pytest.raises(ReadError, match="指向包外"):
        read_source(archive / "../../x")
    assert read_source(archive / "a.txt").text == TEXT


def test_a_missing_member_is_named(tmp_path: Path) -> None:
    archive = make_archive(tmp_path / "plans.zip", {"a.txt": TEXT.encode()})
    with pytest.raises(ReadError, match=r"里没有 b\.txt"):
        read_source(archive / "b.txt")


def truncated(path: Path) -> None:
    make_archive(path, {"a.txt": TEXT.encode() * 99})
    path.write_bytes(path.read_bytes()[:-40])


def locked(path: Path) -> None:
    make_archive(path, {"a.txt": TEXT.encode()})
    content = bytearray(path.read_bytes())
    for signature, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(signature) + flags] |= 1
    path.write_bytes(bytes(content))


def bomb(path: Path) -> None:
    with ZipFile(path, "w", ZIP_STORED) as archive:
        archive.writestr("a.txt", b"0" * 64)
    content = path.read_bytes()
    at = content.index(b"PK\x01\x02") + 24  # the size of the member that its entry in the directory promises
    path.write_bytes(content[:at] + struct.pack("<I", MAX_UNPACKED + 1) + content[at + 4 :])


def nested(path: Path) -> None:
    inner = make_archive(path.with_name("inner.zip"), {"a.txt": TEXT.encode()})
    make_archive(path, {"inner.zip": inner.read_bytes()})


def without_documents(path: Path) -> None:
    make_archive(path, {"logo.svg": b"<svg/>"})


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (truncated, "已损坏或不完整"),
        (locked, "设有密码"),
        (bomb, "展开后过大"),
        (nested, "套在里面的压缩包"),
        (without_documents, "没有能直接读的文件"),
    ],
)
def test_an_archive_that_cannot_be_read_is_told(tmp_path: Path, make: Callable[[Path], None], sentence: str) -> None:
    archive = tmp_path / "plans.zip"
    make(archive)
    (document,) = documents_in(archive)
    with pytest.raises(ReadError, match=sentence):
        read_source(document)


def test_a_member_that_unpacks_without_end_is_told_and_the_others_go_on(tmp_path: Path) -> None:
    archive = make_archive(tmp_path / "plans.zip", {"a.txt": TEXT.encode(), "b.txt": b"0" * (MAX_PART + 1)})
    assert archive.stat().st_size < 2**20
    with pytest.raises(ReadError, match="展开后过大"):
        read_source(archive / "b.txt")
    assert read_source(archive / "a.txt").text == TEXT


def test_a_member_whose_bytes_are_wrong_is_damaged(tmp_path: Path) -> None:
    archive = tmp_path / "plans.zip"
    with ZipFile(archive, "w", ZIP_STORED) as file:
        file.writestr("a.txt", TEXT)
    archive.write_bytes(archive.read_bytes().replace("总体".encode(), "全体".encode(), 1))
    with pytest.raises(ReadError, match="已损坏"):
        read_source(archive / "a.txt")
