"""Web pages: bytes → the lines of the article, with what the page says of the document in fields of its own."""

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from hengce.ingest.errors import ReadError
from hengce.ingest.lexicon.pages import PageLexicon, load_page_lexicon
from hengce.ingest.model import SourcePlace
from hengce.ingest.page_fields import Labelled, PageFields, fields_of_meta, labelled_values, to_fields
from hengce.ingest.read.source import ReadText
from hengce.ingest.read.text import read_text
from hengce.ingest.read.web.article import find_article
from hengce.ingest.read.web.decoding import decode_page
from hengce.ingest.read.web.lines import PageLine
from hengce.ingest.read.web.tree import drop_elements, parse_page

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

MARKUP = re.compile(r"<(?:!doctype|html|head|body|meta|div|p|br|table|span|font)\b", re.IGNORECASE)
TITLE_PARTS = re.compile(
    r"\s*[_|｜]\s*|\s+[-–—]+\s*|--|(?<=[^\x00-\x7f])-(?=[^\x00-\x7f])"
)  # 关于…的通知_政策文件_中国政府网
# 某市人民政府门户网站, 政务公开: what a <title> says besides the document, or alone
SITE_NAME = re.compile(r"(?:网站?|门户|平台|政府|首页|频道|栏目|公开|文件|要闻|公告栏?|详情页?|正文)$")
HEAD_LINES = 12  # a field block inside of the article is at its head


def read_page(content: bytes, name: str) -> ReadText:
    """The article of a saved web page: a line for each paragraph and row, and the page's fields.

    A file without any element is read as text: its name was wrong.
    Raises: ReadError when the page has no article, is damaged, or is in an unknown encoding.
    Not handled: what a page loads only when it runs.
    """
    text, doubts = decode_page(content, name)
    if not MARKUP.search(text):
        return read_text(content, name)
    lexicon = load_page_lexicon()
    root = parse_page(text, name)
    meta = _meta(root)
    headline = _headline(root)
    drop_elements(root, lexicon)
    article, around = find_article(root, lexicon)
    if not article:
        raise _no_article(name)
    head, body = _split_head(article, lexicon)
    fields = (
        to_fields(head)
        .or_else(fields_of_meta(meta, lexicon))
        .or_else(_printed_fields(around, lexicon))
        .or_else(PageFields(title=headline))
    )
    return ReadText("\n".join(line.text for line in body), _places(body), True, fields, doubts)


def _no_article(name: str) -> ReadError:
    return ReadError(
        f"{name} 中没有找到正文（可能是列表页，或正文要联网才能显示），请在浏览器中打开全文后重新保存。",
        f"{name} holds no article (a list of links, or text loaded later): open the text in a browser and save it.",
    )


def _meta(root: "Element") -> dict[str, str]:
    named = ((e.get("name") or e.get("property") or "", e.get("content", "")) for e in root.iter("meta"))
    return {name.casefold(): content.strip() for name, content in named if name}


def _headline(root: "Element") -> str | None:
    """The page's <title> without the names of site and column, which are shorter; None when it says no more."""
    title = root.find(".//title")
    parts = TITLE_PARTS.split(" ".join("".join(title.itertext()).split())) if title is not None else ()
    return max((part for part in parts if not SITE_NAME.search(part)), key=len, default="") or None


def _printed_fields(lines: Sequence[PageLine], lexicon: PageLexicon) -> PageFields:
    """The fields printed on the page: 标签：值 in a line, label and value in a table, or a value in the next line."""
    said = list[Labelled]()
    texts = [line.text.strip("\xa0\u3000 ") for line in lines]
    for line, text, below in zip(lines, texts, [*texts[1:], ""][: len(lines)], strict=True):
        nothing = line.table or labelled_values(below, lexicon)
        said.extend((field, value or ("" if nothing else below)) for field, value in labelled_values(text, lexicon))
    return to_fields(said)


def _split_head(article: Sequence[PageLine], lexicon: PageLexicon) -> tuple[list[Labelled], list[PageLine]]:
    """The fields at the head of the article, and its other lines."""
    said, body = list[Labelled](), list[PageLine]()
    for at, line in enumerate(article):
        found = labelled_values(line.text.strip("\xa0\u3000 "), lexicon) if at < HEAD_LINES else ()
        if found and all(value for _, value in found):
            said.extend(found)
        else:
            body.append(line)
    return said, body


def _places(lines: Sequence[PageLine]) -> tuple[SourcePlace, ...]:
    return tuple(_changes(lines)) if any(line.table for line in lines) else ()


def _changes(lines: Sequence[PageLine]) -> Iterator[SourcePlace]:
    """A place for each row, and for the first line behind a table."""
    in_table = False
    for number, line in enumerate(lines, 1):
        if line.table or in_table:
            yield SourcePlace(number, table=line.table, row=line.row)
        in_table = line.table is not None
