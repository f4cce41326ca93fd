"""Word files that cannot be read: one sentence each, whatever is wrong with them."""

import time
from pathlib import Path

import pytest

from hengce.ingest.errors import ReadError
from hengce.ingest.read import read_source
from hengce.ingest.read.package import MAX_XML

from .word_files import MAIN, make_package, make_word, paragraph

GOOD = make_word(paragraph("一、任务"))
LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))


def word_of(document: str | bytes) -> bytes:
    return make_package({"[Content_Types].xml": "<Types/>", "word/document.xml": document})


def declared(declarations: str, text: str, encoding: str = "utf-8") -> bytes:
    """A document with declarations before it, as XML of an encoding."""
    head = f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE w [{declarations}]>'
    body = f'<w:document xmlns:w="{MAIN}"><w:body><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:body></w:document>'
    return word_of((head + body).encode(encoding))


BAD = {
    "truncated": (GOOD[: len(GOOD) // 2], "已损坏或不完整"),
    "cut XML": (word_of(f'<w:document xmlns:w="{MAIN}"><w:body>'), "已损坏或不完整"),
    "no body": (word_of(f'<w:document xmlns:w="{MAIN}"/>'), "已损坏或不完整"),
    "no document": (make_package({"[Content_Types].xml": "<Types/>", "word/styles.xml": "<s/>"}), "已损坏或不完整"),
    "external entity": (declared('<!ENTITY x SYSTEM "file:///etc/passwd">', "&x;"), "声明了实体"),
    "external entity in UTF-16": (declared('<!ENTITY x SYSTEM "file:///etc/passwd">', "&x;", "utf-16"), "声明了实体"),
    "billion laughs": (declared('<!ENTITY l0 "哈">' + LAUGHS, "&l9;"), "声明了实体"),
    "billion laughs in UTF-16": (declared('<!ENTITY l0 "哈">' + LAUGHS, "&l9;", "utf-16"), "实体|已损坏"),
    "bomb": (word_of(b"<a>" + b" " * MAX_XML), "展开后过大"),
    "deep": (word_of("<a>" * 100_000), "已损坏或不完整"),
    "a workbook by its content": (
        make_package({"[Content_Types].xml": "<Types/>", "xl/workbook.xml": "<w/>"}),
        "Excel",
    ),
}


@pytest.mark.parametrize(("content", "sentence"), BAD.values(), ids=BAD)
def test_a_bad_file_is_told_in_one_sentence_and_at_once(content: bytes, sentence: str, tmp_path: Path) -> None:
    path = tmp_path / "plan.docx"
    path.write_bytes(content)
    started = time.monotonic()
    with pytest.raises(ReadError, match=sentence):
        read_source(path)
    assert time.monotonic() - started < 5


@pytest.mark.parametrize("name", ["plan.txt", "plan.pdf", "plan", "plan.zip"])
def test_a_file_is_read_by_what_it_is(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(GOOD)
    assert read_source(path).text == "一、任务"
