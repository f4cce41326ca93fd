"""What a site prints around a document is left out of texts copied off a page; nothing of the document is."""

from pathlib import Path

import pytest

from hengce.ingest.read.site import blank_site_lines

DOCUMENTS = sorted((Path(__file__).parent.parent / "documents").glob("*.txt"))

COPIED = """进入关怀版
当前位置：首页>政务公开>政策文件
某市支持企业行动计划（2025—2027年） 政策咨询
2025-03-04 09:49:09【字体：大中小】
某工信〔2025〕44号
一、总体要求
打印本页的服务也要做好。
二、保障措施
各区要抓好落实。
某市工业和信息化局
2025年3月1日
相关政策解读
图解：某市支持企业行动计划
粤ICP备12345678号"""

DOCUMENT = """

某市支持企业行动计划（2025—2027年）

某工信〔2025〕44号
一、总体要求
打印本页的服务也要做好。
二、保障措施
各区要抓好落实。
某市工业和信息化局
2025年3月1日


"""


def test_menus_buttons_links_and_foot_are_left_empty() -> None:
    assert blank_site_lines(COPIED) == DOCUMENT


def test_links_of_a_page_saved_as_markdown_end_it() -> None:
    text = "# 某县工作方案\n一、总则\n各县要办理。"
    links = "\n【相关附件】\n- [某县工作方案的空间布局图.pdf](/files/15/153dd7fb0f9b47e5a7da741e27ef8efe0f9b47e5.pdf)"
    end = "\n\n【原文下载】\n- [某县工作方案.pdf](/a.pdf )\n---\n**更新时间**: 2026-01-26 11:25:36"
    assert blank_site_lines(text + links + end) == text + "\n" * 7


@pytest.mark.parametrize(
    "text",
    [
        # the words of a button in a title; a line of marks; a word that is a button, above the colophon
        "关于加强政策解读\n工作的通知\n一、总则\n各县要办理。",
        "某县工作方案\n一、总则\n各县要办理。\n---\n某县人民政府办公室\n2020年9月17日印发",
        "某县工作方案\n一、总则\n各县要办理。\n下载\n抄送：县委办。\n某县人民政府办公室2020年9月17日印发",
    ],
)
def test_what_is_the_documents_own_stays(text: str) -> None:
    assert blank_site_lines(text) == text


@pytest.mark.parametrize("file", DOCUMENTS, ids=lambda file: file.stem)
def test_lines_keep_their_numbers_and_sentences_their_words(file: Path) -> None:
    before = file.read_text().split("\n")
    after = blank_site_lines("\n".join(before)).split("\n")
    assert len(after) == len(before)
    assert not [was for was, now in zip(before, after, strict=True) if was != now and "。" in was]
