"""What the page around a document says of it, held against what the document says itself."""

import re
from collections.abc import Iterator
from dataclasses import replace
from difflib import SequenceMatcher
from typing import Final

from hengce.ingest.characters import fold_characters, fold_number_brackets
from hengce.ingest.extract.imprint import NUMBER
from hengce.ingest.extract.titles import Titles
from hengce.ingest.model import Document, Extracted, Finding
from hengce.ingest.page_fields import PageFields

NAMES: Final = {
    "title": ("标题", "title"),
    "document_number": ("文号", "document number"),
    "issuer": ("发文机关", "issuer"),
    "issued_on": ("成文日期", "date of issue"),
}
OF_PAGE: Final = ("index_number", "published_on")  # which a document does not state itself
FILLED: Final = ("document_number", "issuer", "issued_on")  # the title is read together with the lines of the front
# A page shortens titles and leaves out 关于 or the issuer: four fifths of the shorter one must stand in the other.
LEAST_SHARED: Final = 0.8
NO_LETTER: Final = re.compile(r"\W")
NOBODY: Final = re.compile(r"(?:[有相]关|各)(?:部门|单位|机构)")  # 上海市相关部门 issued nothing


def settled_fields(page: PageFields) -> PageFields:
    """The fields of a page in the characters of normalised text, without numbers and issuers that are none."""
    if not (page.title or page.document_number or page.issuer):
        return page
    number = fold_number_brackets(fold_characters(page.document_number or "")).replace(" ", "")
    return replace(
        page,
        title=page.title and fold_characters(page.title),
        document_number=number if NUMBER.fullmatch(number) else None,
        issuer=fold_characters(page.issuer) if page.issuer and not NOBODY.search(page.issuer) else None,
    )


def fill_from_page(own: Document, page: PageFields) -> Extracted[Document]:
    """The document with the fields that it does not state taken from the page.

    Guarantees: findings say which those are, and where page and document disagree.
    """
    missing = {key: value for key in FILLED if not getattr(own, key) and (value := getattr(page, key))}
    others = {key: value for key in OF_PAGE if (value := getattr(page, key))}
    filled = replace(own, **missing, **others) if missing or others else own
    findings = [_taken(key, value) for key, value in missing.items()]
    return Extracted((filled,), (*findings, *_disagreements(own, page)))


def _disagreements(own: Document, page: PageFields) -> Iterator[Finding]:
    for key in FILLED:
        said, printed = getattr(own, key), getattr(page, key)
        if said and printed and not _agree(key, said, printed):
            yield _differs(key, said, printed)
    if own.issued_on and page.published_on and page.published_on < own.issued_on:
        yield Finding(
            "page_differs",
            f"网页的发布日期 {page.published_on} 早于成文日期 {own.issued_on}，请核对。",
            f"The page was published on {page.published_on}, before the date of issue {own.issued_on}; check them.",
        )


def title_findings(own: Titles, page: PageFields) -> tuple[Finding, ...]:
    """Whether the page's title is taken, for want of one in the text, or is another than the text's."""
    titles = [title for title in (own.title, own.notice) if title]
    if not page.title:
        return ()
    if not titles:
        return (_taken("title", page.title),)
    if any(_agree("title", title, page.title) for title in titles):
        return ()
    return (_differs("title", titles[0], page.title),)


def _agree(key: str, said: str, printed: str) -> bool:
    if key in ("issued_on", "document_number"):
        return said == printed
    short, long = sorted((_bare(said), _bare(printed)), key=len)
    match = SequenceMatcher(None, short, long, autojunk=False).find_longest_match()
    return match.size >= LEAST_SHARED * len(short)


def _bare(name: str) -> str:
    return NO_LETTER.sub("", name)


def _taken(key: str, value: str) -> Finding:
    zh, en = NAMES[key]
    return Finding(
        "page_field",
        f"{zh}“{value}”取自网页或文首的信息栏，正文中没有读出，请核对。",
        f"The {en} “{value}” is taken from the fields around the text, which does not state it; check it.",
    )


def _differs(key: str, said: str, printed: str) -> Finding:
    zh, en = NAMES[key]
    return Finding(
        "page_differs",
        f"信息栏的{zh}“{printed}”与正文的“{said}”不一致，已取正文，请核对。",
        f"The {en} “{printed}” around the text differs from “{said}” in it; the text's was taken, check it.",
    )
