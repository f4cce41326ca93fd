"""Pages without an article, damaged ones, and names that lie: one sentence, or the right reading."""

from email.message import EmailMessage
from pathlib import Path

import pytest

from hengce.ingest.errors import ReadError
from hengce.ingest.read import MAX_BYTES, read_source
from hengce.ingest.read.web.page import read_page

ARTICLE = "<p>一、总体要求</p><p>（一）各单位要按照分工，认真抓好落实。</p>"
LINKS = "".join(f"<li><a href=/{n}>关于做好第{n}项工作的通知，请认真落实。</a></li>" for n in range(40))
TEXT = "一、总体要求\n（一）各单位要按照分工，认真抓好落实。"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"<html><head><title>x</title></head><body></body></html>", "没有找到正文"),
        (f"<html><body><ul>{LINKS}</ul></body></html>".encode(), "没有找到正文"),
        (b"<html><body><div id=app></div><script>load()</script></body></html>", "没有找到正文"),
        (b"<html><!-- nothing else -->", "没有找到正文"),
        (b"<div>" * 100_000 + "文字。".encode(), "嵌套过深"),
        (b"<html><meta charset=gbk><body><p>" + bytes(range(128, 256)) * 40, "编码无法识别"),
    ],
    ids=["empty", "list of links", "loaded later", "comment", "nested too deep", "encoding"],
)
def test_a_page_without_an_article_is_refused_in_one_sentence(content: bytes, said: str) -> None:
    with pytest.raises(ReadError, match=said):
        read_page(content, "page.html")


@pytest.mark.parametrize(
    ("name", "content", "media_type"),
    [
        ("page.txt", f"<!DOCTYPE html><html><body>{ARTICLE}</body></html>".encode(), "text/html"),
        ("page.doc", f"\n<html><meta charset=gbk><body>{ARTICLE}</body></html>".encode("gbk"), "text/html"),
        ("page.html", f"<div>{ARTICLE}</div>".encode("utf-8-sig"), "text/html"),
        ("page.txt", f'<div class="text">{ARTICLE}</div>\n'.encode(), "text/html"),
        ("page.html", TEXT.encode(), "text/html"),
        ("page.htm", f"<html><meta charset=utf-16><body>{ARTICLE}</body></html>".encode("utf-16"), "text/html"),
        ("page.html", f"<html><meta charset=gb2312><body>{ARTICLE}</body></html>".encode(), "text/html"),
    ],
    ids=["page as text", "page as Word file", "no head", "piece of a page", "text as page", "UTF-16", "wrong charset"],
)
def test_a_file_is_read_as_what_it_holds(tmp_path: Path, name: str, content: bytes, media_type: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    read = read_source(path)
    assert (read.text, read.source.media_type) == (TEXT, media_type)


def test_a_web_archive_gives_the_page_in_it(tmp_path: Path) -> None:
    archive = EmailMessage()
    archive["Subject"] = "page"
    archive.set_content(f"<html><body>{ARTICLE}</body></html>", subtype="html", charset="utf-8", cte="quoted-printable")
    archive.add_related(b"\x89PNG", "image", "png")
    path = tmp_path / "page.mht"
    path.write_bytes(b"From: <Saved by a browser>\r\n" + archive.as_bytes())
    assert read_source(path).text == TEXT


def test_single_broken_characters_are_told() -> None:
    page = f"<html><meta charset=utf-8><body>{ARTICLE * 100}</body></html>".encode().replace(
        "抓".encode(), b"\xe6\x8a", 1
    )
    read = read_page(page, "page.html")
    assert [doubt.kind for doubt in read.doubts] == ["broken_characters"]
    assert read.text.startswith("一、总体要求\n（一）各单位要按照分工，认真\ufffd好落实。")


def test_a_page_larger_than_any_document_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_bytes(b"<html>" + b" " * MAX_BYTES)
    with pytest.raises(ReadError, match="超过单个文件"):
        read_source(path)
