"""The text of a web page → its elements. Nothing is fetched, run or resolved."""

import re
from typing import TYPE_CHECKING

from hengce.ingest.errors import ReadError
from hengce.ingest.lexicon.pages import PageLexicon

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

HIDDEN = re.compile(r"(?:^|;)\s*display\s*:\s*none", re.IGNORECASE)


def parse_page(text: str, name: str) -> "Element":
    """The root element of a page, however badly it is written; without comments.

    Raises: ReadError when it holds no element, or elements nested so deep that the parser gives up (2,048 levels).
    """
    from lxml import etree

    for huge in (False, True):  # 256 levels first: some pages leave <font> open a hundred times
        parser = etree.HTMLParser(remove_comments=True, remove_pis=True, huge_tree=huge, encoding="utf-8")
        root = etree.fromstring(text.encode(), parser) if text.strip() else None
        if root is None:
            raise ReadError(f"{name} 是空网页，没有可读的内容。", f"{name} is an empty page: there is nothing to read.")
        if not any("depth" in error.message for error in parser.error_log):
            return root
    raise ReadError(
        f"{name} 的网页结构已损坏（标签嵌套过深），请用浏览器打开后重新保存。",
        f"{name} is a damaged page (its elements are nested too deep): open it in a browser and save it again.",
    )


def drop_elements(root: "Element", lexicon: PageLexicon) -> None:
    """Takes out what is never text: scripts, styles, forms, and what the page hides."""
    for element in list(root.iter()):
        hidden = element.tag != "body" and HIDDEN.search(element.get("style", ""))
        if (element.tag in lexicon.clutter_elements and element.tag != "head") or hidden or element.tag == "head":
            drop(element)


def drop(element: "Element") -> None:
    """Takes the element out of its tree, but not the text behind it."""
    parent = element.getparent()
    if parent is None:
        return
    if element.tail:
        before = element.getprevious()
        if before is not None:
            before.tail = (before.tail or "") + element.tail
        else:
            parent.text = (parent.text or "") + element.tail
    parent.remove(element)


def names_of(element: "Element") -> set[str]:
    """The id and classes of an element, in lower case."""
    return {*element.get("class", "").casefold().split(), *element.get("id", "").casefold().split()}
