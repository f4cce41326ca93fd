"""What a government site prints around a document, told by its words: in text copied off a page, in prints of pages.

Web pages tell it by their elements as well, see `web/article.py`.
"""

import re
from collections.abc import Sequence

from hengce.ingest.labels import read_label
from hengce.ingest.lexicon.documents import load_document_lexicon
from hengce.ingest.lexicon.pages import PageLexicon, load_page_lexicon

LONGEST_SITE_LINE = 80
LONGEST_BEHIND = 60  # characters of a line behind a document: a link, an address, a telephone number
DOCUMENTS_OWN = re.compile(r"抄送|印发|[\d〇○零一二三四五六七八九]{4}年.{1,3}月.{1,3}日$")  # its signature and colophon
LINK = re.compile(r"[-*•·]?\s*\[[^\]]*\]\(\S+\s*\)")  # of Markdown, alone on its line
WORDS = re.compile(r"\w")  # a line of marks divides a document as well as a page
SPACES = "\xa0\u3000 \t\r"


def blank_site_lines(text: str) -> str:
    """`text` with the lines that only the site prints, before and behind the document, left empty.

    Guarantees: every other line keeps its number and its words, but for buttons that stand behind a title.
    """
    lexicon, lines = load_page_lexicon(), text.split("\n")
    head = next((at for at, line in enumerate(lines) if _opens_body(line.strip(SPACES))), len(lines))
    kept = [*(_head_line(line, lexicon) for line in lines[:head]), *lines[head:]]
    end = _end_of_document(kept, head, lexicon)
    return "\n".join([*kept[:end], *[""] * (len(kept) - end)])


def is_site_line(text: str, lexicon: PageLexicon) -> bool:
    """Whether a line is about the page: its place on the site, buttons, notes of who runs it."""
    words = text.strip(SPACES)
    return len(words) <= LONGEST_SITE_LINE and lexicon.clutter_line.search(words) is not None


def begins_links(text: str, lexicon: PageLexicon) -> bool:
    """Whether a line heads the links that follow a document (相关链接)."""
    return len(text) <= LONGEST_SITE_LINE and lexicon.behind.search(text.strip(SPACES)) is not None


def _opens_body(line: str) -> bool:
    return line.endswith("。") or read_label(line) is not None


def _says_site(line: str, lexicon: PageLexicon) -> bool:
    return WORDS.search(line) is not None and is_site_line(line, lexicon)


def _head_line(line: str, lexicon: PageLexicon) -> str:
    if _says_site(line, lexicon):
        return ""
    buttons = lexicon.buttons_behind.search(line)
    title = line[: buttons.start()] if buttons else ""
    return title if load_document_lexicon().type_at_end.search(title) else line


def _end_of_document(lines: Sequence[str], head: int, lexicon: PageLexicon) -> int:
    """Where the links and the foot of the page begin: nothing but short lines without a sentence stands behind."""
    end = len(lines)
    for at in range(len(lines) - 1, head, -1):
        line = lines[at].strip(SPACES)
        if not LINK.fullmatch(line) and _is_text(line):
            break
        if begins_links(line, lexicon) or _says_site(line, lexicon):
            end = at
    return end


def _is_text(line: str) -> bool:
    """Whether a line is more than a link, an address or a button."""
    return (
        len(line) > LONGEST_BEHIND
        or line.endswith("。")
        or read_label(line) is not None
        or DOCUMENTS_OWN.search(line) is not None
    )
